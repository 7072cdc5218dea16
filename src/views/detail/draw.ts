import { rememberLast } from '../../data/remember.ts';
import { lightLine } from '../../screen/document.ts';
import { type Line, span } from '../../screen/line.ts';
import type { Stop } from '../../screen/links.ts';
import type { Pane } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Context } from '../context.ts';
import { FORWARD_HINTS } from '../list/forward.ts';
import { isAway, selectedNode } from '../list/select.ts';
import { canCompare, mayHavePage } from '../shared/marks.ts';
import { scrolled } from '../shared/scroll.ts';
import type { State } from '../state.ts';
import type { DrawContext, Drawing, Hint } from '../view.ts';
import { documentFor, litIn } from './document.ts';
import { chosenStop } from './scroll.ts';

/** What keys do with what is chosen: only what works there is promised. */
const CHOSEN_HINTS: readonly Hint[] = [
  {
    actions: ['open-chosen'],
    word: 'open advisory',
    rank: 1,
    when: onChosen(({ kind, link, leadsTo }) => kind === 'note' && link !== null && leadsTo !== null),
  },
  {
    actions: ['open-chosen'],
    word: 'open its source',
    rank: 2,
    when: onChosen(({ kind, link, leadsTo }) => kind === 'note' && link !== null && leadsTo === null),
  },
  { actions: ['open-chosen'], word: 'open link', rank: 3, when: onChosen(({ kind }) => kind === 'link') },
  { actions: ['open-chosen'], word: 'go to', rank: 4, when: onChosen(({ link }) => link === null) },
  { actions: ['follow-chosen'], word: 'its page', rank: 8, when: onChosen(leadsFurther) },
];

function onChosen(is: (stop: Stop, context: Context) => boolean): NonNullable<Hint['when']> {
  return (state, context) => {
    const stop = chosenIn(state, context);
    return stop !== null && is(stop, context);
  };
}

/** It is the same for all hints of a drawing. */
const chosenIn = rememberLast((state: State, context: Context): Stop | null => {
  const node = selectedNode(state, context);
  return node ? chosenStop(state, node, context) : null;
});

function leadsFurther({ kind, link, leadsTo }: Stop, { items }: Context): boolean {
  return kind === 'note' && link !== null && leadsTo !== null && items.has(leadsTo);
}

export const detailDrawing: Drawing = {
  place: 'detail',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 9 },
    { actions: ['back'], word: 'back', rank: 0 },
    ...CHOSEN_HINTS,
    { actions: ['go-back'], word: 'come back', rank: 10, when: isAway },
    ...FORWARD_HINTS,
    { actions: ['search'], word: 'search', rank: 6 },
    { actions: ['filter'], word: 'filter', rank: 16 },
    { actions: ['sort'], word: 'sort', rank: 18 },
    { actions: ['open-link'], word: 'browser', rank: 11, when: mayHavePage },
    { actions: ['copy-link'], word: 'copy', rank: 14, when: mayHavePage },
    { actions: ['compare'], word: 'compare', rank: 19, when: canCompare },
    { actions: ['bookmark'], word: 'bookmark', rank: 15 },
    { actions: ['help'], word: 'help', rank: 5 },
    { actions: ['quit'], word: 'quit', rank: 7 },
  ],
  draw: (state, _own, context) => [drawDetail(state, context)],
};

function drawDetail(state: State, context: DrawContext): Pane {
  const { layout, theme, keysAt } = context;
  const node = selectedNode(state, context);
  const place = layout.detail;
  if (!node) return { id: 'detail', place, lines: [] };
  const { lines, stops } = documentFor(node, state, context);
  const chosen = keysAt === 'detail' ? stops[state.stop ?? -1] : undefined;
  const lit = litIn(node, state, context);
  const shown = (unlit: Line, row: number): Line => {
    const line = lightLine(unlit, lit);
    const isChosen = chosen !== undefined && row >= chosen.row && row < chosen.row + chosen.rows;
    return isChosen ? chosenLine(line, row === chosen.row, theme) : [span(' '), ...line];
  };
  return { id: 'detail', place, lines: scrolled(lines, shown, state.detailTop, place, theme) };
}

/** A bar stands at each row of what is chosen; its first row, which says what it is, is bold. */
function chosenLine(line: Line, isFirst: boolean, { glyphs }: Theme): Line {
  const bold = isFirst ? line.map(({ text, style }) => span(text, { ...style, bold: true })) : line;
  return [span(glyphs.cursor, { tone: 'accent', bold: true }), ...bold];
}
