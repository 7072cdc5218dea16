import type { ActionName } from '../../keys/actions.ts';
import { keysOf, type ViewId } from '../../keys/keymap.ts';
import { keyCaps } from '../../screen/key-caps.ts';
import {
  BOLD,
  cutLine,
  LIT,
  type Line,
  lineWidth,
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

/** The bottom: what the program has to say or, when it has nothing to say, the keys that matter here. */
export function footerLines(state: State, hints: readonly Hint[], columns: number, theme: Theme): readonly Line[] {
  const notice = state.notice ?? state.opening;
  return notice ? noticeLines(notice, columns, theme) : [hintsLine(state, hints, columns, theme)];
}

/** The key, or the pair of keys, that a hint names. */
export const hintKeys = (view: ViewId, { actions }: Hint): readonly string[] =>
  actions.flatMap((action) => keysOf(view, action).slice(0, 1));

/** The first key; of the digits all, which are one to the eye. */
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
  // Two arrows look like two keys. Two words, as in ASCII, need a slash between them.
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
    // Which of the digits is meant cannot be clicked.
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

/** Columns of a window that has room for a word beside the number. */
const ROOMY = 60;

/** How many entries are marked; nothing where none is, or where they are seen. */
function markedSpans({ marks, stack }: State, columns: number, { mark }: Glyphs): Line {
  if (marks.length === 0 || topView({ stack }).view === 'compare') return [];
  return [span(`${mark} ${marks.length}`, LIT), span(columns < ROOMY ? ' ' : ' marked ', MUTED)];
}

const MOST_NOTICE_ROWS = 4;

/** A notice may hold an address that the reader has to copy: it takes the rows it needs, within reason. */
function noticeLines({ tone, text }: Notice, columns: number, theme: Theme): readonly Line[] {
  const { rows, left } = wrapUpTo(text, columns - 2, MOST_NOTICE_ROWS);
  const kept = left === 0 ? rows : rows.with(-1, `${rows.at(-1) ?? ''} ${theme.glyphs.ellipsis}`);
  return kept.map((row) => cutLine([span(' '), span(row, { tone })], columns, theme.glyphs.ellipsis));
}
