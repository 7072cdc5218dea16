import type { ActionName } from '../../keys/actions.ts';
import { keysOf, type ViewId } from '../../keys/keymap.ts';
import { keyCaps } from '../../screen/key-caps.ts';
import {
  BOLD,
  cutLine,
  type Line,
  lineWidth,
  MATCHED,
  MUTED,
  type Span,
  type Style,
  span,
  spread,
} from '../../screen/line.ts';
import type { Glyphs, Theme } from '../../screen/theme.ts';
import { widthOf, wrapUpTo } from '../../text/width.ts';
import { type Notice, type State, topView } from '../state.ts';
import type { Hint } from '../view.ts';

/** Draws the bottom line: the notice or, if there is none, hints for the keys that matter here. */
export function footerLines(state: State, hints: readonly Hint[], columns: number, theme: Theme): readonly Line[] {
  const notice = state.notice ?? state.opening;
  return notice ? noticeLines(notice, columns, theme) : [hintsLine(state, hints, columns, theme)];
}

/** Returns the key, or the pair of keys, that a hint names. */
export const hintKeys = (view: ViewId, { actions }: Hint): readonly string[] =>
  actions.flatMap((action) => keysOf(view, action).slice(0, 1));

/** Returns the cap of the first key. The nine digits are shown as one range. */
const hintCap = (keys: readonly string[], glyphs: Glyphs): string =>
  keyCaps(isDigits(keys) ? keys : keys.slice(0, 1), glyphs);

const isDigits = (keys: readonly string[]): boolean => keys.length === 9;

function hintsLine(state: State, hints: readonly Hint[], columns: number, { glyphs }: Theme): Line {
  const { view } = topView(state);
  const marked = markedSpans(state, columns, glyphs);
  const texts = hints.map((hint) => ({
    ...hint,
    caps: hint.actions.map((action) => hintCap(keysOf(view, action), glyphs)),
  }));
  // Two arrows look like two keys. Two words, as with ASCII glyphs, need a slash between them.
  const betweenOf = (caps: readonly string[]) => (caps.every((cap) => widthOf(cap) === 1) ? '' : '/');
  const room = columns - 2 - lineWidth(marked);
  let kept = texts;
  const widthOfAll = () =>
    kept.reduce((sum, hint) => sum + widthOf(`${hint.caps.join(betweenOf(hint.caps))} ${hint.word}`) + 2, -2);
  while (kept.length > 1 && widthOfAll() > room) {
    const last = Math.max(...kept.map(({ rank }) => rank));
    kept = kept.filter(({ rank }) => rank !== last);
  }
  const clickable = (action: ActionName, style: Style): Style =>
    // It would not be clear which of the digits a click means.
    isDigits(keysOf(view, action)) ? style : { ...style, spot: { kind: 'action', action } };
  const spans = kept.flatMap(({ actions, word, caps }, index): readonly Span[] => [
    span(index === 0 ? ' ' : '  '),
    ...actions.flatMap((action, at) => [
      ...(at === 0 ? [] : [span(betweenOf(caps), MUTED)]),
      span(caps[at] ?? '', clickable(action, BOLD)),
    ]),
    // A click on the word does what the last of its keys does.
    span(` ${word}`, clickable(actions.at(-1) ?? actions[0], MUTED)),
  ]);
  return marked.length === 0
    ? cutLine(spans, columns, glyphs.ellipsis)
    : spread(spans, marked, columns, glyphs.ellipsis);
}

/** The narrowest window with room for a word beside the number of marks. */
const ROOMY = 60;

/** Draws the number of marked entries; nothing if there are none, or if the view shows them already. */
function markedSpans({ marks, stack }: State, columns: number, { mark }: Glyphs): Line {
  if (marks.length === 0 || topView({ stack }).view === 'compare') return [];
  return [span(`${mark} ${marks.length}`, MATCHED), span(columns < ROOMY ? ' ' : ' marked ', MUTED)];
}

const MOST_NOTICE_ROWS = 4;

/** Draws a notice in as many rows as it needs, within reason, because it may contain an address that the user has to copy. */
function noticeLines({ tone, text }: Notice, columns: number, theme: Theme): readonly Line[] {
  const { rows, left } = wrapUpTo(text, columns - 2, MOST_NOTICE_ROWS);
  const kept = left === 0 ? rows : rows.with(-1, `${rows.at(-1) ?? ''} ${theme.glyphs.ellipsis}`);
  return kept.map((row) => cutLine([span(' '), span(row, { tone })], columns, theme.glyphs.ellipsis));
}
