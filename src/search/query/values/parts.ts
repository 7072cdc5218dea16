/** Splits a value that names several things: `MIT OR Apache-2.0`, `C, Rust`. A value that names one thing is its only part. */
export type Parts = (value: string) => readonly string[];

/** Separates licences. `or later` does not: it says which releases of one licence are meant. */
const BETWEEN_LICENCES = /\s(?:OR|AND)\s(?!\s?(?:any\s)?(?:later|newer|above)\b)|[,;/]/i;
const PARENTHESES = /[()]/g;
/** An exception, which belongs to its licence and is not a licence itself. */
const EXCEPTION = /\sWITH\s.+$/i;

/** Finds the licences in an SPDX expression, or in what people write instead of one. */
export const licenceParts: Parts = (value) =>
  parted(value, BETWEEN_LICENCES, (part) => part.replace(PARENTHESES, '').replace(EXCEPTION, ''));

/** Separates languages, but not `PL/SQL`, which is one. */
const BETWEEN_LANGUAGES = /[,;&]|\sand\s|(?<!\bPL)\//i;

/** Finds the languages that something is written in. */
export const languageParts: Parts = (value) => parted(value, BETWEEN_LANGUAGES, (part) => part);

function parted(value: string, between: RegExp, bare: (part: string) => string): readonly string[] {
  const parts = value.split(between).map((part) => bare(part).trim());
  const some = [...new Set(parts)].filter((part) => part !== '');
  return some.length === 0 ? [value] : some;
}
