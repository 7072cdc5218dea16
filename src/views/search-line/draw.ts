import { capFor } from '../../screen/key-caps.ts';
import { BOLD, cutLine, type Line, lineWidth, MUTED, SELECTED, span, spread } from '../../screen/line.ts';
import type { Cell, Pane, Spot } from '../../screen/pane.ts';
import type { Completion, Problem, SearchResult } from '../../search/types.ts';
import { firstCluster } from '../../text/clusters.ts';
import { grouped } from '../../text/grouped.ts';
import { clip, takeCells, widthOf } from '../../text/width.ts';
import { isOnAny, mayHavePage } from '../common/conditions.ts';
import { LEFT_OUT_HINTS } from '../list/left-out.ts';
import { isSearching, searchResult } from '../list/select.ts';
import { type State, topView } from '../state.ts';
import type { DrawContext, Drawing } from '../view.ts';
import type { QueryLine } from './line.ts';
import type { SearchLineOwn } from './state.ts';

/** Whether the line has text that is not selected. Esc then clears the text first. */
const holdsText = (state: State): boolean => state.query.text !== '' && !isSelected(state);

function isSelected(state: State): boolean {
  const { view, own } = topView(state);
  return view === 'search-line' && (own as SearchLineOwn)?.isSelected === true;
}

export const searchLineDrawing: Drawing<SearchLineOwn> = {
  place: 'line',
  hints: [
    { actions: ['previous-result', 'next-result'], word: 'choose', rank: 4, when: isOnAny },
    { actions: ['keep-results'], word: 'keep', rank: 1 },
    { actions: ['clear-search'], word: 'clear', rank: 2, when: holdsText },
    { actions: ['clear-search'], word: 'back', rank: 3, when: (state) => !holdsText(state) },
    { actions: ['copy-link'], word: 'copy', rank: 5, when: mayHavePage },
    { actions: ['earlier-query'], word: 'earlier', rank: 6, when: ({ queries }) => queries.length > 0 },
    ...LEFT_OUT_HINTS,
  ],
  draw: (state, _own, context) => drawSearchLine(state, context),
};

/**
 * Draws the top line, whichever view has the focus. While browsing, it has the program's name; during a search, the query and
 * how many of all items it finds. While the user types, the row below shows how the word at the caret can be completed.
 */
export function drawSearchLine(state: State, context: DrawContext): readonly Pane[] {
  const { layout, search, theme } = context;
  const isTyping = context.keysAt === 'line';
  if (!isTyping && !isSearching(state)) return [{ id: 'header', place: layout.header, lines: [titleLine(context)] }];
  const result = isSearching(state) ? searchResult(state, context) : null;
  const found = foundText(result, context);
  const room = layout.header.columns - widthOf(SIGN) - widthOf(found) - 1;
  const sign = span(SIGN, { tone: 'accent', bold: isTyping });
  const typed = isTyping ? typedLine(state.query, room) : [span(state.query.text)];
  const text = isTyping && isSelected(state) ? typed.map((part) => span(part.text, { inverse: true })) : typed;
  const line = spread([sign, ...text], [span(found, MUTED)], layout.header.columns, theme.glyphs.ellipsis);
  const before = beforeCaret(state.query, room);
  const caret = isTyping ? widthOf(SIGN) + widthOf(before) : null;
  const completion = isTyping ? search.complete(state.query.text, state.query.caret) : null;
  const advice = isSelected(state) ? selectedLine(context) : adviceLine(completion, result?.problems ?? [], context);
  const from = isTyping ? state.query.caret - before.length : 0;
  const spotAt = ({ x }: Cell): Spot => ({ kind: 'text', from, cell: x - widthOf(SIGN) });
  return [
    { id: 'search-line', place: layout.header, lines: [line], caret, view: 'search-line', spotAt },
    ...(advice === null ? [] : [{ id: 'rule', place: layout.rule, lines: [advice], view: 'search-line' } as const]),
  ];
}

function titleLine({ catalog, count: all, isPartial, layout, theme }: DrawContext): Line {
  const { columns } = layout.header;
  const { dot, ellipsis } = theme.glyphs;
  const name = ' awesome-containers';
  const reading = isPartial ? `, reading${ellipsis}` : '';
  const count = `${grouped(all)} ${all === 1 ? 'item' : 'items'}${reading}`;
  const words = [` search ${dot} ${count} `, ` search ${dot} ${grouped(all)} `, ' search '];
  const fitting = words.find((text) => widthOf(name) + widthOf(text) + 2 <= columns) ?? '';
  const spot: Spot = { kind: 'action', action: 'search' };
  const key = span(capFor('list', 'search', theme.glyphs), { tone: 'accent', spot });
  const room = columns - widthOf(name + fitting) - 3;
  // The bundled catalog has a date, and needs no title; its outline, which is shown before it is loaded, has neither.
  const isOwn = catalog.capturedOn === '' && catalog.title !== '' && room >= NARROWEST_TITLE;
  const list = isOwn ? clip(` ${dot} ${catalog.title}`, room, ellipsis) : '';
  return spread([span(name, BOLD), span(list, MUTED)], [key, span(fitting, { ...MUTED, spot })], columns, ellipsis);
}

