import { isId } from '../../data/ids.ts';
import { MOST_RECENT } from '../../data/limits.ts';
import type { KeptList } from '../../data/lists.ts';
import { isObject } from '../../readers/json.ts';
import { sanitize } from '../../text/sanitize.ts';
import { explainSystemError } from '../explain-error.ts';
import { makeDirectory, removeLeftOvers, withLock } from './directory.ts';
import { keptLists, writtenLists } from './lists.ts';
import { latest, times } from './parse.ts';
import { readSettings, SETTINGS_NAME } from './read.ts';

/**
 * Keeps on disk: bookmarks, recent entries, the user's stack, ticks of measures, opened lists, whether the mouse is used, and
 * what the program notes for itself. Its methods never throw.
 */
export type SettingsStore = {
  bookmark(id: string, on: boolean): void;
  visited(id: string): void;
  /** Keeps the version of a product of the stack; `null` removes the product. */
  keepVersion(product: string, version: string | null): void;
  /** Ticks a measure of the hardening guide as done, or removes the tick. */
  tick(measure: string, on: boolean): void;
  /** Remembers the background of the terminal, for the first frame of the next start. */
  noteBackground(background: 'dark' | 'light'): void;
  /** Remembers which revision of the catalog the user has seen. It is saved with the next change, or at the end. */
  noteRevision(revision: number): void;
  /** Keeps whether the program uses the mouse. */
  keepMouse(on: boolean): void;
  /** Remembers an opened list and its title; `null` forgets the list. */
  keepList(source: string, title: string | null): void;
  /** Saves all changes now. They are saved when it returns, unless the first change has only just been made. */
  flush(): Promise<void>;
};

export type StoreOptions = {
  /** Called with a sentence for the user: once when saving fails, and when a file breaks while the program runs. */
  readonly onProblem: (problem: string) => void;
  /** Why nothing can be saved if there is no directory, worded as a part of a sentence. */
  readonly whyNowhere?: string;
  readonly now?: () => Date;
  readonly delay?: number;
};

type Conf = typeof import('conf').default;

/** The changes of this window only: other windows may have changed the rest since. */
type Changes = {
  readonly bookmarks: Map<string, string | null>;
  readonly recent: Map<string, string>;
  readonly stack: Map<string, string | null>;
  readonly ticks: Map<string, string | null>;
  /** What the program notes for itself, by the names of the settings. */
  readonly noted: Map<string, string | number>;
  readonly switches: Map<'mouse', boolean>;
  readonly lists: Map<string, KeptList | null>;
};

const hasNone = (changes: Changes): boolean => Object.values(changes).every(({ size }) => size === 0);

/** Returns what cannot be saved, worded as a part of a sentence. */
function changedParts({ stack, ticks, switches }: Changes): string {
  if (stack.size > 0) return 'Versions';
  if (ticks.size > 0) return 'Ticks';
  return switches.size > 0 ? 'Settings' : 'Bookmarks and recent entries';
}

const DELAY_MS = 300;

/**
 * Creates a store for `directory`, or one that saves nothing if that is `null`. Changes are saved together after a short delay.
 * conf is loaded at the first change, after the answer to the key that made it.
 */
export function createSettingsStore(directory: string | null, options: StoreOptions): SettingsStore {
  const { onProblem, whyNowhere = 'there is no home directory', now = () => new Date(), delay = DELAY_MS } = options;
  const changes: Changes = {
    bookmarks: new Map(),
    recent: new Map(),
    stack: new Map(),
    ticks: new Map(),
    noted: new Map(),
    switches: new Map(),
    lists: new Map(),
  };
  let conf: Conf | null = null;
  let timer: NodeJS.Timeout | undefined;
  let told = false;

  const tell = (reason: string) => {
    // The user did not ask for the background or a list to be kept, so a failure to save them is not reported.
    if (hasNone({ ...changes, noted: new Map(), lists: new Map() })) return;
    if (!told) onProblem(`${changedParts(changes)} cannot be saved (${reason}): they last as long as this session.`);
    told = true;
  };
  const load = async (place: string) => {
    if (conf !== null) return;
    removeLeftOvers(place);
    try {
      conf = (await import('conf')).default;
    } catch {
      tell('a part of the program is missing');
    }
  };
  const saveNow = () => {
    clearTimeout(timer);
    timer = undefined;
    if (conf === null || directory === null || hasNone(changes)) return;
    try {
      const problem = save(conf, directory, changes);
      if (problem !== null) onProblem(problem);
      for (const one of Object.values(changes)) one.clear();
    } catch (error) {
      tell(`${explainSystemError(error)}: ${sanitize(directory)}`);
    }
  };
  const flush = async () => {
    if (directory === null || hasNone(changes)) return;
    if (conf === null) await load(directory);
    saveNow();
  };
  const changed = () => {
    if (directory === null) return tell(whyNowhere);
    if (conf === null) setImmediate(load, directory);
    timer ??= setTimeout(flush, delay).unref();
  };

  return { ...changers(changes, now, changed), flush };
}

