export const ESCAPE = '\u001b';

/** The index after what was decoded, or `null` if the rest has not arrived yet. */
export type End = number | null;

/** The 8-bit characters that begin a sequence, each with the character that follows Escape in the 7-bit form. */
export const C1: Readonly<Record<string, string>> = {
  '\u008f': 'O',
  '\u0090': 'P',
  '\u0098': 'X',
  '\u009b': '[',
  '\u009d': ']',
  '\u009e': '^',
  '\u009f': '_',
};

const C0 = String.raw`\u0000-\u001f`;

export const TEXT = new RegExp(`[^${C0}\u007f-\u009f]+`, 'y');
export const CSI_BODY = /[0-?]*[ -/]*/y;
export const SS3_BODY = /[\d;]{0,8}/y;
/** The characters that end a control string: its terminator, the beginning of something else, or Ctrl-c. */
export const STRING_END = new RegExp(`[\u0003\u0007\u0018\u001a${ESCAPE}\u009c]`, 'g');

/** Complete sequences of keys and answers, except those that could just as well be letters typed after Escape. */
const LATE = new RegExp(
  String.raw`^${ESCAPE}(?:\[(?:M[^${C0}]{3}|\[[A-E]|[A-FHIOPQSZ]|[0-?]+[ -/]*[@-~])|O[A-DFHP-S])`,
);
const LATE_STRING = new RegExp(String.raw`^${ESCAPE}(?:\]\d+;|P[\d;]*[!+$=>|]|_G)`);
const LATE_BEGINNING = new RegExp(String.raw`^${ESCAPE}(?:\[(?:M[^${C0}]{0,2}|\[|[0-?]*[ -/]*)|O|\]1{0,2})$`);

/** The rest of a sequence whose Escape was taken for a key: all of it, a part, or the beginning of a control string. */
export type LateRest = { readonly kind: 'over' | 'begun' | 'string'; readonly end: number };

/** Finds the sequence in a text that begins with an earlier Escape; `undefined` if it is a key followed by letters. */
export function lateRest(text: string): LateRest | undefined {
  const over = LATE.exec(text);
  if (over) return { kind: 'over', end: over[0].length };
  if (LATE_STRING.test(text)) return { kind: 'string', end: 2 };
  return LATE_BEGINNING.test(text) ? { kind: 'begun', end: 0 } : undefined;
}

/** Returns the index after `count` characters that follow a sequence, or of the control character that interrupts them. */
export function passed(input: string, from: number, count: number): End {
  for (let at = from; at < from + count; at++) {
    if (at === input.length) return null;
    if (input.charAt(at) < ' ') return at;
  }
  return from + count;
}
