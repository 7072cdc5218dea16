import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import { lightLine } from '../../screen/document.ts';
import type { DetailPlaces, Rectangle } from '../../screen/layout.ts';
import { HEADING, type Line, MUTED, rowText, SELECTED, span } from '../../screen/line.ts';
import type { Document, Stop } from '../../screen/links.ts';
import type { Pane, Scroll } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { widthOf } from '../../text/width.ts';
import { canCompare, isOnItem } from '../common/conditions.ts';
import { isForgettable, LIST_HINTS, listOfStop } from '../common/lists.ts';
import { scrolled, scrollIn } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import { dividerLines } from '../list/draw.ts';
import { FORWARD_HINTS } from '../list/forward.ts';
import { isAway, selectedNode, topFor } from '../list/select.ts';
import { isZoomed, type State } from '../state.ts';
import type { DrawContext, Drawing, Edges, Hint } from '../view.ts';
import { documentFor, litIn, placesFor } from './document.ts';
import { chosenStop, isInView } from './scroll.ts';
import { hidesList } from './update.ts';

/** Hints for what keys do with the chosen stop. Only actions that work on it are shown. */
const CHOSEN_HINTS: readonly Hint[] = [
  {
    actions: ['open-chosen'],
    word: 'open its source',
    rank: 1,
    when: onChosen(({ kind, link }) => kind === 'note' && link !== null),
  },
  { actions: ['open-chosen'], word: 'open here', rank: 3.5, when: onChosen(leadsToList) },
  {
    actions: ['open-chosen'],
    word: 'open link',
    rank: 3,
    when: onChosen((stop, context) => stop.kind === 'link' && !leadsToList(stop, context)),
  },
  {
    actions: ['open-chosen'],
    word: 'go to',
    rank: 4,
    when: onChosen((stop, context) => stop.link === null && stop.kind !== 'heading' && !leadsToList(stop, context)),
  },
  { actions: ['forget-list'], word: 'forget', rank: 4.6, when: onChosen(isForgettable) },
  { actions: ['follow-chosen'], word: 'its page', rank: 8, when: onChosen(leadsFurther) },
];

function onChosen(is: (stop: Stop, context: Context) => boolean): NonNullable<Hint['when']> {
  return (state, context) => {
    const stop = chosenIn(state, context);
    return stop !== null && is(stop, context);
  };
}

/** Returns the chosen stop. The result is remembered, because all hints of a drawing ask for it. */
const chosenIn = rememberLast((state: State, context: Context): Stop | null => {
  const node = selectedNode(state, context);
  return node ? chosenStop(state, node, context) : null;
});

function leadsToList(stop: Stop, context: Context): boolean {
  return listOfStop(stop, context) !== null;
}

function leadsFurther({ kind, link, leadsTo }: Stop, { items }: Context): boolean {
  return kind === 'note' && link !== null && leadsTo !== null && items.has(leadsTo);
}

/** For hints: whether the document in the detail passes a test. */
function has(is: (document: Document) => boolean): NonNullable<Hint['when']> {
  return (state, context) => {
    const node = selectedNode(state, context);
    return node !== undefined && is(documentFor(node, state, context));
  };
}

export const detailDrawing: Drawing = {
  place: 'detail',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 20 },
    { actions: ['back'], word: 'back', rank: 0 },
    ...CHOSEN_HINTS,
    { actions: ['go-back'], word: 'jump back', rank: 10, when: isAway },
    ...LIST_HINTS,
    ...FORWARD_HINTS,
    { actions: ['next-stop'], word: 'next', rank: 6, when: has(({ stops }) => stops.length > 1) },
    { actions: ['open-numbered-link'], word: 'link', rank: 9, when: has(({ links }) => links.length > 1) },
    { actions: ['search'], word: 'search', rank: 16 },
    { actions: ['filter'], word: 'filter', rank: 17 },
    { actions: ['sort'], word: 'sort', rank: 18 },
    { actions: ['open-link'], word: 'browser', rank: 14, when: has(({ main }) => main !== null) },
    { actions: ['copy-link'], word: 'copy', rank: 15, when: has(({ main }) => main !== null) },
    { actions: ['compare'], word: 'compare', rank: 19, when: canCompare },
    { actions: ['bookmark'], word: 'bookmark', rank: 11, when: isOnItem },
    { actions: ['help'], word: 'help', rank: 5 },
    { actions: ['next-section'], word: 'section', rank: 22 },
    { actions: ['zoom'], word: 'zoom', rank: 21, when: (state) => !isZoomed(state) },
    { actions: ['zoom'], word: 'unzoom', rank: -1, when: isZoomed },
    { actions: ['quit'], word: 'quit', rank: 7, when: (state, context) => !hidesList(state, context) },
  ],
  edges: detailEdges,
  draw: (state, _own, context) => drawDetail(state, context),
};

const placesIn = (node: TreeNode | undefined, state: State, context: DrawContext): DetailPlaces =>
  (node && placesFor(node, state, context)) ?? { detail: context.layout.detail, aside: null };

