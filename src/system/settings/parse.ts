import { isId } from '../../data/ids.ts';
import { MOST_PRODUCTS, MOST_RECENT } from '../../data/limits.ts';
import { isObject } from '../../readers/json.ts';

/** The settings that are kept between sessions. The records have no prototype, so an id such as `constructor` is just absent. */
export type Settings = {
  /** Ids of bookmarks, with the time they were set, in ISO form. */
  readonly bookmarks: Readonly<Record<string, string>>;
  /** Ids of opened items, with the time of the last opening, in ISO form. */
  readonly recent: Readonly<Record<string, string>>;
  /** The user's own stack: versions by product. */
  readonly stack: Readonly<Record<string, string>>;
  /** Ids of the measures of the hardening guide that are done, with the time they were ticked, in ISO form. */
  readonly ticks: Readonly<Record<string, string>>;
  /** The theme as it is written in the file; `environment.ts` says whether there is such a theme. */
  readonly theme?: unknown;
  /** The background that a terminal reported last. */
  readonly background?: unknown;
  /** Whether the mouse is to be used; absent when it is not. */
  readonly mouse?: boolean | undefined;
  /** The newest revision of the catalog that the user has seen; absent before the first visit. */
  readonly revisionSeen?: number | undefined;
  /** The lists opened before, as they are written in the file; `lists.ts` reads them. */
  readonly lists?: unknown;
};

const LONGEST_TIME = 40;
const LONGEST_VERSION = 100;

/** Reads settings from the JSON of a file; parts of the wrong shape are ignored. `null` when it is not an object. */
export function parseSettings(value: unknown): Settings | null {
  if (!isObject(value)) return null;
  const { bookmarks, recent, stack, ticks, theme, background, mouse, revisionSeen, lists } = value;
  return {
    bookmarks: record(times(bookmarks)),
    recent: record(latest(times(recent))),
    stack: record(versions(stack)),
    ticks: record(times(ticks)),
    theme,
    background,
    mouse: mouse === true || undefined,
    revisionSeen: typeof revisionSeen === 'number' ? revisionSeen : undefined,
    lists,
  };
}

export function emptySettings(): Settings {
  return { bookmarks: record([]), recent: record([]), stack: record([]), ticks: record([]) };
}

/** Returns the newest of `entries`, the newest first, no more than are kept. */
export function latest(entries: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  const now = Date.now();
  return entries.toSorted(([, a], [, b]) => moment(b, now) - moment(a, now)).slice(0, MOST_RECENT);
}

/** Returns the ids of a record, the oldest first. */
export function inOrder(noted: Readonly<Record<string, string>>): string[] {
  const now = Date.now();
  return Object.entries(noted)
    .sort(([, a], [, b]) => moment(a, now) - moment(b, now))
    .map(([id]) => id);
}

/**
 * Returns a time in milliseconds. One in the future comes from a wrong clock, and counts as long ago, so that new ones are newer.
 */
function moment(time: string, now: number): number {
  const at = Date.parse(time);
  return at > now ? 0 : at;
}

/** Returns the entries of `value` that pair an id with a time. */
export function times(value: unknown): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([id, time]) => (isId(id) && isTime(time) ? [[id, time] as const] : []));
}

/** Returns the entries of `value` that pair a product with a version, no more than are kept. */
function versions(value: unknown): readonly (readonly [string, string])[] {
  if (!isObject(value)) return [];
  return Object.entries(value)
    .flatMap(([product, version]) => (isId(product) && isVersion(version) ? [[product, version] as const] : []))
    .slice(0, MOST_PRODUCTS);
}

/** Whether a value has the shape of a version. Its meaning is judged where it is shown. */
function isVersion(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_VERSION && isId(value);
}

/** Whether a value is a time, in ISO form or another that can be parsed. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TIME && !Number.isNaN(Date.parse(value));
}

function record(entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}
