export const ESCAPE = '\u001b';

/** The index behind what was read, or `null` when the rest of it is still to come. */
export type End = number | null;

/** Sequences begin with Escape and a character, or with one character in the upper range of controls. */
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
/** Where a control string ends: at its end, at the beginning of something else, or at Ctrl-c. */
export const STRING_END = new RegExp(`[\u0003\u0007\u0018\u001a${ESCAPE}\u009c]`, 'g');

/** Whole sequences of keys and answers, without those that are as likely letters that somebody types after Escape. */
const LATE = new RegExp(
  String.raw`^${ESCAPE}(?:\[(?:M[^${C0}]{3}|\[[A-E]|[A-FHIOPQSZ]|[0-?]+[ -/]*[@-~])|O[A-DFHP-S])`,
);
const LATE_STRING = new RegExp(String.raw`^${ESCAPE}(?:\]\d+;|P[\d;]*[!+$=>|]|_G)`);
const LATE_BEGINNING = new RegExp(String.raw`^${ESCAPE}(?:\[(?:M[^${C0}]{0,2}|\[|[0-?]*[ -/]*)|O|\]1{0,2})$`);

/** What came of a sequence whose Escape had been taken for a key: all of it, or a part, or a string that goes on. */
export type LateRest = { readonly kind: 'over' | 'begun' | 'string'; readonly end: number };

/** Whether a text that begins with an Escape from before is a sequence; `undefined` when it is a key and letters. */
export function lateRest(text: string): LateRest | undefined {
  const over = LATE.exec(text);
  if (over) return { kind: 'over', end: over[0].length };
  if (LATE_STRING.test(text)) return { kind: 'string', end: 2 };
  return LATE_BEGINNING.test(text) ? { kind: 'begun', end: 0 } : undefined;
}

/** Behind what a sequence carries after its end, unless a control breaks that off. */
export function passed(input: string, from: number, count: number): End {
  for (let at = from; at < from + count; at++) {
    if (at === input.length) return null;
    if (input.charAt(at) < ' ') return at;
  }
  return from + count;
}
