import type { ActionName } from '../../keys/actions.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import type { FieldValue } from '../../search/query/fields.ts';
import { asMeant, fieldValue, setValue, toggleValue, withoutFields } from '../../search/search.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import { keptInView, rowsInView } from '../common/scroll.ts';
import type { Context } from '../context.ts';
import { topFor } from '../list/select.ts';
import { withText } from '../search-line/query.ts';
import { closeView, openOverList, type State, withOwn } from '../state.ts';
import { type Step, withoutEffects } from '../view.ts';
import { type ChoiceRow, choiceIndex, choiceRows } from './select.ts';
import type { FiltersState } from './state.ts';

export function openFilters(state: State, action: ActionName, { search }: Context): Step {
  const own: FiltersState = { panel: action === 'sort' ? 'sort' : 'filter', choice: '', top: 0 };
  const { text } = state.query;
  const meant = text.trim() === '' ? text : asMeant(text, search.find(text, state.shelves.bookmarks).problems);
  return withoutEffects(openOverList(meant === text ? state : withText(state, meant), 'filters', own));
}

export function updateFilters(state: State, own: FiltersState, action: ActionName, context: Context): Step | undefined {
  if (isMotion(action)) return withoutEffects(shown(state, moveChoice(state, own, action, context), context));
  switch (action) {
    case 'next-field':
      return withoutEffects(shown(state, findField(state, own, 1, context), context));
    case 'previous-field':
      return withoutEffects(shown(state, findField(state, own, -1, context), context));
    case 'toggle':
      return withoutEffects(withText(state, queryWithChoice(state, own, true, context)));
    case 'choose':
      return withoutEffects(closeView(withText(state, queryWithChoice(state, own, false, context))));
    case 'clear-all':
      return withoutEffects(withText(state, queryWithoutChoices(state, own)));
    case 'back':
      return withoutEffects(closeView(state));
    default:
      return undefined;
  }
}

/** Returns the state with the panel scrolled so that the cursor is in view. */
function shown(state: State, own: FiltersState, context: Context): State {
  const rows = choiceRows(state, own, context);
  const top = topFor(own.top, choiceIndex(own, rows), rowsInView(rows.length, context.rows), rows.length);
  return withOwn(state, { ...own, top });
}

/** Moves the cursor. It skips the titles. */
function moveChoice(state: State, own: FiltersState, by: Motion, context: Context): FiltersState {
  const rows = choiceRows(state, own, context);
  const last = rows.length - 1;
  const index = Math.max(0, Math.min(target(choiceIndex(own, rows), by, context.rows, last), last));
  return choose(own, rows, index, by === 'first' || by.endsWith('down') ? 1 : -1);
}

/** Moves the cursor to the first value of the next field, or of the previous one. */
function findField(state: State, own: FiltersState, step: 1 | -1, context: Context): FiltersState {
  const rows = choiceRows(state, own, context);
  const titles = rows.flatMap(({ type }, index) => (type === 'title' ? [index] : []));
  const current = titles.findLastIndex((index) => index < choiceIndex(own, rows));
  return choose(own, rows, titles[(current + step + titles.length) % titles.length] ?? 0, 1);
}

/** Puts the cursor on a row or, if that is a title, on the row beside it. */
function choose(own: FiltersState, rows: readonly ChoiceRow[], index: number, step: 1 | -1): FiltersState {
  const row = rows[index];
  if (row?.type === 'choice') return { ...own, choice: row.id };
  const beside = rows[index + step] ?? rows[index - step];
  return beside?.type === 'choice' ? { ...own, choice: beside.id } : own;
}

/** Handles a click: puts the cursor on a value and toggles it. */
export function clickChoice(state: State, own: FiltersState, spot: Spot, context: Context): Step {
  if (spot.kind !== 'row') return withoutEffects(state);
  const clicked = choose({ ...own, top: spot.top }, choiceRows(state, own, context), spot.row, 1);
  return withoutEffects(withText(withOwn(state, clicked), queryWithChoice(state, clicked, true, context)));
}

/** Scrolls the values. The cursor stays on its value as long as that is in view. */
export function scrollChoices(state: State, own: FiltersState, to: Scroll, context: Context): State {
  const rows = choiceRows(state, own, context);
  const at = choiceIndex(own, rows);
  const index = keptInView(at, to);
  return withOwn(state, choose({ ...own, top: to.top }, rows, index, index > at ? 1 : -1));
}

/**
 * Returns the query with the value under the cursor added or, if it is chosen and `canTakeBack`, removed. An order replaces the
 * previous one.
 */
function queryWithChoice(state: State, own: FiltersState, canTakeBack: boolean, context: Context): string {
  const { text } = state.query;
  const rows = choiceRows(state, own, context);
  const row = rows[choiceIndex(own, rows)];
  if (row?.type !== 'choice' || (row.choice.isChosen && !canTakeBack)) return text;
  const { field, choice } = row;
  if (own.panel === 'filter')
    return toggleValue(text, field, choice.value, choice.keys, fieldValues(field, state, own, context));
  return setValue(text, field, choice.value === 'best' ? null : choice.value);
}

/** Returns all values of a field, including those that would leave no results. */
function fieldValues(
  field: string,
  { query, shelves, showsAll }: State,
  { panel }: FiltersState,
  { search }: Context,
): readonly FieldValue[] {
  const facets = search.facets(panel, query.text, shelves.bookmarks, showsAll);
  if (facets === 'pending') return [];
  const choices = facets.find((facet) => facet.field === field)?.choices ?? [];
  return choices.map(({ value }) => fieldValue(value));
}

/** Returns the query without anything that the panel could have put there. */
const queryWithoutChoices = ({ query }: State, { panel }: FiltersState): string =>
  withoutFields(query.text, (field) => (field === 'sort') === (panel === 'sort'));
