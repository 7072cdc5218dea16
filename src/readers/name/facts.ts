import { isLink, rawTextOf, type TextToken, type Token } from '../elements/tokens.ts';

/** Facts that an item states in symbols, numbers and code spans. */
export type Facts = {
  readonly stars: number | null;
  readonly pushedDaysAgo: number | null;
  readonly isArchived: boolean;
  readonly license: string | null;
  readonly language: string | null;
};

const STAR = /[★⭐🌟☆]/u;
const STARS =
  /(?:[★⭐🌟☆]\u{fe0f}?\s*:?\s*(\d[\d,]*(?:\.\d+)?)\s*(k)?(?![\w.]))|(?:(\d[\d,]*(?:\.\d+)?)\s*(k)?\s*[★⭐🌟☆])/iu;
const PUSHED = /pushed\s+(\d{1,5})\s+days?\s+ago/i;
const ARCHIVED = /💀|[([（]\s*(?:archived|deprecated|link dead|dead link|unmaintained)\s*[)\]）]|\blink dead\b/iu;
const SPDX =
  /^(?:0BSD|AFL-3\.0|A?GPL-?[123](?:\.0)?(?:-only|-or-later|\+)?|LGPL-?[23](?:\.[01])?(?:-only|-or-later|\+)?|Apache-?[12](?:\.[01])?|Artistic-2\.0|BSD(?:-[234]-Clause)?|BSL-1\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY(?:-SA|-NC|-ND)*-[1-4]\.0|CDDL-1\.[01]|CECILL-2\.1|ECL-2\.0|EPL-[12]\.0|EUPL-1\.[12]|ISC|MIT(?:-0)?|MPL-?[12](?:\.[01])?|MS-PL|NCSA|OFL-1\.1|OSL-3\.0|PostgreSQL|Unlicense|UPL-1\.0|Vim|WTFPL|Zlib|ZPL-2\.1)$/i;
const LANGUAGES: ReadonlySet<string> = new Set(
  'ada assembly bash c c++ c# clojure crystal css d dart elixir elm erlang f# fortran go groovy haskell html java javascript julia kotlin lua nim nix nodejs objective-c ocaml perl php powershell purescript python r racket ruby rust scala scheme shell sql swift typescript v vala zig'.split(
    ' ',
  ),
);

/** How many UTF-16 units are searched: facts stand near the name. */
const LOOKED_AT = 2_000;

/** Reads facts from the first paragraph of an item. */
export function readFacts(tokens: readonly Token[]): Facts {
  const text = rawTextOf(tokens).slice(0, LOOKED_AT);
  const [, before, beforeK, after, afterK] = (STAR.test(text) ? STARS.exec(text) : null) ?? [];
  const codes = tokens.filter(isCode).map(({ text: code }) => code.trim());
  const pushed = PUSHED.exec(text)?.[1];
  const facts: Facts = {
    stars: numberFrom(before ?? after, beforeK ?? afterK),
    pushedDaysAgo: pushed === undefined ? null : Number(pushed),
    isArchived: ARCHIVED.test(text) || isStruckOut(tokens),
    license: codes.find((code) => SPDX.test(code)) ?? null,
    language: codes.find((code) => LANGUAGES.has(code.toLowerCase())) ?? null,
  };
  return Object.values(facts).some((fact) => fact !== null && fact !== false) ? facts : NO_FACTS;
}

/** Shared by the items without facts, which are most: a list of 200,000 needs no object for each. */
const NO_FACTS: Facts = { stars: null, pushedDaysAgo: null, isArchived: false, license: null, language: null };

const isCode = (token: Token): token is TextToken => token.kind === 'text' && token.mark === 'code';

function numberFrom(digits: string | undefined, thousand: string | undefined): number | null {
  if (digits === undefined) return null;
  const value = Math.round(Number(digits.replaceAll(',', '')) * (thousand === undefined ? 1 : 1000));
  return Number.isSafeInteger(value) ? value : null;
}

/** Whether the name is struck through: the first link or, if there is none, the first text. */
function isStruckOut(tokens: readonly Token[]): boolean {
  const first = tokens.find(isLink) ?? tokens.find((token) => token.kind === 'text' && token.text.trim() !== '');
  return first !== undefined && 'isStruck' in first && first.isStruck;
}
