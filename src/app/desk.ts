import { BUNDLED, type KeptList, type Origin } from '../data/lists.ts';
import { capFor, keyCaps } from '../screen/key-caps.ts';
import type { Theme } from '../screen/theme.ts';
import { explainSystemError } from '../system/explain-error.ts';
import type { ListAsked } from '../system/list-file.ts';
import { createListStore } from '../system/settings/list-store.ts';
import type { SettingsStore } from '../system/settings/store.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Notice, State } from '../views/state.ts';
import type { Shared } from '../views/update.ts';
import type { Effect } from '../views/view.ts';
import {
  type OpenedList,
  type openList,
  ownDirectory,
  readOwnSettings,
  removeListDirectory,
  sourceOf,
} from './list-library.ts';
import { startState } from './outline-library.ts';
import { beginVisit, type Visit } from './visit.ts';

/** The most lists that are kept open at once: each takes memory. */
const MOST_OPEN = 10;
const BETWEEN_PROGRESS_MS = 100;

export type DeskOptions = {
  /** The directory of the settings, if there is any, and the store for the settings of the whole program. */
  readonly directory: string | null;
  readonly store: SettingsStore;
  readonly theme: () => Theme;
  readonly perform: (effect: Effect, visit: Visit) => void;
  readonly open: typeof openList;
  /** Whether lists may be fetched from the network. */
  readonly fetching: ListAsked['fetching'];
  /** Called when another list, or more of the current one, has to be drawn. */
  readonly onTurn: () => void;
};

