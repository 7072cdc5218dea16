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

/** What there is to browse in the outline of a catalog, in which nothing is searched for. `items` are those that stand on shelves. */
export function outlineLibrary(outline: Outline, items: Library['items'], now = Date.now()): Library {
  const describe: Library['describe'] = (node, paper) =>
    startDocument(node, outline.overview, paper, { origin: null, now });
  const { tree, count } = outline;
  return { catalog: NO_CATALOG, tree, items, count, search: NO_SEARCH, describe };
}

/** What is on the shelves of a first frame. Where nothing is, nothing has to be read. */
export function shelvesFor(
  { bookmarks, recent, revisionSeen = Infinity }: Settings,
  directory: string | null,
  outline: WrittenOutline,
): OnShelves {
  const isEmpty = outline.revision <= revisionSeen && Object.keys({ ...bookmarks, ...recent }).length === 0;
  return isEmpty ? EMPTY : readShelves(directory, outline);
}

const EMPTY: OnShelves = { items: new Map(), recent: [] };

/** For a first frame, which shows only what the outline has. */
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

/** For a first frame, in which nothing is searched for. */
const NO_SEARCH: Search = {
  find: () => {
    throw new Error('The searcher is not loaded');
  },
  facets: () => [],
  complete: () => null,
  prepare: () => false,
  onNews: () => {},
};

/** The state a usual visit begins in, from the catalog itself. `directory` is that of the settings. */
export function usualStart({ tree, catalog }: Library, reading: Reading, directory: string | null): State {
  const { revisionSeen = Infinity } = reading.settings;
  // Most have seen the latest revision.
  const hasNews = (stateOf(catalog).revision ?? 0) > revisionSeen;
  return startState({ tree }, reading, '', null, false, hasNews ? { latest: readShelved(directory).recent } : {});
}

/**
 * The state a visit begins in, from what the last visit left, the query of the command line, and what to say of a list. Of a list of
 * the reader's own, `own` is what was left of that; of the bundled catalog, `latest` is what came with its latest revisions.
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
  // Who has it on in the settings knows.
  const mouseNotice = asksForMouse && !isOn ? MOUSE_ON : null;
  const notice = text === null ? mouseNotice : ({ tone: 'warn', text } as const);
  const mouse = asksForMouse || isOn;
  const ticks = inOrder(own.ticks);
  const lists = settings.lists === undefined ? [] : keptLists(settings.lists);
  return initialState({ tree, query, shelves, installed: settings.stack, ticks, mouse, lists, notice });
}