/** Returns the methods that note a change and report it. */
function changers(changes: Changes, now: () => Date, changed: () => void): Omit<SettingsStore, 'flush'> {
  return {
    bookmark(id, on) {
      if (!isId(id)) return;
      changes.bookmarks.set(id, on ? now().toISOString() : null);
      changed();
    },
    visited(id) {
      if (!isId(id)) return;
      changes.recent.delete(id);
      changes.recent.set(id, now().toISOString());
      changed();
    },
    keepVersion(product, version) {
      if (!isId(product)) return;
      changes.stack.set(product, version);
      changed();
    },
    tick(measure, on) {
      if (!isId(measure)) return;
      changes.ticks.set(measure, on ? now().toISOString() : null);
      changed();
    },
    noteBackground(background) {
      changes.noted.set('background', background);
      changed();
    },
    noteRevision(revision) {
      changes.noted.set('revisionSeen', revision);
    },
    keepMouse(on) {
      changes.switches.set('mouse', on);
      changed();
    },
    keepList(source, title) {
      if (!isId(source)) return;
      changes.lists.set(source, title === null ? null : { source, title, opened: now().toISOString() });
      changed();
    },
  };
}

/**
 * Applies `changes` to the file as it is now. Throws the system's errors; returns the problem of a file that was broken.
 *
 * conf writes the file atomically, and that is all it does here. It has no lock, so it would lose what another window saves
 * between its reading and its writing. It also throws at a broken file instead of setting it aside.
 */
function save(conf: Conf, directory: string, changes: Changes): string | null {
  makeDirectory(directory);
  return withLock(directory, () => {
    const { problem } = readSettings(directory);
    const file = new conf<Record<string, unknown>>({
      cwd: directory,
      configName: SETTINGS_NAME,
      accessPropertiesByDotNotation: false,
    });
    const { bookmarks, recent, stack, ticks, lists } = file.store;
    file.set({
      // A value of another shape is kept under another name: it is not ours to destroy.
      ...(changes.bookmarks.size > 0 && isForeign(bookmarks) && { 'bookmarks-unread': bookmarks }),
      ...(changes.bookmarks.size > 0 && { bookmarks: withChanges(bookmarks, changes.bookmarks) }),
      ...(changes.stack.size > 0 && isForeign(stack) && { 'stack-unread': stack }),
      ...(changes.stack.size > 0 && { stack: withChanges(stack, changes.stack) }),
      ...(changes.ticks.size > 0 && isForeign(ticks) && { 'ticks-unread': ticks }),
      ...(changes.ticks.size > 0 && { ticks: withChanges(ticks, changes.ticks) }),
      ...Object.fromEntries(changes.noted),
      ...Object.fromEntries(changes.switches),
      ...(changes.recent.size > 0 && { recent: withRecent(recent, changes.recent) }),
      ...(changes.lists.size > 0 && isForeign(lists) && { 'lists-unread': lists }),
      ...(changes.lists.size > 0 && { lists: withLists(lists, changes.lists) }),
    });
    return problem;
  });
}

const isForeign = (value: unknown): boolean => value !== undefined && value !== null && !isObject(value);

function withChanges(before: unknown, changes: ReadonlyMap<string, string | null>): Record<string, unknown> {
  const after = new Map(isObject(before) ? Object.entries(before) : []);
  for (const [id, value] of changes) {
    if (value === null) after.delete(id);
    else after.set(id, value);
  }
  return Object.fromEntries(after);
}

/** Returns the recent items. Those that this window has opened come first, whatever the times say. */
function withRecent(before: unknown, changes: Changes['recent']): Record<string, string> {
  const old = latest(times(before).filter(([id]) => !changes.has(id)));
  return Object.fromEntries([...[...changes].reverse(), ...old].slice(0, MOST_RECENT));
}

function withLists(before: unknown, changes: Changes['lists']): Readonly<Record<string, unknown>> {
  const opened = [...changes.values()].filter((list) => list !== null);
  const others = keptLists(before).filter(({ source }) => !changes.has(source));
  // Read once more, so that no more lists remain than are kept.
  return writtenLists(keptLists(writtenLists([...opened, ...others])));
}
