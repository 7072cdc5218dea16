import { LONGEST_QUERY, QUERY_CUT, QUERY_FULL } from '../../search/query/limit.ts';
import { finishedQuery } from '../../search/query/parse.ts';
import { fatalIn } from '../../search/types.ts';
import { sanitize } from '../../text/sanitize.ts';
import { queryWithChoice, queryWithoutChoices } from '../filters/update.ts';
import type { Command, Notice, State, World } from '../state.ts';
import { emptyLine, insert, type QueryLine } from './line.ts';

/** What changes the query. */
export type QueryCommand = Extract<
  Command,
  {
    type:
      | 'search-kept'
      | 'search-cancelled'
      | 'text-typed'
      | 'text-pasted'
      | 'query-edited'
      | 'query-completed'
      | 'choice-made'
      | 'choices-cleared';
  }
>;

export function queryChanged(state: State, command: QueryCommand, world: World): State {
  switch (command.type) {
    case 'search-kept':
      return kept(state, world);
    case 'search-cancelled':
      // A search that was given up is forgotten, also by `n`.
      return state.query.text === '' ? { ...state, mode: 'list' } : { ...withQuery(state, emptyLine), lastQuery: '' };
    case 'text-typed':
      return typed(state, command.text);
    case 'text-pasted':
      return pasted(state, command.text);
    case 'query-edited':
      return withQuery(state, command.edit(state.query));
    case 'query-completed':
      return completed(state, command.step, world);
    case 'choice-made':
      return choiceMade(state, command.isLast, world);
    case 'choices-cleared':
      return withText(state, queryWithoutChoices(state));
    default:
      return command satisfies never;
  }
}

/** A query that cannot mean anything stays in the line, and what is wrong with it is said. */
function kept(state: State, { search }: World): State {
  const text = finishedQuery(state.query.text);
  const [fatal] = text.trim() === '' ? [] : fatalIn(search.find(text, state.shelves.bookmarks).problems);
  if (fatal !== undefined) return { ...state, notice: { tone: 'warn', text: fatal.text } };
  return { ...(text === state.query.text ? state : withQuery(state, { text, caret: text.length })), mode: 'list' };
}

/** Pasted text is never taken for commands: wherever it lands, it is searched for. */
function pasted(state: State, text: string): State {
  const shown = sanitize(text);
  if (shown.trim() === '') return state;
  const query = insert(state.query, text);
  const isCut = shown.length > LONGEST_QUERY - state.query.text.length;
  const notice: Notice | null = isCut ? { tone: 'warn', text: QUERY_CUT } : null;
  return { ...withQuery(state, query), mode: 'search', notice };
}

/** The state with another query: what was chosen among the results of the one before is left. */
export function withQuery(state: State, query: QueryLine): State {
  if (query.text === state.query.text) return { ...state, query };
  const lastQuery = query.text.trim() === '' ? state.lastQuery : query.text;
  return { ...state, query, lastQuery, result: 0, resultTop: 0, detailTop: 0, link: null };
}

const withText = (state: State, text: string, caret = text.length): State =>
  text.length > LONGEST_QUERY ? full(state) : withQuery(state, { text, caret });

const full = (state: State): State => ({ ...state, notice: { tone: 'warn', text: QUERY_FULL } });

function typed(state: State, text: string): State {
  const query = insert(state.query, text);
  return query.text === state.query.text && text !== '' ? full(state) : withQuery(state, query);
}

/** One may want several; the last one leads back to the list. */
function choiceMade(state: State, isLast: boolean, world: World): State {
  const chosen = withText(state, queryWithChoice(state, !isLast, world));
  return isLast ? { ...chosen, mode: 'list' } : chosen;
}

/** Puts the likeliest completion in the place of the word at the caret; asked again, the next one. */
function completed(state: State, step: 1 | -1, world: World): State {
  const { text, caret } = state.query;
  const completion = world.search.complete(text, caret);
  const option = completion?.options.at(step === 1 ? 0 : -1);
  if (!completion || option === undefined) return state;
  const before = text.slice(0, completion.start) + option;
  return withText(state, before + text.slice(completion.end), before.length);
}
