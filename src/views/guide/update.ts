import type { ActionName } from '../../keys/actions.ts';
import { capFor } from '../../screen/key-caps.ts';
import type { Scroll, Spot } from '../../screen/pane.ts';
import { follow } from '../common/history.ts';
import { isMotion, type Motion, target } from '../common/motion.ts';
import type { Context } from '../context.ts';
import { closeDownTo, closeView, openView, type State, withOwn } from '../state.ts';
import { type Step, withoutEffects, withWarning } from '../view.ts';
import { openGuideLine } from './line/update.ts';
import { guideMarkdown, rowMarkdown } from './markdown.ts';
import { chooseMeasure, inSight, moveOnPage, pageIn, scrollPage, seesCursor } from './page-motion.ts';
import { placesIn } from './places.ts';
import { chosenIndex, type GuideRow, guideRows } from './select.ts';
import { type GuideState, NEW_GUIDE_STATE } from './state.ts';

/** Opens the guide on its first level. If it is open under other views, returns to it. */
export function openGuide(state: State, _action: ActionName, context: Context): Step {
  if (state.stack.some(({ view }) => view === 'guide')) return withoutEffects(closeDownTo(state, 'guide'));
  const [first] = guideRows(NEW_GUIDE_STATE, context);
  if (first === undefined) return withWarning(state, 'This list has no hardening guide.');
  return withoutEffects(openView(state, 'guide', { ...NEW_GUIDE_STATE, row: first.id }));
}

export function updateGuide(state: State, kept: GuideState, action: ActionName, context: Context): Step | undefined {
  const rows = guideRows(kept, context);
  const row = rows[chosenIndex(kept, rows)];
  if (row === undefined) return undefined;
  const own = kept.measure === null ? kept : inSight(kept, pageIn(state, kept, row, context));
  if (isMotion(action)) return withoutEffects(withOwn(state, moved(state, own, action, rows, context)));
  switch (action) {
    case 'scroll-up':
      return withoutEffects(withOwn(state, scrollPage(own, -1, pageIn(state, own, row, context))));
    case 'scroll-down':
      return withoutEffects(withOwn(state, scrollPage(own, 1, pageIn(state, own, row, context))));
    case 'judge-fragment':
      return openGuideLine(state, own);
    case 'copy-level':
      return copied(state, rowMarkdown(row, state.ticks), row);
    case 'copy-guide':
      return copied(state, guideMarkdown(context.catalog, state.ticks), null);
    default:
      return updateMeasure(state, own, row, action, context);
  }
}

/** Actions that only scroll to the measure with the cursor if it is out of sight. */
const ACTS_ON_MEASURE: ReadonlySet<ActionName> = new Set(['open-measure', 'tick']);

function updateMeasure(
  state: State,
  own: GuideState,
  row: GuideRow,
  action: ActionName,
  context: Context,
): Step | undefined {
  const seen = own.measure === null ? null : pageIn(state, own, row, context);
  if (own.measure !== null && seen && ACTS_ON_MEASURE.has(action) && !seesCursor(own, seen)) {
    return withoutEffects(withOwn(state, chooseMeasure(own, own.measure, seen)));
  }
  switch (action) {
    case 'open-measure':
      return own.measure === null ? enter(state, own, row, context) : follow(state, own.measure, context);
    case 'switch-part':
      return own.measure === null ? enter(state, own, row, context) : leave(state, own);
    case 'tick':
      return tick(state, own, context);
    case 'back':
      return own.measure === null ? withoutEffects(closeView(state)) : leave(state, own);
    default:
      return undefined;
  }
}

function moved(state: State, own: GuideState, by: Motion, rows: readonly GuideRow[], context: Context): GuideState {
  const at = chosenIndex(own, rows);
  const row = rows[at];
  if (own.measure !== null && row) return moveOnPage(own, by, pageIn(state, own, row, context));
  const page = placesIn(context, own, rows)?.levels?.rows ?? 1;
  const next = Math.max(0, Math.min(target(at, by, Math.min(page, rows.length), rows.length - 1), rows.length - 1));
  const id = rows[next]?.id ?? own.row;
  return id === own.row ? own : { ...own, row: id, top: 0 };
}

/** Moves the cursor from the levels to the first visible measure. */
function enter(state: State, own: GuideState, row: GuideRow, context: Context): Step {
  const first = row.measures[0];
  if (first === undefined) return withoutEffects(state);
  const entered = { ...own, measure: first.id };
  const seen = pageIn(state, entered, row, context);
  const measure = seen?.page.places.find((place) => place.row >= own.top)?.measure ?? first.id;
  return withoutEffects(withOwn(state, chooseMeasure(entered, measure, seen)));
}

/** Chooses the clicked level or measure. A click on the chosen one opens it. A click on the tick of a measure toggles it. */
export function clickGuide(state: State, own: GuideState, spot: Spot, context: Context, hadKeys: boolean): Step {
  const rows = guideRows(own, context);
  const at = chosenIndex(own, rows);
  if (spot.kind === 'head') {
    const row = rows[spot.index];
    if (row === undefined) return withoutEffects(state);
    if (hadKeys && own.measure === null && spot.index === at) return enter(state, own, row, context);
    return withoutEffects(withOwn(state, { ...own, row: row.id, measure: null, top: spot.index === at ? own.top : 0 }));
  }
  const row = rows[at];
  const place = spot.kind === 'row' && row ? pageIn(state, own, row, context)?.page.places[spot.row] : undefined;
  if (spot.kind !== 'row' || place === undefined) return withoutEffects(state);
  const clicked: GuideState = { ...own, measure: place.measure, top: spot.top };
  if (spot.onSign) return tick(withOwn(state, clicked), clicked, context);
  const isChosen = hadKeys && own.measure === place.measure;
  return isChosen ? follow(withOwn(state, clicked), place.measure, context) : withoutEffects(withOwn(state, clicked));
}

export const scrollGuide = (state: State, own: GuideState, { top }: Scroll): State => withOwn(state, { ...own, top });

const leave = (state: State, own: GuideState): Step => withoutEffects(withOwn(state, { ...own, measure: null }));

function tick(state: State, { measure }: GuideState, { theme }: Context): Step {
  if (measure === null) {
    return withWarning(state, `Go to the measures first: press ${capFor('guide', 'switch-part', theme.glyphs)}.`);
  }
  const on = !state.ticks.includes(measure);
  const others = state.ticks.filter((id) => id !== measure);
  return { state: { ...state, ticks: on ? [...others, measure] : others }, effects: [{ type: 'tick', measure, on }] };
}

function copied(state: State, text: string, row: GuideRow | null): Step {
  const what = row === null ? 'the guide' : row.kind === 'level' ? `level ${row.level}` : 'the judgement';
  return { state, effects: [{ type: 'copy', text, what: `${what} as a Markdown checklist` }] };
}
