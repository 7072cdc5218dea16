import { idOfItem } from '../data/ids.ts';
import { isItem, rowId, type TreeNode } from '../data/tree.ts';
import {
  detailEntered,
  detailMoved,
  detailScrolled,
  linkSought,
  linkStepped,
  seesChosenLink,
  type WhichLink,
} from './detail/update.ts';
import { choiceMoved, fieldSought } from './filters/update.ts';
import { isSearching, selectedNode } from './list/select.ts';
import { listBack, listEntered, listMoved, matchSought } from './list/update.ts';
import { target } from './motion.ts';
import { caretToEnd, emptyLine } from './search-line/line.ts';
import { queryChanged, withQuery } from './search-line/update.ts';
import type { Command, DetailShape, Effect, Motion, Notice, State, Step, World } from './state.ts';
import { leadFollowed, trailRetraced } from './trail.ts';

/** The next state, and what is asked of the world outside. Pure: the same arguments give the same step. */
export function update(before: State, command: Command, world: World): Step {
  const state: State = { ...before, pending: '', notice: null };
  switch (command.type) {
    case 'moved':
      return only(moved(state, command.by, world));
    case 'entered':
      return entered(state, world);
    case 'went-back':
      return only(wentBack(state, world));
    case 'detail-scrolled':
      return only(detailScrolled(state, command.by, world));
    case 'choices-opened':
      return only({ ...state, mode: 'choices', panel: command.panel, choice: '' });
    case 'field-sought':
      return only(fieldSought(state, command.step, world));
    case 'match-sought':
      return only(matchSought(state, command.step, world));
    case 'link-opened':
      return linkOpened(state, command.number, world);
    case 'link-stepped':
      return only(linkStepped(state, command.by, world));
    case 'link-copied':
      return linkCopied(state, command.as, world);
    case 'lead-followed':
      return followed(state, 0, world);
    case 'trail-retraced':
      return retraced(state);
    case 'bookmark-toggled':
      return bookmarkToggled(state, world);
    case 'key-awaited':
      return only({ ...state, pending: command.keys });
    case 'answered':
      // The state is as it was; that it is another one makes the screen look again at what there is.
      return only({ ...before });
    case 'noticed':
      return only({ ...before, notice: command.notice });
    case 'help-toggled':
      return only(helpToggled(state));
    case 'search-opened':
      return {
        state: { ...state, mode: 'search', query: caretToEnd(state.query) },
        effects: [{ type: 'prepare-search' }],
      };
    case 'redrawn':
      return { state, effects: [{ type: 'redraw' }] };
    case 'suspended':
      return { state, effects: [{ type: 'suspend' }] };
    case 'quit':
      return { state, effects: [command] };
    default:
      return only(queryChanged(state, command, world));
  }
}

function moved(state: State, by: Motion, world: World): State {
  if (state.mode === 'help') return helpMoved(state, by, world);
  if (state.mode === 'choices') return choiceMoved(state, by, world);
  return state.mode === 'detail' ? detailMoved(state, by, world) : listMoved(state, by, world);
}

function helpMoved(state: State, by: Motion, { helpRows, helpLength }: World): State {
  const end = Math.max(0, helpLength() - helpRows);
  return { ...state, helpTop: Math.max(0, Math.min(end, target(state.helpTop, by, helpRows, end))) };
}

function entered(state: State, world: World): Step {
  const node = selectedNode(state, world);
  if (!node) return only(state);
  if (state.mode === 'detail') {
    return seesChosenLink(state, node, world)
      ? linkOpened(state, 'chosen', world)
      : only(linkSought(state, node, world));
  }
  const isBranch = node.children.length > 0 && !isSearching(state);
  if (isBranch && !(isItem(node.subject) && state.expanded.has(node.id))) return only(listEntered(state, node, world));
  if (!isItem(node.subject)) return only(state);
  return visited(detailEntered(state, node, world), node, []);
}

function wentBack(state: State, world: World): State {
  if (state.mode === 'help') return helpToggled(state);
  if (state.mode === 'choices') return { ...state, mode: 'list' };
  if (state.mode === 'detail') return { ...state, mode: 'list', link: null };
  if (isSearching(state)) return withQuery(state, emptyLine);
  return listBack(state, world);
}

function helpToggled(state: State): State {
  return state.mode === 'help'
    ? { ...state, mode: state.helpFrom }
    : { ...state, mode: 'help', helpFrom: state.mode, helpTop: 0 };
}

