import { noteWord } from '../../data/sentences.ts';
import { noteId } from '../../products/part.ts';
import type { Checked } from '../../products/report.ts';
import { BOLD, type Line, MUTED, rowText, SELECTED, type Span, span, spread } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { noteSign, noteTone } from '../detail/notes.ts';
import { countClosed, type StackRow } from './select.ts';

/** A row of the stack: a product with its counts, or one of its findings below it. */
export function rowLine(row: StackRow, isCursor: boolean, columns: number, theme: Theme): Line {
  const { cursor, ellipsis } = theme.glyphs;
  const mark = isCursor ? span(cursor, SELECTED) : span(' ');
  const [left, right] = partsOf(row, isCursor, theme);
  return spread([mark, ...left], [...right, span(' ')], columns, ellipsis);
}

function partsOf(row: StackRow, isCursor: boolean, theme: Theme): readonly [left: Line, right: Line] {
  const { tick, ellipsis } = theme.glyphs;
  switch (row.kind) {
    case 'product': {
      const { product, version } = row.checked;
      return [[span(rowText(product.name, ellipsis), BOLD), span(` ${version.text}`)], counts(row.checked)];
    }
    case 'finding': {
      const word = noteWord(row.note);
      const id = span(noteId(row.note), isCursor ? BOLD : {});
      if (row.why !== null) return [[span(' ? ', { tone: 'warn' }), id], [span('cannot tell', { tone: 'warn' })]];
      return [[span(` ${noteSign(word, theme)} `, { tone: noteTone(word) }), id], [span(word, MUTED)]];
    }
    case 'closed':
      return [[span(` ${tick} `, { tone: 'good' }), span(closedText(row.checked), MUTED)], []];
    case 'not-known':
      return [
        [span(rowText(row.product, ellipsis), BOLD), span(` ${row.asked.version ?? ''}`)],
        [span('not known', { tone: 'warn' })],
      ];
    default:
      return row satisfies never;
  }
}

function counts({ product, open, unknown }: Checked): readonly Span[] {
  if (product.notes.length === 0) return [span('none recorded', MUTED)];
  const isAllUnknown = open.length === 0 && unknown.length > 0;
  if (isAllUnknown) return [span(`${unknown.length} ?`, { tone: 'warn' })];
  const style = open.length > 0 ? ({ tone: 'bad', bold: true } as const) : {};
  return [
    span(`${open.length} open`, style),
    ...(unknown.length > 0 ? [span(` ${unknown.length} ?`, { tone: 'warn' })] : []),
  ];
}

function closedText(checked: Checked): string {
  const { fixed, unaffected } = checked;
  if (fixed.length === 0) return `${countClosed(checked)} not affected`;
  return `${fixed.length} fixed${unaffected.length > 0 ? `, ${unaffected.length} not affected` : ''}`;
}
