import { eastAsianWidthType } from 'get-east-asian-width';
import { isNarrow } from '../../src/text/width.ts';

/** Returns the number of cells that a terminal gives to a code point. */
export type Opinion = (code: number) => 0 | 1 | 2;

const isSure = (code: number) => isNarrow(String.fromCodePoint(code));
const isMark = (code: number) => /\p{M}/u.test(String.fromCodePoint(code));

/** Terminals that agree on characters of certain width and differ on all others. */
export const OPINIONS: readonly Opinion[] = [
  (code) => (isSure(code) ? 1 : 2),
  (code) => (isMark(code) ? 0 : 1),
  (code) => (isSure(code) ? 1 : isMark(code) ? 0 : 2),
  (code) => (isSure(code) || code % 2 === 0 ? 1 : 2),
];

/** A terminal with an East Asian locale, which gives two cells to characters of ambiguous width. */
export const AMBIGUOUS_WIDE: Opinion = (code) =>
  isMark(code) ? 0 : ['ambiguous', 'wide', 'fullwidth'].includes(eastAsianWidthType(code)) ? 2 : 1;
