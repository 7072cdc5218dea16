import type { Catalog } from '../../../src/data/types.ts';
import type { LeftOut } from '../coverage/left-out.ts';
import type { Trouble } from '../online/client.ts';
import { say } from '../schema.ts';
import type { Place, PlacedText } from './addresses.ts';

/** What to look at. */
export type Subject = {
  readonly catalog: Catalog;
  readonly texts: readonly PlacedText[];
  readonly leftOut: LeftOut;
  /** Ids; all when none is named. */
  readonly only: readonly string[];
  readonly now: Date;
};

/** What was asked about. */
export type What = 'addresses' | 'repositories' | 'packages' | 'lists of tags' | 'products of endoflife.date';

/** What came of asking about one kind of thing. */
export type Part = {
  readonly what: What;
  readonly asked: number;
  readonly troubles: readonly Trouble[];
  /** What to change in the catalog, a line each. */
  readonly changes: readonly string[];
  /** What cannot be judged now, or is for a maintainer to judge, a line each. */
  readonly remarks: readonly string[];
};

/** Some page never answers, but an API that does not leaves its part of the catalog unchecked; so does a network that is not there. */
export function isSkipped({ what, asked, troubles }: Part): boolean {
  return what === 'addresses' ? asked > 0 && troubles.length === asked : troubles.length > 0;
}

const MOST_PLACES = 3;

/** At most one line, naming the first place and some of the others. */
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

/** `2026-11` */
export function formatMonth(date: Date): string {
  return date.toISOString().slice(0, 7);
}

/** Where a field of an entry stands. Relations in other files name the entry, but only here it has a name of its own. */
export function placeOf({ texts }: Pick<Subject, 'texts'>, entry: string, field: string): Place {
  const file = texts.find((text) => text.entry === entry && text.field === 'name')?.file ?? '';
  return { file, entry, field };
}
