const PLAIN = /^[\u0020-\u007e]*$/;

const ESCAPE = String.raw`\u001b`;
const STRING_START = String.raw`(?:${ESCAPE}[PX\]^_]|[\u0090\u0098\u009d-\u009f])`;
const STRING_END = String.raw`(?:${ESCAPE}\\|[\u0007\u009c])`;
const CONTROL_START = String.raw`(?:${ESCAPE}\[|\u009b)`;

/**
 * OSC, DCS, APC, PM and SOS go with what they carry, but only when their end is there and no other control comes before
 * it: of one that is never closed only the opening goes, because what follows is the text of the catalog. CSI goes with
 * its parameters and its letter, any other escape with its one or two characters; a blank behind one is taken for text
 * unless a sequence is known that has it.
 */
const SEQUENCE = [
  String.raw`${STRING_START}(?:\P{Cc}*${STRING_END})?`,
  String.raw`${CONTROL_START}[0-?]*(?:(?<=\d) [@Aqtu]|[!-\/]*[@-~])?`,
  String.raw`${ESCAPE}(?: [FGLMN]|[#%(-\/]?[0-~])?`,
].join('|');

/**
 * Characters without a cell of their own, or that turn the writing around: controls, halves of a surrogate pair,
 * non-characters, everything Unicode calls ignorable (zero width, bidi, variation selectors, tags, soft hyphen, fillers),
 * annotation marks, the skin tones and the frame of a keycap, whose width depends on the terminal.
 */
const UNDRAWABLE = String.raw`[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]|\p{Emoji_Modifier}|\u20e3`;

/** Made for the first text that is not plain: Unicode's tables would take longer to read than the first frame to draw. */
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
 * `text` made safe to draw in one row of a terminal: composed (NFC), without control characters, escape sequences, bidi
 * controls and invisible characters, and with no cluster on whose width terminals disagree. Line breaks and tabs become
 * one space; a flag becomes its two letters; a letter keeps at most four combining marks. Doing it twice changes nothing.
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
      // To put a hundred thousand marks in order takes minutes.
      .replace(patterns.endlessMarks, '$1')
      .normalize('NFC')
      .replace(patterns.tooManyMarks, '$1')
  );
}

/** `text` without escape sequences; line breaks and everything else stay. */
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
