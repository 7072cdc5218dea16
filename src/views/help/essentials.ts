import { ACTIONS, type ActionName } from '../../keys/actions.ts';
import { keyBindings, keysOf, type ViewId } from '../../keys/keymap.ts';
import type { KeyRow } from './rows.ts';

const MOST = 15;

/**
 * The most important actions of views that have more keys than fit on the first page. The way out is near the top, but not first,
 * where the cursor is.
 */
const CHOSEN: Readonly<Partial<Record<ViewId, readonly ActionName[]>>> = {
  list: [
    ...(['search', 'quit', 'up', 'down', 'open', 'close-branch', 'filter', 'open-link', 'bookmark'] as const),
    ...(['toggle-mark', 'show-vulnerabilities', 'show-matrix', 'show-guide', 'show-stack'] as const),
  ],
  detail: [
    ...(['back', 'quit', 'up', 'down', 'next-stop', 'open-chosen', 'follow-chosen', 'open-link'] as const),
    ...(['open-numbered-link', 'copy-link', 'bookmark', 'go-forward', 'go-back', 'search'] as const),
  ],
};

/** Actions that leave a view. They come first. */
const LEAVE: readonly ActionName[] = ['back', 'quit-now'];
/** Actions that every view has. They are listed further down. */
const COMMON: ReadonlySet<ActionName> = new Set<ActionName>([
  ...(['page-up', 'page-down', 'half-page-up', 'half-page-down', 'first', 'last', 'scroll-up', 'scroll-down'] as const),
  ...(['help', 'suspend', 'redraw', 'copy-markdown'] as const),
]);

/** Returns the most important actions of a view, `MOST` at most. */
export function essentialRows(view: ViewId): readonly KeyRow[] {
  const others = keyBindings(view).map(([action]) => action);
  const chosen = CHOSEN[view] ?? [...LEAVE, ...others.filter((name) => !LEAVE.includes(name) && !COMMON.has(name))];
  return chosen.slice(0, MOST).map((action) => ({
    action,
    keys: keysOf(view, action),
    words: ACTIONS.find(({ name }) => name === action)?.words ?? '',
    views: [view],
  }));
}
