import { textOf } from './content.ts';
import { NO_STYLE, type Style, transition } from './style.ts';

/** Rows of cells. */
export type Cells = { readonly contents: Uint32Array; readonly styles: Uint32Array };

/** Returns the cells from `from` up to `to` as text that begins and ends without a style. */
export function styledText({ contents, styles }: Cells, from: number, to: number): string {
  let text = '';
  let style: Style = NO_STYLE;
  for (let start = from, end = from; start < to; start = end) {
    const next = styles[start] ?? NO_STYLE;
    while (end < to && styles[end] === next) end++;
    text += transition(style, next) + textOf(contents, start, end);
    style = next;
  }
  return text + transition(style, NO_STYLE);
}
