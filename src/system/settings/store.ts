import { isId } from '../../data/ids.ts';
import { MOST_RECENT } from '../../data/limits.ts';
import type { KeptList } from '../../data/lists.ts';
import { isObject } from '../../readers/json.ts';
import { sanitize } from '../../text/sanitize.ts';
import { makeDirectory, removeLeftOvers, withLock } from './directory.ts';
import { keptLists, writtenLists } from './lists.ts';
import { latest, times } from './parse.ts';
import { explainSystemError, readSettings, SETTINGS_NAME } from './read.ts';

/** Keeps bookmarks, recent entries, the reader's own stack, the ticks of measures and whether the mouse is used on disk. Nothing here ever throws. */
export type SettingsStore = {
  bookmark(id: string, on: boolean): void;
  visited(id: string): void;
  /** Keeps the version of a product of the stack; `null` takes the product out. */
  keepVersion(product: string, version: string | null): void;
  /** Ticks a measure of the hardening guide as done, or takes the tick back. */
  tick(measure: string, on: boolean): void;
  /** Remembers what the terminal draws on, for the first frame of the next start. */
  noteBackground(background: 'dark' | 'light'): void;
  /** Remembers which revision of the catalog the reader has seen. It is saved with what else changes, or at the end. */
  noteRevision(revision: number): void;
  /** Keeps whether the program uses the mouse. */
  keepMouse(on: boolean): void;
  /** Remembers a list that was opened by its title; `null` forgets it. */
  keepList(source: string, title: string | null): void;
  /** Saves all changes now. It has saved when it returns, unless the first change has only just been made. */
  flush(): Promise<void>;
};

export type StoreOptions = {
  /** Called with a sentence for the reader, once when saving fails, and when a file breaks while the program runs. */
  readonly onProblem: (problem: string) => void;
  /** Why nothing can be saved where there is no directory, in the words of a sentence. */
  readonly whyNowhere?: string;
  readonly now?: () => Date;
  readonly delay?: number;
};

type Conf = typeof import('conf').default;

/** Only the changes of this window: other windows may have changed the rest since. */
type Changes = {
  readonly bookmarks: Map<string, string | null>;
  readonly recent: Map<string, string>;
  readonly stack: Map<string, string | null>;
  readonly ticks: Map<string, string | null>;
  /** What the program notes for itself, by the name of the setting. */
  readonly noted: Map<string, string | number>;
  readonly switches: Map<'mouse', boolean>;
  readonly lists: Map<string, KeptList | null>;
};

const hasNone = (changes: Changes): boolean => Object.values(changes).every(({ size }) => size === 0);

/** What cannot be saved, in the words of a sentence. */
function changedParts({ stack, ticks, switches }: Changes): string {
  if (stack.size > 0) return 'Versions';
  if (ticks.size > 0) return 'Ticks';
  return switches.size > 0 ? 'Settings' : 'Bookmarks and recent entries';
}

const DELAY_MS = 300;

/**
 * Makes a store for `directory`, or one without memory when that is `null`. Changes are saved together after a short delay.
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
    // The reader did not ask for the background or a list to be kept, so a failure to save them is not reported.
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

/** What notes a change, and says that there is one. */
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
 * Makes `changes` in the file as it is now. Throws what the disk says; returns the problem of a file that was broken.
 *
 * conf writes the file atomically, and that is all it does here: it knows no lock, so it would lose what another window saves
 * between its reading and its writing, and it throws at a broken file instead of setting it aside.
 */
function save(conf: Conf, directory: string, changes: Changes): string | null {
  makeDirectory(directory);
  return withLock(directory, () => {
    const { problem } = readSettings(directory);
    const file = new conf<Record<string, unknown>>({ cwd: directory, configName: SETTINGS_NAME });
    const { bookmarks, recent, stack, ticks, lists } = file.store;
    file.set({
      // Something else is in its place, which is not ours to destroy.
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

/** What this window has opened comes first, whatever the times say. */
function withRecent(before: unknown, changes: Changes['recent']): Record<string, string> {
  const old = latest(times(before).filter(([id]) => !changes.has(id)));
  return Object.fromEntries([...[...changes].reverse(), ...old].slice(0, MOST_RECENT));
}

function withLists(before: unknown, changes: Changes['lists']): Readonly<Record<string, unknown>> {
  const opened = [...changes.values()].filter((list) => list !== null);
  const others = keptLists(before).filter(({ source }) => !changes.has(source));
  // Once more through the door: as many as are kept.
  return writtenLists(keptLists(writtenLists([...opened, ...others])));
}
