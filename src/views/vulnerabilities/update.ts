import { itemWithNotes } from '../../data/item-with-notes.ts';
import { findRelations } from '../../data/relations.ts';
import type { ActionName } from '../../keys/actions.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import { hitsBetween } from '../../search/types.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import { keptInView } from '../common/scroll.ts';
import { recordVisit } from '../common/shelves.ts';
import type { Context } from '../context.ts';
import { enterDetail } from '../detail/scroll.ts';
import { isSearching, NO_MARGIN, searchResult, selectedNode, topFor } from '../list/select.ts';
import { closeDownTo, closeView, openView, type State } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { chosenRow, listedRows, rowsOfParts, type VulnerabilityRow, yearAt, yearsOf } from './select.ts';
import type { VulnerabilitiesState } from './state.ts';

/** Opens the view on the selected vulnerability, or else on the newest. If it is open under other views, returns to it. */
export function openVulnerabilities(state: State, _action: ActionName, context: Context): Step {
  if (state.stack.some(({ view }) => view === 'vulnerabilities')) {
    return withoutEffects({ ...closeDownTo(state, 'vulnerabilities'), stop: null });
  }
  const listed = isSearching(state) ? touchedBySearch(state, context) : null;
  if (listed === 'pending') return withWarning(state, 'The search is not done yet. Try again in a moment.');
  const rows = listedRows({ listed }, context);
  if (rows.length === 0) {
    return withWarning(
      state,
      listed === null ? 'No vulnerabilities are recorded.' : 'The results have no vulnerabilities.',
    );
  }
  const selected = selectedNode(state, context);
  const at = rows.findIndex(({ node }) => node.id === selected?.id);
  const { detailTop, stop } = state;
  const opened: VulnerabilitiesState = { listed, top: 0, before: { detailTop, stop } };
  return withoutEffects(choose(openView(state, 'vulnerabilities', opened), opened, rows, Math.max(0, at), context));
}

/** Returns the ids of the vulnerabilities among the results, and of the vulnerabilities of other results. */
function touchedBySearch(state: State, context: Context): ReadonlySet<string> | 'pending' {
  const result = searchResult(state, context);
  if (result.isPending) return 'pending';
  const { vulnerabilitiesIn } = findRelations(context.catalog);
  const ids = hitsBetween(result, 0, result.count).flatMap(({ node: { id, subject } }) => {
    if (subject.kind === 'vulnerability') return [id];
    const item = itemWithNotes(subject);
    return item === null ? [] : vulnerabilitiesIn(item.id).map((vulnerability) => vulnerability.id);
  });
  return new Set(ids);
}

export function updateVulnerabilities(
  state: State,
  own: VulnerabilitiesState,
  action: ActionName,
  context: Context,
): Step | undefined {
  const rows = listedRows(own, context);
  const at = chosenRow(state, rows);
  if (isMotion(action)) return withoutEffects(choose(state, own, rows, moved(at, action, rows, context), context));
  switch (action) {
    case 'next-year':
      return withoutEffects(goToYear(state, own, 1, context));
    case 'previous-year':
      return withoutEffects(goToYear(state, own, -1, context));
    case 'open':
      return openPage(state, context);
    case 'back':
      return withoutEffects({ ...closeView(state), ...own.before });
    default:
      return undefined;
  }
}

function moved(at: number, by: Motion, rows: readonly VulnerabilityRow[], context: Context): number {
  const page = rowsOfParts(context, yearsOf(rows).length).list;
  return target(at, by, page, rows.length - 1);
}

/** Goes to the first row of the next or the previous year, and scrolls so that as much as possible of that year is visible. */
function goToYear(state: State, own: VulnerabilitiesState, step: 1 | -1, context: Context): State {
  const rows = listedRows(own, context);
  const years = yearsOf(rows);
  const year = years[yearAt(years, chosenRow(state, rows)) + step];
  return year === undefined ? state : choose(state, { ...own, top: year.first }, rows, year.first, context);
}

/** Chooses the clicked row, or the first row of the clicked year. A click on the chosen row opens it. */
export function clickVulnerabilities(
  state: State,
  own: VulnerabilitiesState,
  spot: Spot,
  context: Context,
  hadKeys: boolean,
): Step {
  const rows = listedRows(own, context);
  if (spot.kind === 'head') {
    const top = yearsOf(rows)[spot.index]?.first ?? 0;
    return withoutEffects(choose(state, { ...own, top }, rows, top, context));
  }
  if (spot.kind !== 'row') return withoutEffects(state);
  const isChosen = hadKeys && spot.row === chosenRow(state, rows);
  const chosen = choose(state, { ...own, top: spot.top }, rows, spot.row, context, NO_MARGIN);
  return isChosen ? openPage(chosen, context) : withoutEffects(chosen);
}

/** Scrolls the list. A chosen row that would be out of sight is replaced by the nearest visible one. */
export function scrollVulnerabilities(state: State, own: VulnerabilitiesState, to: Scroll, context: Context): State {
  const rows = listedRows(own, context);
  const index = keptInView(chosenRow(state, rows), to);
  return choose(state, { ...own, top: to.top }, rows, index, context, NO_MARGIN);
}

/** Moves the cursor to a row. The detail of another row begins at the top. */
function choose(
  state: State,
  own: VulnerabilitiesState,
  rows: readonly VulnerabilityRow[],
  index: number,
  context: Context,
  margin?: number,
): State {
  const row = Math.max(0, Math.min(index, rows.length - 1));
  const top = topFor(own.top, row, rowsOfParts(context, yearsOf(rows).length).list, rows.length, margin);
  const on = rows[row]?.node.id;
  const isSame = on === selectedNode(state, context)?.id;
  const { detailTop, stop } = isSame ? state : { detailTop: 0, stop: null };
  return { ...openView(closeView(state), 'vulnerabilities', { ...own, top }, on), detailTop, stop };
}

function openPage(state: State, context: Context): Step {
  const node = selectedNode(state, context);
  return node ? recordVisit(enterDetail(state, node, context), node, []) : withoutEffects(state);
}
