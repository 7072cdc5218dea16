import { beginning } from '../../accessible/interpret.ts';
import type { State } from '../../accessible/state.ts';
import { BUNDLED } from '../../data/lists.ts';
import type { Theme } from '../../screen/theme.ts';
import { readShelved } from '../../system/installation.ts';
import type { ListAsked } from '../../system/list-file.ts';
import { printError } from '../../system/output/print-error.ts';
import { createListStore } from '../../system/settings/list-store.ts';
import { inOrder } from '../../system/settings/parse.ts';
import type { Settings } from '../../system/settings/read.ts';
import type { SettingsStore } from '../../system/settings/store.ts';
import { type Context, contextFor } from '../../views/context.ts';
import type { OpenedList } from '../list-library.ts';
import { shelvesFrom } from '../news.ts';

/** An open list: where the user is or was in it, and what is kept of it. */
export type OpenList = {
  /** The name of the list in the settings; `BUNDLED` for the bundled catalog. */
  readonly source: string;
  readonly state: State;
  readonly context: Context;
  readonly store: SettingsStore;
  readonly end: () => void;
};

type Problem = { readonly problem: string };

/** The open lists, one above the other. The user is in the last one; the others stay as the user left them. */
export type OpenLists = {
  readonly top: () => OpenList;
  readonly begin: (
    opened: OpenedList,
    start: Pick<State, 'installed' | 'lists'> & { readonly query: string },
  ) => Promise<OpenList>;
  /** Opens a list above the current one, whose state is `left`, or goes back to it if it is already open. */
  readonly open: (source: string, left: State) => Promise<OpenList | Problem>;
  readonly leave: (left: State) => Promise<OpenList | Problem>;
  readonly flush: () => Promise<void>;
};

/** The size of the window in the context: no answer depends on it. */
const ANY_SIZE = { columns: 80, rows: 24 };

type Options = {
  readonly directory: string | null;
  /** The store for the settings of the whole program, and what they were at the start. */
  readonly program: SettingsStore;
  readonly settings: Settings;
  readonly theme: Theme;
  readonly fetching: ListAsked['fetching'];
};

export function createOpenLists(options: Options): OpenLists {
  const lists: OpenList[] = [];
  const top = (): OpenList => lists.at(-1) as OpenList;
  const flush = async (): Promise<void> => {
    await Promise.all(lists.map(({ store }) => store.flush()));
  };

  const begin: OpenLists['begin'] = async (opened, start) => {
    const list = await begun(opened, start, options);
    lists.push(list);
    return list;
  };

  /** Goes down to a list. It takes over the state that all lists share from the list above. */
  async function goDown(index: number, { installed, lists: known }: State): Promise<OpenList> {
    await flush();
    for (const { end } of lists.splice(index + 1)) end();
    const below = { ...top(), state: { ...top().state, installed, lists: known } };
    lists[index] = below;
    return below;
  }

  async function open(source: string, left: State): Promise<OpenList | Problem> {
    const { openList, sourceOf } = await import('../list-library.ts');
    const known = source === BUNDLED ? source : sourceOf(source);
    const index = lists.findIndex((list) => list.source === known);
    if (index === lists.length - 1) return { problem: 'You are in this list already.' };
    if (index >= 0) return goDown(index, left);
    const opened = await openList({ source, fetching: options.fetching }, { isAllNeeded: true });
    if ('problem' in opened) return opened;
    if (opened.notice !== null) printError(opened.notice);
    await flush();
    lists[lists.length - 1] = { ...top(), state: left };
    return begin(opened, { query: '', installed: left.installed, lists: left.lists });
  }

  const leave: OpenLists['leave'] = async (left) =>
    lists.length > 1
      ? goDown(lists.length - 2, left)
      : { problem: 'This is the list that you began with. Type quit to leave the program.' };

  return { top, begin, open, leave, flush };
}

async function begun(
  opened: OpenedList,
  { query, installed, lists }: Pick<State, 'installed' | 'lists'> & { readonly query: string },
  { directory, program, settings, theme }: Options,
): Promise<OpenList> {
  const { origin, library, end } = opened;
  const { store, own } = await ownKept(opened, directory, program, settings);
  const { title } = library.catalog;
  const recent = origin === null ? readShelved(directory).recent : [];
  const state = beginning({
    query,
    shelves: shelvesFrom({ ...own, revisionSeen: settings.revisionSeen }, recent),
    installed,
    ticks: inOrder(own.ticks),
    lists: origin?.isKept
      ? withFirst({ source: origin.source, title, opened: new Date().toISOString() }, lists)
      : lists,
  });
  return { source: origin?.source ?? BUNDLED, state, context: contextFor(library, ANY_SIZE, theme), store, end };
}

const withFirst = (list: State['lists'][number], lists: State['lists']): State['lists'] => [
  list,
  ...lists.filter(({ source }) => source !== list.source),
];

/** Returns the store and the settings for a list. Those of a list of the user's own are apart from all others. */
async function ownKept(
  { origin, library }: OpenedList,
  directory: string | null,
  program: SettingsStore,
  settings: Settings,
): Promise<{ readonly store: SettingsStore; readonly own: Settings }> {
  if (origin === null) return { store: program, own: settings };
  const { ownDirectory, readOwnSettings } = await import('../list-library.ts');
  if (origin.isKept) program.keepList(origin.source, library.catalog.title);
  const store = createListStore(program, ownDirectory(directory, origin), { onProblem: printError });
  return { store, own: readOwnSettings(directory, origin).settings };
}
