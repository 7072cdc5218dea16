import { removeListDirectory } from '../../system/settings/list-directory.ts';
import { keptLists, writtenLists } from '../../system/settings/lists.ts';
import { excerpt } from '../../text/excerpt.ts';
import { print } from './output.ts';

type Value = Readonly<Record<string, unknown>>;

/** Prints the lists opened before, one per line, most recent first. Returns the exit code. */
export function showLists(value: Value, json: boolean): number {
  const lists = keptLists(value.lists);
  if (json) return print(`${JSON.stringify(lists, null, 1)}\n`);
  return print(
    lists.map(({ title, source, opened }) => `${[title, source, opened.slice(0, 10)].join('\t')}\n`).join(''),
  );
}

/** Returns the settings without a list, which is named by its source or its title. Its bookmarks are deleted as well. */
export function forgetList(
  name: string,
  directory: string,
  value: Value,
): { readonly is: Value } | { readonly fault: string } {
  const lists = keptLists(value.lists);
  const meant = lists.filter(({ source }) => source === name);
  const named = meant.length > 0 ? meant : lists.filter(({ title }) => title.toLowerCase() === name.toLowerCase());
  const [list, ...others] = named;
  if (list === undefined) {
    return {
      fault: `no opened list is called “${excerpt(name, LONGEST_SHOWN)}”; see: config lists`,
    };
  }
  if (others.length > 0) return { fault: `several lists have this title; give the source that config lists prints` };
  removeListDirectory(directory, list.source);
  return { is: { ...value, lists: writtenLists(lists.filter((one) => one !== list)) } };
}

const LONGEST_SHOWN = 80;
