/** A command line that opens an address: the program, and its words, in which `%s` is replaced by the address. */
export type BrowserCommand = { readonly program: string; readonly words: readonly string[] };

/**
 * The commands in $BROWSER, the first choice first. It is a list with colons between; each may have words, in quotes where
 * there are blanks or colons in them, and `%s`, `%c` (a colon) and `%%` (a percent sign). No shell reads it: other signs
 * mean themselves.
 */
export function browserCommands(browser: string): readonly BrowserCommand[] {
  return splitWords(browser).flatMap(([program, ...words]) => {
    if (program === undefined || hasPlaceholder(program)) return [];
    // By convention `&` means not to wait for the browser; we never do.
    const isBackground = words.at(-1) === '&';
    return [{ program: withAddress(program, ''), words: isBackground ? words.slice(0, -1) : words }];
  });
}

/** The words of a command with the address for each `%s`, or at the end where there is no `%s`. */
export function wordsWith(words: readonly string[], address: string): readonly string[] {
  const filled = words.map((word) => withAddress(word, address));
  return words.some(hasPlaceholder) ? filled : [...filled, address];
}

const hasPlaceholder = (word: string): boolean => word.replaceAll('%%', '').includes('%s');

function withAddress(word: string, address: string): string {
  const meanings: Readonly<Record<string, string>> = { '%s': address, '%c': ':', '%%': '%' };
  return word.replace(/%[sc%]/g, (sign) => meanings[sign] ?? sign);
}

/** Removes the quotes around a piece of a word; a quote that is never closed is kept as a letter. */
const PIECE = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|(:)|(\s+)|(.)/gs;

function splitWords(browser: string): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let word: string | null = null;
  const endWord = () => {
    if (word !== null) commands.at(-1)?.push(word);
    word = null;
  };
  for (const [, inDouble, inSingle, escaped, colon, blank, letter] of browser.matchAll(PIECE)) {
    if (colon === undefined && blank === undefined) {
      word = `${word ?? ''}${inDouble?.replace(/\\(["\\])/g, '$1') ?? inSingle ?? escaped ?? letter ?? ''}`;
      continue;
    }
    endWord();
    if (colon !== undefined) commands.push([]);
  }
  endWord();
  return commands;
}
