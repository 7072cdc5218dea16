import { type AnsiCode, ansiCodesToString, diffAnsiCodes, reduceAnsiCodes, tokenize } from '@alcalzone/ansi-tokenize';

/**
 * The look of a cell (colours, link) as a number: two cells look alike when their numbers are equal. The number is an
 * index into the codes that Ink itself would keep for the cell. There are about as many styles as links in the catalog.
 */
export type Style = number;

export const NO_STYLE: Style = 0;

const codesByStyle: AnsiCode[][] = [[]];
const numbers = new Map<string, Style>([['', NO_STYLE]]);
/** Caches, by style: the style that follows an escape sequence, and the sequence that switches a terminal to another style. */
const stylesAfter: Map<string, Style>[] = [];
const transitions: Map<Style, string>[] = [];

/** Returns the style in effect after an escape sequence. */
export function applySequence(style: Style, sequence: string): Style {
  stylesAfter[style] ??= new Map();
  const known = stylesAfter[style].get(sequence);
  if (known !== undefined) return known;
  const next = applyCodes(style, ...tokenize(sequence).filter((token) => token.type === 'ansi'));
  stylesAfter[style].set(sequence, next);
  return next;
}

/** Returns the style in effect after some codes. */
export function applyCodes(style: Style, ...codes: readonly AnsiCode[]): Style {
  const all = reduceAnsiCodes([...(codesByStyle[style] ?? []), ...codes]);
  const key = all.map(({ code }) => code).join('');
  const known = numbers.get(key);
  if (known !== undefined) return known;
  const next = codesByStyle.push(all) - 1;
  numbers.set(key, next);
  return next;
}

/** Returns the escape sequence that switches a terminal from one style to another. */
export function transition(from: Style, to: Style): string {
  if (from === to) return '';
  transitions[from] ??= new Map();
  const known = transitions[from].get(to);
  if (known !== undefined) return known;
  const sequence = ansiCodesToString(diffAnsiCodes(codesByStyle[from] ?? [], codesByStyle[to] ?? []));
  transitions[from].set(to, sequence);
  return sequence;
}
