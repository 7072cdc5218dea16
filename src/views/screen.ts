import type { ViewId } from '../keys/keymap.ts';
import { SMALLEST } from '../screen/layout.ts';
import { type Line, span } from '../screen/line.ts';
import type { Pane } from '../screen/pane.ts';
import { takeCells, widthOf } from '../text/width.ts';
import { footerLines } from './common/footer.ts';
import { ruleLine } from './common/rule.ts';
import { type Context, contextFor } from './context.ts';
import { detailDrawing } from './detail/draw.ts';
import { listDrawing } from './list/draw.ts';
import { drawSearchLine, searchLineDrawing } from './search-line/draw.ts';
import { isZoomed, type State, topView } from './state.ts';
import type { DrawContext, Drawing } from './view.ts';

/** The only views that can be open at the start, so that the first frame needs no others. */
const FIRST: Readonly<Partial<Record<ViewId, Drawing>>> = { list: listDrawing, 'search-line': searchLineDrawing };

/** Draws the whole screen at the start of a visit. */
export const drawFirstScreen = (state: State, context: Context): readonly Pane[] =>
  drawWith((view) => FIRST[view] ?? listDrawing, state, context);

/** Draws the whole screen for a state. The first frame and all later ones are drawn by this function. */
export function drawWith(drawingOf: (view: ViewId) => Drawing, state: State, context: Context): readonly Pane[] {
  const { size, theme } = context;
  const view = drawingOf(topView(state).view);
  const base = state.stack.findLast((open) => drawingOf(open.view).place === 'list') ?? state.stack[0];
  const beneath: ListPlaceView = { drawing: drawingOf(base.view), own: base.own };
  const hints = view.hints.filter(({ when }) => when?.(state, context) ?? true);
  const footer = footerLines(state, hints, size.columns, theme);
  const { layout, ...rest } = footer.length === 1 ? context : contextFor(context, size, theme, footer.length);
  if (layout.kind === 'too-small') {
    const line = tooSmallLine(size.columns, `${SMALLEST.columns}x${SMALLEST.rows}`);
    return [{ id: 'too-small', place: { x: 0, y: 0, ...size }, lines: [line] }];
  }
  const drawContext: DrawContext = { ...rest, layout, keysAt: view.place };
  const heading = beneath.drawing.heading?.(state, beneath.own, drawContext);
  const ofBeneath = heading ? [{ id: 'header', place: layout.header, lines: [heading] }] : null;
  const top = view.top?.(state, topView(state).own, drawContext) ?? ofBeneath ?? drawSearchLine(state, drawContext);
  const hasAdvice = top.some(({ id }) => id === 'rule');
  return [
    ...top,
    ...(hasAdvice ? [] : [{ id: 'rule', place: layout.rule, lines: [ruleOver(view, state, drawContext)] }]),
    ...drawBody(view, beneath, state, drawContext),
    { id: 'footer', place: layout.footer, lines: footer },
  ];
}

/** The view in the list's place: the list, or a view that has been opened over it. */
type ListPlaceView = { readonly drawing: Drawing; readonly own: unknown };

/** Whether a view has no other beside it while it has the focus. */
const isWhole = ({ place, isAlone }: Drawing, state: State): boolean =>
  place === 'body' || isAlone === true || isZoomed(state);

/** Draws the rule under the top line, with a junction at each divider and a heavy line over the pane that has the focus. */
function ruleOver(view: Drawing, state: State, context: DrawContext): Line {
  const { layout, theme, size } = context;
  const edges = (view.place === 'detail' ? view : detailDrawing).edges?.(state, context);
  const dividers = edges?.dividersAt ?? [];
  if (isWhole(view, state)) {
    const isDivided = view.place === 'detail' && dividers.length > 0;
    return ruleLine(size.columns, isDivided ? dividers : null, theme, isDivided ? edges?.focus : null);
  }
  if (layout.kind !== 'two-panes') return ruleLine(size.columns, null, theme);
  const focus = view.place === 'list' ? layout.list : view.place === 'detail' ? (edges?.focus ?? layout.detail) : null;
  return ruleLine(size.columns, [layout.divider.x, ...dividers], theme, focus);
}

/**
 * Draws the panes below the rule: a view that takes all the room, or the list with the detail (or a view in its place) beside
 * it.
 */
function drawBody(view: Drawing, beneath: ListPlaceView, state: State, context: DrawContext): readonly Pane[] {
  const { own } = topView(state);
  if (isWhole(view, state)) return view.draw(state, own, context);
  const list = () => beneath.drawing.draw(state, beneath.own, context);
  const beside = () => (view.place === 'detail' ? view : detailDrawing).draw(state, own, context);
  if (context.layout.kind === 'two-panes') return [...list(), ...beside()];
  return view.place === 'detail' ? beside() : list();
}

/** Returns the only line of a window that is too small for anything else: the longest wording that fits. */
function tooSmallLine(columns: number, smallest: string): Line {
  const wordings = [`Enlarge the window to ${smallest}.`, `Enlarge to ${smallest}`, smallest];
  return [span(takeCells(wordings.find((words) => widthOf(words) <= columns) ?? smallest, columns))];
}
