import { BOLD, cutLine, type Line, MUTED, type Span, span, spread } from '../screen/line.ts';
import type { Theme } from '../screen/theme.ts';
import type { Completion, Problem, SearchResult } from '../search/types.ts';
import { firstCluster } from '../text/clusters.ts';
import { takeCells, widthOf, wrapUpTo } from '../text/width.ts';
import { hintsFor } from './help/draw.ts';
import type { QueryLine } from './search-line/line.ts';
import type { Notice, State } from './state.ts';

/** The top line: the program's name while browsing; what is searched for, and how much of all that finds. */
export function headerLine(
  state: State,
  result: SearchResult | null,
  total: number,
  columns: number,
  theme: Theme,
): Line {
  const { ellipsis, dot } = theme.glyphs;
  const isTyping = state.mode === 'search';
  if (!isTyping && state.query.text.trim() === '') {
    const name = ' awesome-containers';
    const words = [` search ${dot} ${total} items `, ` search ${dot} ${total} `, ' search '];
    const fitting = words.find((text) => widthOf(name) + widthOf(text) + 2 <= columns) ?? '';
    return spread([span(name, BOLD)], [span('/', { tone: 'accent' }), span(fitting, MUTED)], columns, ellipsis);
  }
  const found = foundText(result, total, columns, theme);
  const room = columns - widthOf(SIGN) - widthOf(found) - 1;
  const sign = span(SIGN, { tone: 'accent', bold: isTyping });
  return spread([sign, ...queryLine(state, isTyping, room)], [span(found, MUTED)], columns, ellipsis);
}

const TIME_FROM = 60;

/** How many results of how many items, and where there is room how long it took to find them. */
function foundText(result: SearchResult | null, total: number, columns: number, { glyphs }: Theme): string {
  if (result === null) return `${total} `;
  const { count, extent, milliseconds } = result;
  if (milliseconds === null) return `${glyphs.ellipsis} of ${total} `;
  const found = `${extent === 'some' ? '~' : ''}${extent === 'none' ? 0 : count} of ${total} `;
  const time = milliseconds < 1 ? '<1 ms' : `${Math.round(milliseconds)} ms`;
  return columns < TIME_FROM ? found : `${found}${glyphs.dot} ${time} `;
}

const SIGN = ' / ';

/** The column of the top line in which one types, counted from 0; `null` while the search line has not the keys. */
export function caretColumn(
  state: State,
  result: SearchResult | null,
  total: number,
  columns: number,
  theme: Theme,
): number | null {
  if (state.mode !== 'search') return null;
  const room = columns - widthOf(SIGN) - widthOf(foundText(result, total, columns, theme)) - 1;
  return widthOf(SIGN) + widthOf(beforeCaret(state.query, room));
}

/** The query; of one longer than the line, the part around the caret is shown. */
function queryLine({ query }: State, isTyping: boolean, room: number): Line {
  if (!isTyping) return [span(query.text)];
  const before = beforeCaret(query, room);
  return [span(before), span(takeCells(query.text.slice(query.caret), Math.max(0, room - widthOf(before))))];
}

/** What is shown before the caret, which leaves a cell for the caret itself. */
function beforeCaret({ text, caret }: QueryLine, room: number): string {
  let rest = text.slice(0, caret);
  while (rest !== '' && widthOf(rest) > room - 1) rest = rest.slice(firstCluster(rest).length);
  return rest;
}

/** The bottom: what the program has to say or, when it has nothing to say, the keys that matter here. */
export function footerLines(state: State, columns: number, theme: Theme): readonly Line[] {
  return state.notice ? noticeLines(state.notice, columns, theme) : [hintsLine(state, columns, theme)];
}

function hintsLine(state: State, columns: number, theme: Theme): Line {
  const hints = hintsFor(state.mode, theme.glyphs);
  const room = columns - 2;
  let kept = hints;
  const widthOfAll = () => kept.reduce((sum, hint) => sum + widthOf(`${hint.keys} ${hint.word}`) + 2, -2);
  while (kept.length > 1 && widthOfAll() > room) {
    const last = Math.max(...kept.map(({ rank }) => rank));
    kept = kept.filter(({ rank }) => rank !== last);
  }
  const spans = kept.flatMap(({ keys, word }, index): Span[] => [
    span(index === 0 ? ' ' : '  '),
    span(keys, BOLD),
    span(` ${word}`, MUTED),
  ]);
  return cutLine(spans, columns, theme.glyphs.ellipsis);
}

const MOST_NOTICE_ROWS = 4;

/** A notice may hold an address that the reader has to copy: it takes the rows it needs, within reason. */
function noticeLines({ tone, text }: Notice, columns: number, theme: Theme): readonly Line[] {
  const { rows, left } = wrapUpTo(text, columns - 2, MOST_NOTICE_ROWS);
  const kept = left === 0 ? rows : rows.with(-1, `${rows.at(-1) ?? ''} ${theme.glyphs.ellipsis}`);
  return kept.map((row) => cutLine([span(' '), span(row, { tone })], columns, theme.glyphs.ellipsis));
}

/**
 * What stands under the search line in place of the rule: what the word at the caret may become, or what of the query is
 * not understood; `null` when there is nothing to say.
 */
export function adviceLine(
  completion: Completion | null,
  problems: readonly Problem[],
  columns: number,
  theme: Theme,
): Line | null {
  const { ellipsis } = theme.glyphs;
  const [problem] = problems;
  const hasOptions = completion !== null && completion.options.length > 0;
  const tab = hasOptions ? [span(' Tab ', BOLD)] : [];
  if (problem && (completion === null || completion.isGuess || !hasOptions)) {
    return spread([span(` ${problem.text}`, { tone: 'warn' })], tab, columns, ellipsis);
  }
  if (completion === null) return null;
  if (completion.example !== null)
    return cutLine([span(` ${completion.title} ${completion.example}`, MUTED)], columns, ellipsis);
  const [first, ...others] = completion.options;
  if (first === undefined) return null;
  const title = completion.title === '' ? ' ' : ` ${completion.title} `;
  const options = [span(first, { tone: 'accent', bold: true }), ...others.map((option) => span(`  ${option}`, MUTED))];
  return spread([span(title, MUTED), ...options], tab, columns, ellipsis);
}

/** The rule under the top line, with a branch where the panes part. */
export function ruleLine(columns: number, dividerAt: number | null, theme: Theme): Line {
  const { horizontal, teeDown } = theme.glyphs;
  const rule = Array.from({ length: columns }, (_, x) => (x === dividerAt ? teeDown : horizontal));
  return [span(rule.join(''), MUTED)];
}

/** A single line for a window in which nothing else has room: as many words as it takes. */
export function tooSmallLine(columns: number, smallest: string): Line {
  const wordings = [`Enlarge the window to ${smallest}.`, `Enlarge to ${smallest}`, smallest];
  return [span(takeCells(wordings.find((words) => widthOf(words) <= columns) ?? smallest, columns))];
}