/** The fewest cells for a title. In less room it would say nothing. */
const NARROWEST_TITLE = 12;

const TIME_FROM = 60;

/**
 * Returns the number of results and of all items and, if there is room, the number of hidden results and the time of the
 * search.
 */
function foundText(result: SearchResult | null, { count, isPartial, layout, theme }: DrawContext): string {
  const { glyphs } = theme;
  const total = `${grouped(count)}${isPartial ? glyphs.ellipsis : ''}`;
  if (result === null) return `${total} `;
  const { leftOut, milliseconds } = result;
  if (milliseconds === null) return `${glyphs.ellipsis} of ${total} `;
  const found = `${countText(result)} of ${total} `;
  const time = milliseconds < 1 ? '<1 ms' : `${Math.round(milliseconds)} ms`;
  const others = leftOut === 0 ? '' : `${glyphs.dot} ${grouped(leftOut)} hidden `;
  return layout.header.columns < TIME_FROM ? found : `${found}${others}${glyphs.dot} ${time} `;
}

/** Returns the number of results. Near matches are counted apart, behind a `~`. */
function countText({ count, extent, near }: SearchResult): string {
  if (extent === 'none') return '0';
  if (near === 0) return grouped(count);
  return near === count ? `~${grouped(near)}` : `${grouped(count - near)} + ~${grouped(near)}`;
}

const SIGN = ' / ';

/** Draws the query. If it is longer than the line, the part around the caret is shown. */
export function typedLine(query: QueryLine, room: number): Line {
  const before = beforeCaret(query, room);
  return [span(before), span(takeCells(query.text.slice(query.caret), Math.max(0, room - widthOf(before))))];
}

/** Returns the text that is shown before the caret. It leaves a cell for the caret itself. */
export function beforeCaret({ text, caret }: QueryLine, room: number): string {
  let rest = text.slice(0, caret);
  while (rest !== '' && widthOf(rest) > room - 1) rest = rest.slice(firstCluster(rest).length);
  return rest;
}

/**
 * Returns what is wrong or, if there is no room for that, what may have been meant, which is more use than the beginning of a
 * sentence.
 */
function shortened({ text, meant: [near], isTaken }: Problem, room: number): string {
  return near === undefined || isTaken || widthOf(text) <= room ? text : `Did you mean ${near}?`;
}

const selectedLine = ({ layout, theme }: DrawContext): Line =>
  cutLine([span(' type to replace it; arrow keys edit it', MUTED)], layout.rule.columns, theme.glyphs.ellipsis);

/**
 * Draws the line under the search line, in place of the rule: how the word at the caret can be completed, or which part of the
 * query is not understood; `null` if there is neither.
 */
function adviceLine(
  completion: Completion | null,
  problems: readonly Problem[],
  { layout, theme }: DrawContext,
): Line | null {
  const { columns } = layout.rule;
  const { ellipsis } = theme.glyphs;
  const [problem] = problems;
  const hasOptions = completion !== null && completion.options.length > 0;
  const spot: Spot = { kind: 'action', action: 'complete-next' };
  const tab = hasOptions ? [span(` ${capFor('search-line', 'complete-next', theme.glyphs)} `, { ...BOLD, spot })] : [];
  if (problem && (completion === null || completion.isGuess || !hasOptions)) {
    const text = shortened(problem, columns - lineWidth(tab) - 2);
    const told: Line = [span(` ${text} `, { tone: 'warn' }), ...tab];
    const does = tab.length === 0 ? [] : [span('corrects it', MUTED)];
    const whole = [...told, ...does];
    return cutLine(lineWidth(whole) <= columns ? whole : told, columns, ellipsis);
  }
  if (completion === null) return null;
  if (completion.example !== null)
    return cutLine([span(` ${completion.title} ${completion.example}`, MUTED)], columns, ellipsis);
  if (!hasOptions) return null;
  const title = completion.title === '' ? ' ' : ` ${completion.title} `;
  const options = completion.options.map((option, index) =>
    span(index === 0 ? option : `  ${option}`, {
      ...(index === 0 ? SELECTED : MUTED),
      spot: { kind: 'option', option },
    }),
  );
  return spread([span(title, MUTED), ...options], tab, columns, ellipsis);
}
