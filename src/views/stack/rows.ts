import { noteWord } from '../../data/sentences.ts';
import { noteId } from '../../products/part.ts';
import type { Checked } from '../../products/report.ts';
import { BOLD, type Line, lineWidth, MUTED, rowText, SELECTED, type Span, span, spread } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { clip, widthOf } from '../../text/width.ts';
import { noteSign, noteTone } from '../detail/notes.ts';
import { countClosed, type StackRow } from './select.ts';

/** Draws a row of the stack: a product with its counts, or one of the rows below it. */
export function rowLine(row: StackRow, isCursor: boolean, columns: number, theme: Theme): Line {
  const { cursor, ellipsis } = theme.glyphs;
  const mark = isCursor ? span(cursor, SELECTED) : span(' ');
  const { left, rights } = partsOf(row, isCursor, theme);
  const room = columns - GAPS;
  const right = rights.find((words) => lineWidth(left) + lineWidth(words) <= room) ?? rights.at(-1) ?? [];
  const shown = row.kind === 'product' ? withVersion(left, room - lineWidth(right), ellipsis) : left;
  return spread([mark, ...shown], [...right, span(' ')], columns, ellipsis);
}

/** The cells for the cursor, between the left and the right text, and at the end. */
const GAPS = 3;

/** Fits a name and a version into a width by cutting the name. */
function withVersion([name, version]: Line, room: number, ellipsis: string): Line {
  if (name === undefined || version === undefined) return [];
  return [{ ...name, text: clip(name.text, Math.max(1, room - widthOf(version.text)), ellipsis) }, version];
}

/** The text at the left, and wordings for the text at the right, the longest first. */
type Parts = { readonly left: Line; readonly rights: readonly Line[] };

function partsOf(row: StackRow, isCursor: boolean, theme: Theme): Parts {
  const { tick, ellipsis } = theme.glyphs;
  switch (row.kind) {
    case 'product': {
      const { product, version } = row.checked;
      const left = [span(rowText(product.name, ellipsis), BOLD), span(` ${version.text}`)];
      return { left, rights: [counts(row.checked), shortCounts(row.checked)] };
    }
    case 'finding': {
      const word = noteWord(row.note);
      const id = span(noteId(row.note), isCursor ? BOLD : {});
      if (row.why !== null) {
        return { left: [span(' ? ', { tone: 'warn' }), id], rights: [[span('cannot tell', { tone: 'warn' })], []] };
      }
      // If there is too little room, the word is dropped: the sign shows the severity, and the detail has the word. The id stays.
      return {
        left: [span(` ${noteSign(word, theme)} `, { tone: noteTone(word) }), id],
        rights: [[span(word, MUTED)], []],
      };
    }
    case 'closed':
      return { left: [span(` ${tick} `, { tone: 'good' }), span(closedText(row.checked), MUTED)], rights: [] };
    case 'not-known':
      return {
        left: [span(rowText(row.product, ellipsis), BOLD), span(` ${row.asked.version ?? ''}`)],
        rights: [[span('not found', { tone: 'warn' })]],
      };
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

/** Returns the counts for a narrow list, without words. */
function shortCounts({ open, unknown }: Checked): readonly Span[] {
  const text = open.length === 0 && unknown.length > 0 ? '?' : String(open.length);
  return [span(text, open.length > 0 ? { tone: 'bad', bold: true } : {})];
}

function closedText(checked: Checked): string {
  const { fixed, unaffected } = checked;
  if (fixed.length === 0) return `${countClosed(checked)} not affected`;
  return `${fixed.length} fixed${unaffected.length > 0 ? `, ${unaffected.length} not affected` : ''}`;
}
