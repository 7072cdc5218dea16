/** A command line that opens an address: the program and its arguments, in which `%s` stands for the address. */
export type BrowserCommand = { readonly program: string; readonly words: readonly string[] };

/**
 * Returns the commands in $BROWSER, the first choice first. The commands are separated by colons. Each may have arguments, in
 * quotes if they contain blanks or colons, and may contain `%s` (the address), `%c` (a colon) and `%%` (a percent sign). No shell
 * reads them: all other characters stand for themselves.
 */
export function browserCommands(browser: string): readonly BrowserCommand[] {
  return splitWords(browser).flatMap(([program, ...words]) => {
    if (program === undefined || hasPlaceholder(program)) return [];
    // By convention, `&` means not to wait for the browser. We never wait for it.
    const isBackground = words.at(-1) === '&';
    return [{ program: withAddress(program, ''), words: isBackground ? words.slice(0, -1) : words }];
  });
}

/** Returns the arguments of a command with the address in place of each `%s`, or at the end if there is no `%s`. */
export function wordsWith(words: readonly string[], address: string): readonly string[] {
  const filled = words.map((word) => withAddress(word, address));
  return words.some(hasPlaceholder) ? filled : [...filled, address];
}

const hasPlaceholder = (word: string): boolean => word.replaceAll('%%', '').includes('%s');

function withAddress(word: string, address: string): string {
  const meanings: Readonly<Record<string, string>> = { '%s': address, '%c': ':', '%%': '%' };
  return word.replace(/%[sc%]/g, (sign) => meanings[sign] ?? sign);
}

/** Matches a piece of a word, with the quotes outside of its groups. A quote that is never closed counts as a character. */
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
