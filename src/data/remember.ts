/** A pure function that need not compute again what it has just computed: it keeps its last result. */
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
