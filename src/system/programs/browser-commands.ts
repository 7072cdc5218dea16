/** A command line that opens an address: the program, and its words, in which `%s` stands for the address. */
export type BrowserCommand = { readonly program: string; readonly words: readonly string[] };

/**
 * The commands in $BROWSER, the first choice first. It is a list with colons between; each may have words, in quotes where
 * there are blanks or colons in them, and `%s`, `%c` (a colon) and `%%` (a percent sign). No shell reads it: other signs
 * mean themselves.
 */
export function browserCommands(browser: string): readonly BrowserCommand[] {
  return wordsOf(browser).flatMap(([program, ...words]) => {
    if (program === undefined || hasPlace(program)) return [];
    // By the convention it means that nobody waits for the browser, which nobody does here.
    const isBackground = words.at(-1) === '&';
    return [{ program: withAddress(program, ''), words: isBackground ? words.slice(0, -1) : words }];
  });
}

/** The words of a command with the address in its place, or behind them all when they name no place. */
export function wordsWith(words: readonly string[], address: string): readonly string[] {
  const filled = words.map((word) => withAddress(word, address));
  return words.some(hasPlace) ? filled : [...filled, address];
}

const hasPlace = (word: string): boolean => word.replaceAll('%%', '').includes('%s');

function withAddress(word: string, address: string): string {
  const meanings: Readonly<Record<string, string>> = { '%s': address, '%c': ':', '%%': '%' };
  return word.replace(/%[sc%]/g, (sign) => meanings[sign] ?? sign);
}

/** Of a piece of a word in quotes, the quotes go; a quote that is never closed is a letter like others. */
const PIECE = /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|(:)|(\s+)|(.)/gs;

function wordsOf(browser: string): readonly (readonly string[])[] {
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
