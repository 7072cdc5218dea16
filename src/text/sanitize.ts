const PLAIN = /^[\u0020-\u007e]*$/;

const ESCAPE = String.raw`\u001b`;
const STRING_START = String.raw`(?:${ESCAPE}[PX\]^_]|[\u0090\u0098\u009d-\u009f])`;
const STRING_END = String.raw`(?:${ESCAPE}\\|[\u0007\u009c])`;
const CONTROL_START = String.raw`(?:${ESCAPE}\[|\u009b)`;

/**
 * An escape sequence, all of which is removed. OSC, DCS, APC, PM and SOS are removed with their contents, but only if they are
 * closed and no other control comes before the end. Otherwise only the opening is removed, because text of the catalog follows.
 * CSI is removed with its parameters and its letter, any other escape with its one or two characters. A blank after these
 * is text, unless it belongs to a known sequence.
 */
const SEQUENCE = [
  String.raw`${STRING_START}(?:\P{Cc}*${STRING_END})?`,
  String.raw`${CONTROL_START}[0-?]*(?:(?<=\d) [@Aqtu]|[!-\/]*[@-~])?`,
  String.raw`${ESCAPE}(?: [FGLMN]|[#%(-\/]?[0-~])?`,
].join('|');

/**
 * Characters without a cell of their own, or that change the direction of writing: controls, halves of a surrogate pair,
 * non-characters, everything that Unicode calls ignorable (zero width, bidi, variation selectors, tags, soft hyphen, fillers),
 * annotation marks, skin tones, and the frame of a keycap. The width of the last two depends on the terminal.
 */
const UNDRAWABLE = String.raw`[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]|\p{Emoji_Modifier}|\u20e3`;

/** Made for the first text that is not plain, because Unicode's tables take longer to read than the first frame takes to draw. */
let patterns: ReturnType<typeof makePatterns> | undefined;

function makePatterns() {
  return {
    sequence: new RegExp(SEQUENCE, 'gu'),
    lineBreaks: /[\t-\r\u0085\u2028\u2029]+/g,
    undrawable: new RegExp(UNDRAWABLE, 'gu'),
    flagLetter: /[\u{1f1e6}-\u{1f1ff}]/gu,
    endlessMarks: /(\p{M}{32})\p{M}+/gu,
    tooManyMarks: /(\p{M}{4})\p{M}+/gu,
  };
}

const FLAG_LETTER_A = 0x1f1e6;

/**
 * Makes `text` safe to draw in one row of a terminal: composed (NFC), without control characters, escape sequences, bidi
 * controls and invisible characters, and with no cluster on whose width terminals disagree. Line breaks and tabs become
 * one space; a flag becomes its two letters; a letter keeps at most four combining marks. It is idempotent.
 */
export function sanitize(text: string): string {
  if (PLAIN.test(text)) return text;
  patterns ??= makePatterns();
  return (
    text
      .replace(patterns.sequence, '')
      .replace(patterns.lineBreaks, ' ')
      .replace(patterns.undrawable, '')
      .replace(patterns.flagLetter, letterOfFlag)
      // Without this, NFC would take minutes to put a hundred thousand marks in order.
      .replace(patterns.endlessMarks, '$1')
      .normalize('NFC')
      .replace(patterns.tooManyMarks, '$1')
  );
}

/** Removes the escape sequences from `text`; line breaks and everything else stay. */
export function withoutSequences(text: string): string {
  patterns ??= makePatterns();
  return text.replace(patterns.sequence, '');
}

/** Whether `text` can be drawn as it is. */
export function isClean(text: string): boolean {
  return sanitize(text) === text;
}

function letterOfFlag(symbol: string): string {
  const index = (symbol.codePointAt(0) ?? FLAG_LETTER_A) - FLAG_LETTER_A;
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
