/** How far after the previous text the next one is searched for, in UTF-16 units: more than one entry takes. */
const FARTHEST = 100_000;

/**
 * Returns a function that finds the lines of texts that follow one another in a file, because a parser of data does not report
 * them. A text that is not found gets the line of the one before it.
 */
export function createLineFinder(text: string): (wanted: string) => number {
  let [line, at] = [1, 0];
  return (wanted) => {
    const index = text.slice(at, at + FARTHEST).indexOf(wanted);
    if (index < 0 || wanted === '') return line;
    for (let end = text.indexOf('\n', at); end >= 0 && end < at + index; end = text.indexOf('\n', end + 1)) line += 1;
    at += index;
    return line;
  };
}
