import type { ActionName } from '../../keys/actions.ts';
import type { Spot } from '../../screen/pane.ts';
import { LONGEST_QUERY, QUERY_CUT } from '../../search/query/limit.ts';
import { finishedQuery } from '../../search/search.ts';
import { fatalIn } from '../../search/types.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { Context } from '../context.ts';
import { moveInList } from '../list/update.ts';
import type { Motion } from '../shared/motion.ts';
import { closeView, openOverList, type State, topView } from '../state.ts';
import { only, type Step, warning } from '../view.ts';
import { caretAt } from './caret.ts';
import { EDITS } from './edits.ts';
import { caretToEnd, insert } from './line.ts';
import { clearSearch, refuseMore, toggleLeftOut, withQuery, withText } from './query.ts';

const MOTIONS: { readonly [Name in ActionName]?: Motion } = {
  'previous-result': 'up',
  'next-result': 'down',
  'results-page-up': 'page-up',
  'results-page-down': 'page-down',
};

export function updateSearchLine(state: State, action: ActionName, context: Context): Step | undefined {
  const edit = EDITS[action];
  if (edit !== undefined) return only(withQuery(state, edit(state.query)));
  const motion = MOTIONS[action];
  if (motion !== undefined) return only(moveInList(state, motion, context));
  switch (action) {
    case 'keep-results':
      return only(keep(state, context));
    case 'clear-search':
      return only(clear(state));
    case 'show-left-out':
      return only(toggleLeftOut(state, context));
    case 'complete-next':
      return only(complete(state, 1, context));
    case 'complete-previous':
      return only(complete(state, -1, context));
    default:
      return undefined;
  }
}

/** Opens the search line, with the caret behind what it holds. */
export function openSearchLine(state: State): Step {
  const opened = openOverList({ ...state, query: caretToEnd(state.query) }, 'search-line');
  return { state: opened, effects: [{ type: 'prepare-search' }] };
}

/** A query that cannot mean anything stays in the line, and what is wrong with it is said. */
export function keep(state: State, { search }: Context): State {
  const text = finishedQuery(state.query.text);
  const [fatal] = text.trim() === '' ? [] : fatalIn(search.find(text, state.shelves.bookmarks).problems);
  if (fatal !== undefined) return { ...state, notice: warning(fatal.text) };
  return closeView(text === state.query.text ? state : withQuery(state, { text, caret: text.length }));
}

/** A search that is cleared is forgotten, by `n` as well. */
function clear(state: State): State {
  return state.query.text === '' ? closeView(state) : { ...clearSearch(state), lastQuery: '' };
}

export function typeText(state: State, text: string): State {
  const query = insert(state.query, text);
  return query.text === state.query.text && text !== '' ? refuseMore(state) : withQuery(state, query);
}

/** Pasted text is never taken for keys: wherever it lands, it is searched for. */
export function pasteText(state: State, text: string): State {
  const shown = sanitize(text);
  if (shown.trim() === '') return state;
  const isCut = shown.length > LONGEST_QUERY - state.query.text.length;
  const pasted = { ...withQuery(state, insert(state.query, text)), notice: isCut ? warning(QUERY_CUT) : null };
  return topView(state).view === 'search-line' ? pasted : openOverList(pasted, 'search-line');
}

/** Puts the caret where a click is, or a completion in the place of the word at the caret. */
export function clickSearchLine(state: State, spot: Spot, context: Context, hadKeys: boolean): Step {
  if (spot.kind === 'option') return only(complete(state, spot.option, context));
  if (spot.kind !== 'text') return only(state);
  const step = hadKeys ? only(state) : openSearchLine(state);
  return { ...step, state: { ...step.state, query: caretAt(step.state.query, spot) } };
}

/** Puts a completion in the place of the word at the caret: the likeliest or, asked again, the next one; or the one that is named. */
function complete(state: State, which: 1 | -1 | string, context: Context): State {
  const { text, caret } = state.query;
  const completion = context.search.complete(text, caret);
  const option = typeof which === 'string' ? which : completion?.options.at(which === 1 ? 0 : -1);
  if (!completion || option === undefined) return state;
  const before = text.slice(0, completion.start) + option;
  return withText(state, before + text.slice(completion.end), before.length);
}