/** The open lists, one above the other. The user is in the last one; the others stay as the user left them. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #visits: Visit[] = [];
  #opening: AbortController | null = null;
  /** The pending saves for lists that were left. */
  #leaving: Promise<unknown> = Promise.resolve();

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** The list that has the keys. There is always one after the first `begin`. */
  get top(): Visit {
    return this.#visits.at(-1) as Visit;
  }

  /** Begins a visit above the others. A list of the user's own has its own bookmarks, and is remembered. */
  begin(start: State, opened: Pick<OpenedList, 'library' | 'whole' | 'check' | 'end' | 'origin'>): void {
    const { theme, perform } = this.#options;
    const { origin } = opened;
    const visit = beginVisit({
      opened,
      start,
      theme,
      perform,
      source: origin?.source ?? BUNDLED,
      store: this.#storeFor(origin),
      onGrown: (grown) => {
        this.#remember(grown, origin);
        if (grown === this.top) this.#options.onTurn();
      },
    });
    this.#visits.push(visit);
    this.#remember(visit, origin);
  }

  /** Opens a list above the current one, or goes back to it if it is already open. */
  async open(source: string): Promise<void> {
    this.stop();
    const opening = new AbortController();
    this.#opening = opening;
    const from = this.top;
    const known = source === BUNDLED ? source : sourceOf(source);
    if (this.#visits.some((visit) => visit.source === known)) return this.#goDownTo(known);
    const opened = await this.#read(source, opening.signal, from);
    // The new visit reads settings when it starts, so they must have been saved.
    await this.flush();
    if (opening.signal.aborted) {
      if ('library' in opened) opened.end();
      return;
    }
    this.#opening = null;
    this.#share(from, { opening: null });
    if ('problem' in opened) return this.#say(from, 'warn', this.#withAdvice(opened.problem, known));
    this.begin(this.#startOf(opened, from), opened);
    this.#dropOldest();
    this.#options.onTurn();
  }

  /** Cancels the opening of a list. */
  stop(): void {
    this.#opening?.abort();
    this.#opening = null;
    if (this.top.session.state().opening !== null) this.#share(this.top, { opening: null });
  }

  /** Goes back to the list below. */
  leave(): void {
    this.stop();
    const below = this.#visits.at(-2);
    if (below === undefined) return;
    const { installed, offers, mouse, lists } = this.top.session.state();
    const left = this.#visits.pop();
    left?.end();
    this.#leaving = Promise.all([this.#leaving, left?.store.flush()]);
    this.#share(below, { installed, offers, mouse, lists });
    this.#options.onTurn();
  }

  /** Forgets a list, and deletes what was kept of it. */
  forget(source: string): void {
    const { directory, store } = this.#options;
    store.keepList(source, null);
    this.#know(this.top.session.state().lists.filter((list) => list.source !== source));
    try {
      if (directory !== null) removeListDirectory(directory, source);
    } catch (error) {
      this.#say(this.top, 'warn', `What was kept of it cannot be removed (${explainSystemError(error)}).`);
    }
  }

  /** Saves what is to be kept of all lists. */
  async flush(): Promise<void> {
    await Promise.all([this.#leaving, ...this.#visits.map(({ store }) => store.flush())]);
  }

  async #read(source: string, signal: AbortSignal, from: Visit): ReturnType<typeof openList> {
    const { glyphs } = this.#options.theme();
    const tell = (progress: string) => {
      const text = `Opening ${sanitize(source)}${glyphs.ellipsis} ${progress}${keyCaps(['escape'], glyphs)} stops it.`;
      this.#share(from, { opening: { tone: 'good', text } });
    };
    tell('');
    let toldAt = performance.now();
    // `--refresh` concerns the list on the command line, not the lists that are opened from it.
    const fetching = this.#options.fetching === 'offline' ? 'offline' : 'usual';
    return this.#options.open(
      { source, fetching },
      {
        signal,
        onProgress: (bytes) => {
          if (signal.aborted || performance.now() - toldAt < BETWEEN_PROGRESS_MS) return;
          toldAt = performance.now();
          tell(`${(bytes / 2 ** 20).toFixed(1)} MB; `);
        },
      },
    );
  }

  /** Returns why a list cannot be opened. If the list is remembered, adds how to forget it. */
  #withAdvice(problem: string, source: string): string {
    if (this.top.session.state().lists.every((list) => list.source !== source)) return problem;
    return `${problem}; on the start page, ${capFor('detail', 'forget-list', this.#options.theme().glyphs)} forgets it`;
  }

  #startOf({ library, notice, origin }: OpenedList, from: Visit): State {
    const { installed, offers, mouse, lists } = from.session.state();
    const start = startState(library, readOwnSettings(this.#options.directory, origin), '', notice);
    return { ...start, installed, offers, mouse, lists, isAbove: true };
  }

  #storeFor(origin: Origin | null): SettingsStore {
    const { store, directory } = this.#options;
    if (origin === null) return store;
    return createListStore(store, ownDirectory(directory, origin), {
      onProblem: (text) => this.#say(this.top, 'warn', text),
      ...(origin.isKept ? {} : { whyNowhere: 'the list came from standard input' }),
    });
  }

  #remember({ library, store, source }: Visit, origin: Origin | null): void {
    if (origin === null || !origin.isKept) return;
    const { title } = library().catalog;
    store.keepList(source, title);
    const list: KeptList = { source, title, opened: new Date().toISOString() };
    this.#know([list, ...this.top.session.state().lists.filter((other) => other.source !== source)]);
  }

  #know(lists: readonly KeptList[]): void {
    for (const visit of this.#visits) this.#share(visit, { lists });
  }

  #goDownTo(source: string): void {
    this.#opening = null;
    if (this.top.source === source) this.#say(this.top, 'good', 'This list is open already.');
    while (this.top.source !== source) this.leave();
  }

  #dropOldest(): void {
    if (this.#visits.length <= MOST_OPEN) return;
    this.#visits.shift()?.end();
    const [lowest] = this.#visits;
    if (lowest !== undefined) this.#share(lowest, { isAbove: false });
  }

  #share({ session }: Visit, shared: Partial<Shared>): void {
    session.dispatch({ type: 'shared', shared });
  }

  #say({ session }: Visit, tone: Notice['tone'], text: string): void {
    session.dispatch({ type: 'noticed', notice: { tone, text } });
  }
}
