import { type AnsiCode, ansiCodesToString, diffAnsiCodes, reduceAnsiCodes, tokenize } from '@alcalzone/ansi-tokenize';

/**
 * The look of a cell (colours, link) as a number: two cells look alike when their numbers are equal. The number is an
 * index into the codes that Ink itself would keep for the cell. There are about as many styles as links in the catalog.
 */
export type Style = number;

export const NO_STYLE: Style = 0;

const codesByStyle: AnsiCode[][] = [[]];
const numbers = new Map<string, Style>([['', NO_STYLE]]);
/** By style: the style after an escape sequence, and the sequence that leads a terminal to another style. */
const stylesAfter: Map<string, Style>[] = [];
const transitions: Map<Style, string>[] = [];

/** The style that holds after an escape sequence. */
export function applySequence(style: Style, sequence: string): Style {
  stylesAfter[style] ??= new Map();
  return remember(stylesAfter[style], sequence, () =>
    applyCodes(style, ...tokenize(sequence).filter((token) => token.type === 'ansi')),
  );
}

/** The style that holds after some codes. */
export function applyCodes(style: Style, ...codes: readonly AnsiCode[]): Style {
  const all = reduceAnsiCodes([...(codesByStyle[style] ?? []), ...codes]);
  return remember(numbers, all.map(({ code }) => code).join(''), () => codesByStyle.push(all) - 1);
}

/** The escape sequence that leads a terminal from one style to another. */
export function transition(from: Style, to: Style): string {
  if (from === to) return '';
  transitions[from] ??= new Map();
  return remember(transitions[from], to, () =>
    ansiCodesToString(diffAnsiCodes(codesByStyle[from] ?? [], codesByStyle[to] ?? [])),
  );
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, compute: () => Value): Value {
  const value = known.get(key) ?? compute();
  known.set(key, value);
  return value;
}
