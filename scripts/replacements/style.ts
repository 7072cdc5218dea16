import { type AnsiCode, ansiCodesToString, diffAnsiCodes, reduceAnsiCodes, tokenize } from '@alcalzone/ansi-tokenize';

/**
 * The look of a cell (colours, link) as a number: two cells look alike when their numbers are equal. The number stands
 * for the codes that Ink itself would keep for the cell. There are never many: as many as the catalog has links.
 */
export type Style = number;

export const NO_STYLE: Style = 0;

const codesOf: AnsiCode[][] = [[]];
const numbers = new Map<string, Style>([['', NO_STYLE]]);
const steps = new Map<string, Style>();
const changes = new Map<string, string>();

/** The style that holds behind an escape sequence. */
export function styleAfter(style: Style, sequence: string): Style {
  const codes = () => tokenize(sequence).filter((token) => token.type === 'ansi');
  return remembered(steps, `${style} ${sequence}`, () => styleWith(style, ...codes()));
}

/** The style that holds behind some codes. */
export function styleWith(style: Style, ...codes: readonly AnsiCode[]): Style {
  const all = reduceAnsiCodes([...(codesOf[style] ?? []), ...codes]);
  return remembered(numbers, all.map(({ code }) => code).join(''), () => codesOf.push(all) - 1);
}

/** What leads a terminal from one style to another. */
export function styleChange(from: Style, to: Style): string {
  if (from === to) return '';
  const diff = () => ansiCodesToString(diffAnsiCodes(codesOf[from] ?? [], codesOf[to] ?? []));
  return remembered(changes, `${from} ${to}`, diff);
}

function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
