import { type AnsiCode, ansiCodesToString, diffAnsiCodes, reduceAnsiCodes, tokenize } from '@alcalzone/ansi-tokenize';

/**
 * The look of a cell (colours, link) as a number: two cells look alike when their numbers are equal. The number stands
 * for the codes that Ink itself would keep for the cell. There are never many: as many as the catalog has links.
 */
export type Style = number;

export const NO_STYLE: Style = 0;

const codesOf: AnsiCode[][] = [[]];
const numbers = new Map<string, Style>([['', NO_STYLE]]);
/** By style: the style behind an escape sequence, and what leads a terminal to another style. */
const steps: Map<string, Style>[] = [];
const changes: Map<Style, string>[] = [];

/** The style that holds behind an escape sequence. */
export function styleAfter(style: Style, sequence: string): Style {
  steps[style] ??= new Map();
  return remembered(steps[style], sequence, () =>
    styleWith(style, ...tokenize(sequence).filter((token) => token.type === 'ansi')),
  );
}

/** The style that holds behind some codes. */
export function styleWith(style: Style, ...codes: readonly AnsiCode[]): Style {
  const all = reduceAnsiCodes([...(codesOf[style] ?? []), ...codes]);
  return remembered(numbers, all.map(({ code }) => code).join(''), () => codesOf.push(all) - 1);
}

/** What leads a terminal from one style to another. */
export function styleChange(from: Style, to: Style): string {
  if (from === to) return '';
  changes[from] ??= new Map();
  return remembered(changes[from], to, () => ansiCodesToString(diffAnsiCodes(codesOf[from] ?? [], codesOf[to] ?? [])));
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
