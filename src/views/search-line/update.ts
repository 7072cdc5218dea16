import type { ActionName } from '../../keys/actions.ts';
import type { Spot } from '../../screen/pane.ts';
import { LONGEST_QUERY, QUERY_CUT } from '../../search/query/limit.ts';
import { finishedQuery } from '../../search/search.ts';
import { fatalIn } from '../../search/types.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { Motion } from '../common/motion.ts';
import type { Context } from '../context.ts';
import { moveInList } from '../list/update.ts';
import { closeView, openOverList, type State, topView, withOwn } from '../state.ts';
import { type Step, warning, withoutEffects } from '../view.ts';
import { caretAt } from './caret.ts';
import { EDITS } from './edits.ts';
import { caretToEnd, insert, type QueryLine } from './line.ts';
import { bringEarlier, clearSearch, refuseMore, remember, toggleLeftOut, withQuery, withText } from './query.ts';
import type { SearchLineOwn } from './state.ts';

const MOTIONS: { readonly [Name in ActionName]?: Motion } = {
  'previous-result': 'up',
  'next-result': 'down',
  'results-page-up': 'page-up',
  'results-page-down': 'page-down',
};

export function updateSearchLine(
  state: State,
  own: SearchLineOwn,
  action: ActionName,
  context: Context,
): Step | undefined {
  const edit = EDITS[action];
  if (edit !== undefined) return withoutEffects(editLine(state, own, action, edit));
  const motion = MOTIONS[action];
  if (motion !== undefined) return withoutEffects(moveInList(state, motion, context));
  switch (action) {
    case 'keep-results':
      return withoutEffects(keep(state, context));
    case 'clear-search':
      return withoutEffects(clear(state, own));
    case 'earlier-query':
      return withoutEffects(bringEarlier(deselect(state, own)));
    case 'show-left-out':
      return withoutEffects(toggleLeftOut(state, context));
    case 'complete-next':
      return withoutEffects(complete(deselect(state, own), 1, context));
    case 'complete-previous':
      return withoutEffects(complete(deselect(state, own), -1, context));
    default:
      return undefined;
  }
}

/** The text with which the search line opens in the view of vulnerabilities, so that only these are searched. */
const AMONG_VULNERABILITIES = 'is:vulnerability ';

/** Opens the search line, with its text selected and the caret at the end. */
export function openSearchLine(state: State): Step {
  const own: SearchLineOwn = { isSelected: state.query.text !== '', from: state };
  const opened = openOverList({ ...state, query: caretToEnd(state.query) }, 'search-line', own);
  const isAmong = topView(state).view === 'vulnerabilities' && !own.isSelected;
  return {
    state: isAmong ? typeText(opened, own, AMONG_VULNERABILITIES) : opened,
    effects: [{ type: 'prepare-search' }],
  };
}

/** Closes the search line and keeps the results. If the query cannot mean anything, the line stays open and a notice says why. */
export function keep(state: State, { search }: Context): State {
  const text = finishedQuery(state.query.text);
  const [fatal] = text.trim() === '' ? [] : fatalIn(search.find(text, state.shelves.bookmarks).problems);
  if (fatal !== undefined) return { ...state, notice: warning(fatal.text) };
  return closeView(remember(text === state.query.text ? state : withQuery(state, { text, caret: text.length })));
}

const deselect = (state: State, own: SearchLineOwn): State =>
  own?.isSelected ? withOwn(state, { ...own, isSelected: false }) : state;

/**
 * The actions that erase the whole selected query. Those that erase a word take only the last one, such as a filter, and the
 * rest can be edited.
 */
const ERASE_ALL: ReadonlySet<ActionName> = new Set<ActionName>(['erase-before', 'erase-after', 'erase-to-start']);

function editLine(state: State, own: SearchLineOwn, action: ActionName, edit: (line: QueryLine) => QueryLine): State {
  if (own?.isSelected && ERASE_ALL.has(action)) return clearSearch(deselect(state, own));
  return withQuery(deselect(state, own), edit(state.query));
}

/**
 * Clears or closes the search line. If the old query is still selected, the line is closed and the query kept. Typed text is
 * cleared, and `n` no longer looks for it. An empty line is closed, and the view and search from which it was opened come back;
 * if only the list was open, it shows the tree.
 */
function clear(state: State, own: SearchLineOwn): State {
  if (own?.isSelected) return comeBack(state, own.from);
  if (state.query.text !== '') return { ...clearSearch(state), lastQuery: '' };
  return own === undefined || own.from.stack.length === 1 ? closeView(state) : comeBack(state, own.from);
}

/** Returns the state before the search line was opened, with what has become known since. */
const comeBack = ({ offers, queries, shelves, lists, opening }: State, from: State): State => ({
  ...from,
  ...{ offers, queries, shelves, lists, opening, pending: '', notice: null },
});

export function typeText(state: State, own: SearchLineOwn, text: string): State {
  if (own?.isSelected) return typeText(clearSearch(deselect(state, own)), undefined, text);
  const query = insert(state.query, text);
  return query.text === state.query.text && text !== '' ? refuseMore(state) : withQuery(state, query);
}

/**
 * Inserts pasted text, which is never taken for keys. In a view that does not handle pastes, the search line is opened for it.
 * The text is inserted at the caret, or replaces the old query if that is selected. The rest of an earlier paste is inserted
 * behind that.
 */
export function pasteText(state: State, text: string, goesOn = false): State {
  const shown = sanitize(text);
  if (shown.trim() === '') return state;
  const { view, own } = topView(state);
  if (view !== 'search-line') return pasteText(openSearchLine(state).state, text, goesOn);
  const line = own as SearchLineOwn;
  const begun = line?.isSelected && !goesOn ? clearSearch(deselect(state, line)) : state;
  const isCut = shown.length > LONGEST_QUERY - begun.query.text.length;
  return { ...withQuery(deselect(begun, line), insert(begun.query, text)), notice: isCut ? warning(QUERY_CUT) : null };
}

/** Handles a click: puts the caret there, or replaces the word at the caret with the completion that was clicked. */
export function clickSearchLine(state: State, spot: Spot, context: Context, hadKeys: boolean): Step {
  if (spot.kind === 'option') return withoutEffects(complete(state, spot.option, context));
  if (spot.kind !== 'text') return withoutEffects(state);
  const step = hadKeys ? withoutEffects(state) : openSearchLine(state);
  return { ...step, state: { ...step.state, query: caretAt(step.state.query, spot) } };
}

/**
 * Replaces the word at the caret with a completion: the likeliest and, when repeated, the next or the previous one; or the
 * given text.
 */
function complete(state: State, which: 1 | -1 | string, context: Context): State {
  const { text, caret } = state.query;
  const completion = context.search.complete(text, caret);
  const option = typeof which === 'string' ? which : completion?.options.at(which === 1 ? 0 : -1);
  if (!completion || option === undefined) return state;
  const before = text.slice(0, completion.start) + option;
  return withText(state, before + text.slice(completion.end), before.length);
}
