/** Wraps a pure function so that it keeps its last result and returns it again for the same arguments. */
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

/** Wraps a pure function of a text so that it keeps its results for the most recent texts, at most `most` of them. */
export function rememberRecent<Result>(most: number, compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text) ?? compute(text);
    known.delete(text);
    known.set(text, result);
    const [oldest = ''] = known.keys();
    if (known.size > most) known.delete(oldest);
    return result;
  };
}