function linkOpened(state: State, which: WhichLink, world: World): Step {
  const node = selectedNode(state, world);
  const shape = node && world.detailOf(node, state);
  if (!shape) return refused(state, 'There is no link here to open.');
  const { links, main } = shape;
  const chosen = which === 'chosen' ? (state.link ?? 0) : null;
  if (chosen !== null && chosen >= links.length) return followed(state, chosen - links.length, world);
  const link = which === 'main' ? main : links[chosen ?? Number(which) - 1];
  if (!link)
    return refused(state, typeof which === 'number' ? `There is no link ${which} here.` : noPage('open', links));
  // What was opened is chosen: when no browser answers, the next key copies this address and not another one.
  return visited({ ...state, link: links.indexOf(link) }, node, [{ type: 'open', url: link.url }]);
}

/** Why there is no link to open or to copy where none was named. */
function noPage(what: 'open' | 'copy', links: DetailShape['links']): string {
  if (links.length === 0) return `There is no link here to ${what}.`;
  const [key, others] = what === 'open' ? ['1', 'opens its first link'] : ['Tab', 'chooses one of its other links'];
  return `This has no page of its own to ${what}; ${key} ${others}.`;
}

/** Goes where the detail leads: to what took the place of a thing, if anything did, or to what is related. */
function followed(state: State, index: number, world: World): Step {
  const node = selectedNode(state, world);
  const id = node && world.detailOf(node, state).leads[index];
  const item = id === undefined ? undefined : world.items.get(id);
  if (!item) return refused(state, 'Nothing here leads to another entry.');
  return visited(leadFollowed(state, item, world), item, []);
}

function retraced(state: State): Step {
  const before = trailRetraced(state);
  return before ? only(before) : refused(state, 'There is nothing to go back to.');
}

function linkCopied(state: State, as: 'address' | 'markdown', world: World): Step {
  const node = selectedNode(state, world);
  const { links, main } = (node && world.detailOf(node, state)) ?? { links: [], main: null };
  // Of what leads to another entry, there is no address to copy but the one of the entry that is shown.
  const link = (state.link === null ? null : links[state.link]) ?? main;
  if (!link) return refused(state, noPage('copy', links));
  const text = as === 'address' ? link.url : `[${link.title}](${link.url})`;
  return { state, effects: [{ type: 'copy', text, what: as === 'address' ? link.url : 'as Markdown' }] };
}

function bookmarkToggled(state: State, world: World): Step {
  const node = selectedNode(state, world);
  const id = node && idOfItem(node.subject);
  if (!node || !id) return refused(state, 'Only entries, measures and mechanisms can be marked.');
  const on = !state.shelves.bookmarks.includes(id);
  const others = state.shelves.bookmarks.filter((other) => other !== id);
  const bookmarks = on ? [...others, id] : others;
  const notice: Notice = {
    tone: 'good',
    text: on ? `Bookmarked ${node.label}.` : `${node.label} is no longer bookmarked.`,
  };
  const marked = {
    ...state,
    shelves: { ...state.shelves, bookmarks },
    cursor: cursorAfter(state, id, bookmarks),
    notice,
  };
  return { state: marked, effects: [{ type: 'bookmark', id, on }] };
}

/** When the cursor of the tree stands on a bookmark that is removed, it goes to its neighbour. */
function cursorAfter({ cursor, shelves }: State, id: string, bookmarks: readonly string[]): string {
  if (cursor !== rowId('bookmarks', id)) return cursor;
  const neighbour = bookmarks[Math.min(shelves.bookmarks.indexOf(id), bookmarks.length - 1)];
  return neighbour === undefined ? rowId('bookmarks') : rowId('bookmarks', neighbour);
}

const MOST_RECENT = 20;

/** Recent things go on their shelf with the newest first; the cursor stays on what it was on. */
function visited(state: State, node: TreeNode, effects: readonly Effect[]): Step {
  const id = idOfItem(node.subject);
  if (id === null) return { state, effects };
  const recent = [id, ...state.shelves.recent.filter((other) => other !== id)].slice(0, MOST_RECENT);
  return { state: { ...state, shelves: { ...state.shelves, recent } }, effects: [...effects, { type: 'visit', id }] };
}

const only = (state: State): Step => ({ state, effects: [] });
const refused = (state: State, text: string): Step => only({ ...state, notice: { tone: 'warn', text } });
