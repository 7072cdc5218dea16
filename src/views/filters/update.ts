import { setValue, toggleValue, withoutFields } from '../../search/query/rewrite.ts';
import { target } from '../motion.ts';
import type { Motion, State, World } from '../state.ts';
import { type ChoiceRow, choiceIndex, choiceRows } from './select.ts';

/** Up and down pass over the titles. */
export function choiceMoved(state: State, by: Motion, world: World): State {
  const rows = choiceRows(state, world);
  const index = Math.max(
    0,
    Math.min(target(choiceIndex(state, rows), by, world.listRows, rows.length - 1), rows.length - 1),
  );
  const step = by === 'first' || by.endsWith('down') ? 1 : -1;
  return put(state, rows, index, step);
}

/** To the first value of the next field, or of the one before. */
export function fieldSought(state: State, step: 1 | -1, world: World): State {
  const rows = choiceRows(state, world);
  const titles = rows.flatMap(({ type }, index) => (type === 'title' ? [index] : []));
  const own = titles.findLastIndex((index) => index < choiceIndex(state, rows));
  return put(state, rows, titles[(own + step + titles.length) % titles.length] ?? 0, 1);
}

function put(state: State, rows: readonly ChoiceRow[], index: number, step: 1 | -1): State {
  const row = rows[index];
  if (row?.type === 'choice') return { ...state, choice: row.id };
  const beside = rows[index + step] ?? rows[index - step];
  return beside?.type === 'choice' ? { ...state, choice: beside.id } : state;
}

/** The query with the choice under the cursor made or, if it `canTakeBack`, taken back; an order takes the place of another. */
export function queryWithChoice(state: State, canTakeBack: boolean, world: World): string {
  const { text } = state.query;
  const rows = choiceRows(state, world);
  const row = rows[choiceIndex(state, rows)];
  if (row?.type !== 'choice' || (row.choice.isChosen && !canTakeBack)) return text;
  const { field, choice } = row;
  if (state.panel === 'filter') return toggleValue(text, field, choice.value, choice.keys);
  return setValue(text, field, choice.value === 'best' ? null : choice.value);
}

/** The query without anything that the panel could have put there. */
export const queryWithoutChoices = ({ panel, query }: State): string =>
  withoutFields(query.text, (field) => (field === 'sort') === (panel === 'sort'));
