import type { Recent } from '../data/news.ts';
import type { Outline } from '../data/outline.ts';
import { stateOf } from '../data/revisions.ts';
import type { Catalog } from '../data/types.ts';
import type { WrittenOutline } from '../data/written.ts';
import type { Search } from '../search/types.ts';
import { readShelved } from '../system/installation.ts';
import { keptLists } from '../system/settings/lists.ts';
import { inOrder } from '../system/settings/parse.ts';
import type { Reading, Settings } from '../system/settings/read.ts';
import { MOUSE_ON } from '../views/common/mouse.ts';
import type { Library } from '../views/context.ts';
import { startDocument } from '../views/start/page.ts';
import { initialState, type State } from '../views/state.ts';
import { shelvesFrom } from './news.ts';
import { type OnShelves, readShelves } from './shelved.ts';

/** Creates a library from the outline of a catalog, to be browsed but not searched. `items` are those that stand on shelves. */
export function outlineLibrary(outline: Outline, items: Library['items'], now = Date.now()): Library {
  const describe: Library['describe'] = (node, paper) =>
    startDocument(node, outline.overview, paper, { origin: null, now });
  const { tree, count } = outline;
  return { catalog: NO_CATALOG, tree, items, count, search: NO_SEARCH, describe };
}

/** Returns what is on the shelves of a first frame. If nothing is, nothing has to be read. */
export function shelvesFor(
  { bookmarks, recent, revisionSeen = Infinity }: Settings,
  directory: string | null,
  outline: WrittenOutline,
): OnShelves {
  const isEmpty = outline.revision <= revisionSeen && Object.keys({ ...bookmarks, ...recent }).length === 0;
  return isEmpty ? EMPTY : readShelves(directory, outline);
}

const EMPTY: OnShelves = { items: new Map(), recent: [] };

/** The catalog of a first frame, which shows only what the outline has. */
const NO_CATALOG: Catalog = {
  title: '',
  capturedOn: '',
  categories: [],
  entries: [],
  measures: [],
  mechanisms: [],
  flaws: [],
  revisions: [],
};

/** The search of a first frame, in which nothing is searched for. */
const NO_SEARCH: Search = {
  find: () => {
    throw new Error('The searcher is not loaded');
  },
  facets: () => [],
  complete: () => null,
  prepare: () => false,
  onNews: () => {},
};

/** Returns the state in which a usual visit begins, from the catalog itself. `directory` is that of the settings. */
export function usualStart({ tree, catalog }: Library, reading: Reading, directory: string | null): State {
  const { revisionSeen = Infinity } = reading.settings;
  // Most users have already seen the latest revision.
  const hasNews = (stateOf(catalog).revision ?? 0) > revisionSeen;
  return startState({ tree }, reading, '', null, false, hasNews ? { latest: readShelved(directory).recent } : {});
}

/**
 * Returns the state in which a visit begins, from the settings of the last visit, the query of the command line, and the notice
 * about a list. For a list of the user's own, `own` has the settings kept for it. For the bundled catalog, `latest` has what came
 * with its latest revisions.
 */
export function startState(
  { tree }: Pick<Library, 'tree'>,
  { settings, problem }: Reading,
  query: string,
  told: string | null = null,
  asksForMouse = false,
  {
    own = settings,
    latest = [],
  }: { readonly own?: Settings | undefined; readonly latest?: readonly Recent[] | undefined } = {},
): State {
  const shelves = shelvesFrom({ ...own, revisionSeen: settings.revisionSeen }, latest);
  const text = problem ?? told;
  const isOn = settings.mouse === true;
  // A user who has turned the mouse on in the settings knows about it.
  const mouseNotice = asksForMouse && !isOn ? MOUSE_ON : null;
  const notice = text === null ? mouseNotice : ({ tone: 'warn', text } as const);
  const mouse = asksForMouse || isOn;
  const ticks = inOrder(own.ticks);
  const lists = settings.lists === undefined ? [] : keptLists(settings.lists);
  return initialState({ tree, query, shelves, installed: settings.stack, ticks, mouse, lists, notice });
}
