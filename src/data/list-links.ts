import { rememberLast } from './remember.ts';
import type { Catalog } from './types.ts';

/** The page of a project on a forge, or of a file in it that may be a list. The groups are the project and the file's path. */
const PAGE =
  /^https:\/\/(?:github\.com|gitlab\.com|codeberg\.org)\/([\w.-]+\/[\w.-]+)\/?((?:-\/)?(?:blob|src\/branch)\/[^?#]+\.(?:md|mdx|markdown|rst|org|adoc|ya?ml))?(?:[?#].*)?$/i;
const SAYS_LIST = /awesome|(?:^|\/)readme\./i;

/**
 * Returns the address of the list that a link leads to; `null` if it leads to something else. A project is a list if its name
 * says so, or if the catalog is a list of lists. A file is a list too if it is in the project that the catalog came `from`.
 */
export function listBehind(url: string, catalog: Catalog, from = ''): string | null {
  const [, project, file = ''] = PAGE.exec(url) ?? [];
  if (project === undefined) return null;
  const isBeside = file !== '' && from.endsWith(`:${project}`);
  const isList = isBeside || SAYS_LIST.test(`${project}/${file}`) || isListOfLists(catalog);
  return isList ? url.replace(/[?#].*$/, '') : null;
}

/** The fewest projects with the name of a list that can make a list of lists. */
const LEAST = 5;

/** Whether a catalog calls itself a list of lists, or most projects in it have the name of a list. Computed once per catalog. */
const isListOfLists = rememberLast(({ title, entries }: Catalog): boolean => {
  if (/\blists? of\b.*\blists\b|\bawesome lists\b/i.test(title)) return true;
  let projects = 0;
  let lists = 0;
  for (const { url } of entries) {
    const project = PAGE.exec(url)?.[1];
    if (project === undefined) continue;
    projects += 1;
    if (SAYS_LIST.test(project)) lists += 1;
  }
  return lists >= LEAST && lists * 2 > projects;
});
