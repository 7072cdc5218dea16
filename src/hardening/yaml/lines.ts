/** A line of YAML without its comment. `indent` is the column of its first character. */
export type YamlLine = { readonly indent: number; readonly text: string };

const END_OF_DOCUMENT = /^(?:---|\.\.\.)(?:\s|$)/;

/** Returns the lines of each document in a text, without empty lines. */
export function documentsIn(text: string): readonly (readonly YamlLine[])[] {
  const documents: YamlLine[][] = [[]];
  for (const raw of text.split('\n')) {
    const whole = raw.replaceAll('\t', '  ');
    if (END_OF_DOCUMENT.test(whole)) {
      documents.push([]);
      continue;
    }
    const content = withoutComment(whole).trimEnd();
    const line = { indent: content.search(/\S/), text: content.trimStart() };
    if (line.text !== '') documents.at(-1)?.push(line);
  }
  return documents.filter(({ length }) => length > 0).map(aligned);
}

/** Restores the indent of the first line, which text copied out of a file often lacks, from the line below it. */
function aligned(lines: readonly YamlLine[]): readonly YamlLine[] {
  const [first, second] = lines;
  if (first === undefined || second === undefined) return lines;
  const hasValue = /^[\w-]+:\s+[^&|>]/.test(first.text);
  return first.indent === 0 && second.indent > 0 && hasValue
    ? lines.with(0, { ...first, indent: second.indent })
    : lines;
}

/** Quoted text, which may contain a `#` that is not a comment, and everything else except comments. */
const CONTENT = /((?<![^\s[{,:])(?:"[^"\\]*(?:\\.[^"\\]*)*"?|'[^']*'?)|[^"'#]+|(?<=\S)#|["'])|#.*/g;

const withoutComment = (line: string): string => line.replace(CONTENT, '$1');