/** Returns where the detail is divided, and which of its columns contains the cursor. */
function detailEdges(state: State, context: DrawContext): Edges {
  const node = selectedNode(state, context);
  const { detail, aside } = placesIn(node, state, context);
  if (!node || aside === null) return { dividersAt: [], focus: detail };
  const document = documentFor(node, state, context);
  const isAside = document.aside !== null && document.stops[state.stop ?? -1]?.isAside;
  return { dividersAt: document.aside === null ? [] : [aside.divider.x], focus: isAside ? aside.place : detail };
}

function drawDetail(state: State, context: DrawContext): readonly Pane[] {
  const { theme } = context;
  const node = selectedNode(state, context);
  const { detail, aside } = placesIn(node, state, context);
  // The last column of the detail is reserved for the thumb.
  const place = { ...detail, columns: detail.columns - 1 };
  const edge = { ...detail, x: place.x + place.columns, columns: 1 };
  if (!node) return [{ id: 'detail', place, lines: [] }];
  const document = documentFor(node, state, context);
  const { lines, stops } = document;
  const seen = scrollIn(lines.length, state.detailTop, place.rows);
  const where = sectionLine(state, document, seen.top, place, theme);
  const look = lookOf(node, state, document, context);
  const text = scrolled(lines, look.textLine, seen.top, place, theme, where);
  const scroll = { top: seen.top, length: lines.length > place.rows ? lines.length + 1 : 0 };
  const panes: Pane[] = [{ ...detailPane('detail', place, text, seen), scroll: seen }];
  if (aside === null || document.aside === null) {
    const thumb: Pane = { id: 'thumb', place: edge, lines: dividerLines(scroll, edge, false, theme) };
    return scroll.length > 0 ? [...panes, thumb] : panes;
  }
  const chosen = stops[state.stop ?? -1];
  const columnTop = chosen?.isAside ? topFor(0, chosen.row, aside.place.rows - 1, document.aside.length) : 0;
  const rule = dividerLines(scroll, aside.divider, true, theme);
  const column = scrolled(document.aside, look.asideLine, columnTop, aside.place, theme);
  const beside = scrollIn(document.aside.length, columnTop, aside.place.rows);
  return [
    ...panes,
    { id: 'thumb', place: aside.divider, lines: rule },
    detailPane('aside', aside.place, column, beside),
  ];
}

/** Returns the pane of one column of the detail. A click in it goes to the line of the document in that row. */
function detailPane(id: 'detail' | 'aside', place: Rectangle, lines: readonly Line[], { top, rows }: Scroll): Pane {
  const isAside = id === 'aside';
  return {
    id,
    place,
    lines,
    view: 'detail',
    spotAt: ({ y }) => ({ kind: 'line', line: y < rows ? top + y : null, isAside }),
  };
}

/**
 * Returns how to draw the rows of the text and of the column beside it. While the detail has the focus, the rows of the chosen
 * stop have a bar.
 */
function lookOf(node: TreeNode, state: State, { stops }: Document, context: DrawContext) {
  const chosen = context.keysAt === 'detail' ? stops[state.stop ?? -1] : undefined;
  const lit = litIn(node, state, context);
  const lineIn =
    (isAside: boolean) =>
    (unlit: Line, row: number): Line => {
      const line = lightLine(unlit, lit);
      const isChosen =
        chosen !== undefined &&
        (chosen.isAside ?? false) === isAside &&
        row >= chosen.row &&
        row < chosen.row + chosen.rows;
      return isChosen ? chosenLine(line, row === chosen.row, context.theme) : [span(' '), ...line];
    };
  return { textLine: lineIn(false), asideLine: lineIn(true) };
}

/** Room in the same row for the number of lines below. */
const ROOM_FOR_MORE = ' ▾ 234 more lines '.length;

/**
 * Draws the title of the current section and its position among all sections. The current section is that of the chosen stop,
 * if it is in view, or else that of the first row.
 */
function sectionLine(
  state: State,
  { stops }: Document,
  top: number,
  { columns, rows }: Pick<Rectangle, 'columns' | 'rows'>,
  { glyphs }: Theme,
): Line {
  const headings = stops.filter(({ kind, isAside }) => kind === 'heading' && !isAside);
  const chosen = stops[state.stop ?? -1];
  const isSeen = chosen !== undefined && !chosen.isAside && isInView(chosen, { top, end: top + rows - 1 });
  const row = isSeen ? chosen.row : top + 1;
  const at = headings.findLastIndex((heading) => heading.row <= row);
  const title = headings[at]?.title;
  if (title === undefined) return [];
  const name = rowText(title, glyphs.ellipsis);
  const place = `${at + 1}/${headings.length}`;
  const inWords = ` section ${place}`;
  const hasRoom = widthOf(name) + inWords.length + ROOM_FOR_MORE <= columns;
  return [span(name, HEADING), span(hasRoom ? inWords : ` ${place}`, MUTED)];
}

/** Draws a row of the chosen stop with a bar. The first row, which says what the stop is, is bold. */
function chosenLine(line: Line, isFirst: boolean, { glyphs }: Theme): Line {
  const bold = isFirst ? line.map(({ text, style }) => span(text, { ...style, bold: true })) : line;
  return [span(glyphs.cursor, SELECTED), ...bold];
}
