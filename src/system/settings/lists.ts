import { isId } from '../../data/ids.ts';
import type { KeptList } from '../../data/lists.ts';
import { isObject } from '../../readers/json.ts';
import { isTime, latest } from './parse.ts';

/** The lists that a settings file remembers, the last opened first, as many as are kept. What is not one is left out. */
export function keptLists(value: unknown): readonly KeptList[] {
  if (!isObject(value)) return [];
  const lists = new Map(Object.entries(value).flatMap(([source, one]) => keptList(source, one)));
  const newest = latest([...lists].map(([source, { opened }]) => [source, opened]));
  return newest.flatMap(([source]) => lists.get(source) ?? []);
}

/** Both texts are drawn, so a text that is not clean is none of ours. */
function keptList(source: string, value: unknown): readonly (readonly [string, KeptList])[] {
  if (!isId(source) || !isObject(value)) return [];
  const { title, opened } = value;
  return typeof title === 'string' && isId(title) && isTime(opened) ? [[source, { source, title, opened }]] : [];
}

/** Lists as a settings file has them. */
export const writtenLists = (lists: readonly KeptList[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(lists.map(({ source, title, opened }) => [source, { title, opened }]));
