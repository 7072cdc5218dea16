/** A word of a command line. */
export type Word = {
  readonly text: string;
  /** Whether it consists of one variable without quotes, which may expand to several words. */
  readonly isBareVariable: boolean;
  /** Whether a quote in it is not closed. It then extends to the end of the text. */
  readonly isOpen: boolean;
};

const BLANK = /[ \t\r]/;
/**
 * The end of a continued line: a backslash, or a backtick in PowerShell, or a caret in cmd. The line break may be lost in
 * copying.
 */
const GOES_ON = /[\\`^][ \t\r]*(?:\n[ \t\r]*|(?<=[ \t\r])(?=-))/y;
/**
 * The start of a line that begins with an option. It belongs to the command before it, even if the backslash was lost in copying.
 */
const OPTION_BELOW = /\n[ \t\r]*(?=--?[A-Za-z])/y;
const SEPARATOR = /\n|;|&&|\|\|?|&/y;
const BARE_VARIABLE = /^\$(?:\w+|\{\w+\}|@|\*)$/;

const COMMENT = /#[^\n]*/y;

/** Splits a text into the words of each command, as a shell would. Variables stay as they are written. */
export function commandWords(text: string): readonly (readonly Word[])[] {
  const commands: Word[][] = [[]];
  for (let at = 0; at < text.length; ) {
    const current = commands.at(-1) ?? [];
    const passed = lengthBetween(text, at, current.length > 0);
    const ended = passed === 0 ? lengthOf(SEPARATOR, text, at) : 0;
    if (ended > 0) commands.push([]);
    at += passed + ended;
    if (passed + ended > 0) continue;
    const { word, end, isOpen } = readWord(text, at);
    current.push({ text: word, isBareVariable: BARE_VARIABLE.test(text.slice(at, end)), isOpen });
    at = end;
  }
  return commands.filter(({ length }) => length > 0);
}

/**
 * Returns the length of the separator at `at`. `#` begins a comment only after a word; before the first one it may be a prompt.
 */
function lengthBetween(text: string, at: number, isBehindWord: boolean): number {
  if (BLANK.test(text[at] ?? '')) return 1;
  const length = lengthOf(GOES_ON, text, at) || lengthOf(OPTION_BELOW, text, at);
  return length === 0 && isBehindWord ? lengthOf(COMMENT, text, at) : length;
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** A part of a word with its quotes or its backslash. A command substitution may contain spaces. */
const PART =
  /'(?<single>[^']*)'?|"(?<double>[^"\\]*(?:\\[\s\S][^"\\]*)*)"?|(?<plain>\$\([^()]*(?:\([^()]*\)[^()]*)*\)?|`[^`\n]*`)|\\(?<escaped>[\s\S])/y;

/** Reads the word that begins at `from`, without its quotes. It has at least one character, so that the caller makes progress. */
function readWord(
  text: string,
  from: number,
): { readonly word: string; readonly end: number; readonly isOpen: boolean } {
  let word = '';
  let isOpen = false;
  let at = from;
  while (at === from || (at < text.length && !isEnd(text, at))) {
    PART.lastIndex = at;
    const { 0: part, groups } = PART.exec(text) ?? {};
    const sign = text[at] ?? '';
    word += groups?.single ?? groups?.double?.replace(/\\(["\\$`])/g, '$1') ?? groups?.plain ?? groups?.escaped ?? sign;
    at += part?.length ?? 1;
    const quoted = groups?.single ?? groups?.double;
    isOpen ||= quoted !== undefined && part?.length === quoted.length + 1;
  }
  return { word, end: at, isOpen };
}

const isEnd = (text: string, at: number): boolean =>
  BLANK.test(text[at] ?? '') || lengthOf(SEPARATOR, text, at) + lengthOf(GOES_ON, text, at) > 0;
