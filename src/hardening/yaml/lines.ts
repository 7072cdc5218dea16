/** A line of YAML without its comment; `indent` is the column of its first sign. */
export type YamlLine = { readonly indent: number; readonly text: string };

const END_OF_DOCUMENT = /^(?:---|\.\.\.)(?:\s|$)/;

/** The lines of each document in a text that have something in them. */
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

/** The first line of what was copied out of a file often lacks its indent; it is that of the line below it. */
function aligned(lines: readonly YamlLine[]): readonly YamlLine[] {
  const [first, second] = lines;
  if (first === undefined || second === undefined) return lines;
  const hasValue = /^[\w-]+:\s+[^&|>]/.test(first.text);
  return first.indent === 0 && second.indent > 0 && hasValue
    ? lines.with(0, { ...first, indent: second.indent })
    : lines;
}

/** Quoted texts, which may hold a sign that begins a comment elsewhere, and all else but comments. */
const CONTENT = /((?<![^\s[{,:])(?:"[^"\\]*(?:\\.[^"\\]*)*"?|'[^']*'?)|[^"'#]+|(?<=\S)#|["'])|#.*/g;

const withoutComment = (line: string): string => line.replace(CONTENT, '$1');
