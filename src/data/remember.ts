/** Wraps a pure function so that it keeps its last result and gives it again for the same arguments. */
export function rememberLast<Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    const isSame = last?.args.every((arg, index) => arg === args[index]) ?? false;
    if (last === undefined || !isSame) last = { args, result: compute(...args) };
    return last.result;
  };
}
