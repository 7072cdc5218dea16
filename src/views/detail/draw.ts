import { type Line, span } from '../../screen/line.ts';
import type { Pane } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { selectedNode } from '../list/select.ts';
import { scrolled } from '../shared/scroll.ts';
import type { State } from '../state.ts';
import type { DrawContext, Drawing } from '../view.ts';
import { documentFor } from './document.ts';

export const detailDrawing: Drawing = {
  place: 'detail',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 5 },
    { actions: ['back'], word: 'back', rank: 0 },
    { actions: ['search'], word: 'search', rank: 1 },
    { actions: ['filter'], word: 'filter', rank: 8 },
    { actions: ['sort'], word: 'sort', rank: 11 },
    { actions: ['open-link'], word: 'browser', rank: 6 },
    { actions: ['open-chosen'], word: 'open link', rank: 3 },
    { actions: ['follow-reference'], word: 'follow', rank: 12 },
    { actions: ['copy-link'], word: 'copy', rank: 7 },
    { actions: ['bookmark'], word: 'mark', rank: 9 },
    { actions: ['help'], word: 'help', rank: 2 },
    { actions: ['quit'], word: 'quit', rank: 4 },
  ],
  draw: (state, _own, context) => [drawDetail(state, context)],
};

function drawDetail(state: State, context: DrawContext): Pane {
  const { layout, theme, keysAt } = context;
  const node = selectedNode(state, context);
  const place = layout.detail;
  if (!node) return { id: 'detail', place, lines: [] };
  const { lines, chosenRows } = documentFor(node, state, context);
  const chosen = keysAt === 'detail' && state.link !== null ? chosenRows[state.link] : undefined;
  const shown = (line: Line, row: number): Line => (row === chosen ? chosenLine(line, theme) : [span(' '), ...line]);
  return { id: 'detail', place, lines: scrolled(lines, shown, state.detailTop, place, theme) };
}

function chosenLine(line: Line, { glyphs }: Theme): Line {
  const bold = line.map(({ text, style }) => span(text, { ...style, bold: true }));
  return [span(glyphs.cursor, { tone: 'accent', bold: true }), ...bold];
}
