/** A value that names several things, as its parts: `MIT OR Apache-2.0`, `C, Rust`. A value of one part is that part. */
export type Parts = (value: string) => readonly string[];

/** `or later` says which releases of one licence are meant. */
const BETWEEN_LICENCES = /\s(?:OR|AND)\s(?!\s?(?:any\s)?(?:later|newer|above)\b)|[,;/]/i;
const PARENTHESES = /[()]/g;
/** An exception belongs to its licence, and is none by itself. */
const EXCEPTION = /\sWITH\s.+$/i;

/** The licences in an SPDX expression, or in what people write for one. */
export const licenceParts: Parts = (value) =>
  parted(value, BETWEEN_LICENCES, (part) => part.replace(PARENTHESES, '').replace(EXCEPTION, ''));

/** `PL/SQL` is one language. */
const BETWEEN_LANGUAGES = /[,;&]|\sand\s|(?<!\bPL)\//i;

/** The languages that something is written in. */
export const languageParts: Parts = (value) => parted(value, BETWEEN_LANGUAGES, (part) => part);

function parted(value: string, between: RegExp, bare: (part: string) => string): readonly string[] {
  const parts = value.split(between).map((part) => bare(part).trim());
  const some = [...new Set(parts)].filter((part) => part !== '');
  return some.length === 0 ? [value] : some;
}
