import type { Catalog } from '../../../src/data/types.ts';
import type { LeftOut } from '../coverage/left-out.ts';
import type { Trouble } from '../online/client.ts';
import { say } from '../schema.ts';
import type { Place, PlacedText } from './addresses.ts';

/** The input of the checks: the catalog, its strings, and the ids to check. */
export type Subject = {
  readonly catalog: Catalog;
  readonly texts: readonly PlacedText[];
  readonly leftOut: LeftOut;
  /** Ids to check; empty for all. */
  readonly only: readonly string[];
  readonly now: Date;
};

/** The types of queries. */
export type What = 'addresses' | 'repositories' | 'packages' | 'lists of tags' | 'products of endoflife.date';

/** The results for one type of query. */
export type Part = {
  readonly what: What;
  readonly asked: number;
  readonly troubles: readonly Trouble[];
  /** Changes to make in the catalog, one per line. */
  readonly changes: readonly string[];
  /** Things that cannot be checked now or that a maintainer has to judge, one per line. */
  readonly remarks: readonly string[];
};

/**
 * Whether a part counts as unchecked. An API without an answer leaves its part unchecked. Single pages often fail, so
 * the addresses count as unchecked only when all fail, as without a network.
 */
export function isSkipped({ what, asked, troubles }: Part): boolean {
  return what === 'addresses' ? asked > 0 && troubles.length === asked : troubles.length > 0;
}

const MOST_PLACES = 3;

/** Returns at most one line: a message at the first place, which names some of the others. */
export function lines([first, ...others]: readonly Place[], message: string | null): readonly string[] {
  if (first === undefined || message === null) return [];
  const named = others
    .slice(0, MOST_PLACES - 1)
    .map(({ file, entry, field }) => [file, entry, field].filter(Boolean).join(': '));
  const more = others.length > named.length ? [`${others.length - named.length} more`] : [];
  const also = others.length > 0 ? ` (also ${[...named, ...more].join(', ')})` : '';
  return [say({ ...first, message: `${message}${also}` })];
}

export function isAmong(only: readonly string[], id: string): boolean {
  return only.length === 0 || only.includes(id);
}

/** Formats a date as a month: `2026-11`. */
export function formatMonth(date: Date): string {
  return date.toISOString().slice(0, 7);
}

/** Returns the place of an entry's field. Relations mention its id in other files, but only its own file has its name. */
export function placeOf({ texts }: Pick<Subject, 'texts'>, entry: string, field: string): Place {
  const file = texts.find((text) => text.entry === entry && text.field === 'name')?.file ?? '';
  return { file, entry, field };
}
