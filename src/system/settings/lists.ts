import { isId } from '../../data/ids.ts';
import type { KeptList } from '../../data/lists.ts';
import { isObject } from '../../readers/json.ts';
import { isTime, latest } from './parse.ts';

/** Returns the lists that a settings file remembers, the last opened first, no more than are kept. Anything else is left out. */
export function keptLists(value: unknown): readonly KeptList[] {
  if (!isObject(value)) return [];
  const lists = new Map(Object.entries(value).flatMap(([source, one]) => keptList(source, one)));
  const newest = latest([...lists].map(([source, { opened }]) => [source, opened]));
  return newest.flatMap(([source]) => lists.get(source) ?? []);
}

/** Reads one list. Both of its texts are drawn, so a list with a text that is not clean is left out: we did not write it. */
function keptList(source: string, value: unknown): readonly (readonly [string, KeptList])[] {
  if (!isId(source) || !isObject(value)) return [];
  const { title, opened } = value;
  return typeof title === 'string' && isId(title) && isTime(opened) ? [[source, { source, title, opened }]] : [];
}

/** Returns lists as a settings file has them. */
export const writtenLists = (lists: readonly KeptList[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(lists.map(({ source, title, opened }) => [source, { title, opened }]));
