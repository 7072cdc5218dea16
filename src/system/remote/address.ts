import type { Base } from '../../readers/words/base.ts';

/** Where a list is on the network. */
export type Remote = {
  /** As messages, copies and the settings name it: a project always in the same way, however it was typed. */
  readonly name: string;
  /** The addresses to try, one after the other; the first that is there is the list. */
  readonly candidates: readonly string[];
  /** Asked first for the branch that stands for `BRANCH` in the candidates, where a forge needs to be told. */
  readonly branchFrom: string | null;
};

/** What of a text is an address that may be asked; a text that is none is the path of a file. */
export type Addressed =
  | { readonly kind: 'remote'; readonly remote: Remote }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'file' };

/** Stands in a candidate for the branch that the forge names. */
export const BRANCH = '{branch}';

/** The files that hold a project's list; nine of ten are the first. */
const READMES = [
  ...['README.md', 'readme.md', 'README.rst', 'README.adoc', 'README.org', 'Readme.md', 'README.markdown', 'README'],
  ...['docs/README.md', '.github/README.md'],
];

const FILE: Addressed = { kind: 'file' };

/** How a forge is asked for a file as it is: below which address, and how its pages name a file. */
type Forge = {
  readonly raw: (project: string, branch: string, path: string) => string;
  /** The project, the branch and the path in the path of a file's page. */
  readonly page: RegExp;
  /** The same in the address of a file as it is. */
  readonly file: RegExp;
  /** Below which address a branch has its pages. */
  readonly pages: (project: string, branch: string) => string;
  /** Where the name of the default branch is; `null` where `HEAD` stands for it. */
  readonly branchFrom: ((project: string) => string) | null;
};

const FORGES: ReadonlyMap<string, Forge> = new Map([
  [
    'github.com',
    {
      raw: (project, branch, path) => `https://raw.githubusercontent.com/${project}/${branch}/${path}`,
      page: /^\/([^/]+\/[^/]+)\/(?:blob|raw)\/([^/]+)\/(.+)$/,
      file: /^https:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/,
      pages: (project, branch) => `https://github.com/${project}/blob/${branch}/`,
      branchFrom: null,
    },
  ],
  [
    'gitlab.com',
    {
      raw: (project, branch, path) => `https://gitlab.com/${project}/-/raw/${branch}/${path}`,
      page: /^\/(.+?)\/-\/(?:blob|raw)\/([^/]+)\/(.+)$/,
      file: /^https:\/\/gitlab\.com\/(.+?)\/-\/raw\/([^/]+)\/(.+)$/,
      pages: (project, branch) => `https://gitlab.com/${project}/-/blob/${branch}/`,
      branchFrom: null,
    },
  ],
  [
    'codeberg.org',
    {
      raw: (project, branch, path) => `https://codeberg.org/${project}/raw/branch/${branch}/${path}`,
      page: /^\/([^/]+\/[^/]+)\/(?:src|raw)\/branch\/([^/]+)\/(.+)$/,
      file: /^https:\/\/codeberg\.org\/([^/]+\/[^/]+)\/raw\/branch\/([^/]+)\/(.+)$/,
      pages: (project, branch) => `https://codeberg.org/${project}/src/branch/${branch}/`,
      branchFrom: (project) => `https://codeberg.org/api/v1/repos/${project}`,
    },
  ],
]);

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['codeberg', 'codeberg.org'],
]);

/** A project by the short name of its forge, which no file of the reader's own can be taken for. */
function nameOf(host: string, projectName: string): string {
  const [short] = [...SHORT_NAMES].find(([, forge]) => forge === host) ?? [host];
  return `${short}:${projectName}`;
}

const PROJECT = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9_.][\w.-]*)+$/;
const OWNER_AND_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9_][\w.-]{0,99}$/;
/** A path with such an end is that of a file, and no project is called so. */
const LIST_FILE = /\.(?:md|mdx|markdown|mdown|mkd|html?|json|ya?ml|rst|org|adoc|asciidoc|txt)$/i;

/**
 * Reads what `--list` was given: an https address, `owner/name` on GitHub, or `gitlab:` and `codeberg:` before one. `isFile` tells
 * whether there is a file of that path: a file that is there is never taken for an address.
 */
export function readAddress(text: string, isFile: (path: string) => boolean): Addressed {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/i.exec(text) ?? [];
  const forge = SHORT_NAMES.get(scheme.toLowerCase());
  if (forge !== undefined) return onForge(text, forge, rest);
  if (scheme.toLowerCase() === 'https') return atAddress(text);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    const advice = scheme.toLowerCase() === 'http' ? `use https:${rest}` : 'use an https address or a file';
    return { kind: 'refused', problem: `${scheme}: addresses are not opened; ${advice}` };
  }
  if (!OWNER_AND_NAME.test(text) || LIST_FILE.test(text) || isFile(text)) return FILE;
  return project('github.com', text);
}

function onForge(name: string, host: string, path: string): Addressed {
  const projectName = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (!PROJECT.test(projectName)) {
    const example = `${name.slice(0, name.indexOf(':'))}:owner/name`;
    return { kind: 'refused', problem: `${name} names no project; write it as ${example}` };
  }
  return project(host, projectName);
}

function project(host: string, projectName: string): Addressed {
  const forge = FORGES.get(host);
  if (forge === undefined) return FILE;
  const branchFrom = forge.branchFrom?.(projectName) ?? null;
  const branch = branchFrom === null ? 'HEAD' : BRANCH;
  const candidates = READMES.map((file) => forge.raw(projectName, branch, file));
  return { kind: 'remote', remote: { name: nameOf(host, projectName), candidates, branchFrom } };
}

function atAddress(text: string): Addressed {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { kind: 'refused', problem: `${text} is no address that can be opened` };
  }
  if (url.username !== '' || url.password !== '')
    return { kind: 'refused', problem: 'an address with a name and a password in it is not opened' };
  url.hash = '';
  const forge = FORGES.get(url.hostname);
  const page = forge?.page.exec(url.pathname);
  if (forge !== undefined && page) {
    const [, projectName = '', branch = '', path = ''] = page;
    return {
      kind: 'remote',
      remote: { name: text, candidates: [forge.raw(projectName, branch, path)], branchFrom: null },
    };
  }
  const projectName = url.pathname.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  const isProject = PROJECT.test(projectName) && (url.hostname === 'gitlab.com' || projectName.split('/').length === 2);
  if (forge !== undefined && isProject) return project(url.hostname, projectName);
  return { kind: 'remote', remote: { name: text, candidates: [url.href], branchFrom: null } };
}

/** Where the relative links of a list lead from that was read at an address: on a forge, to the pages of its project. */
export function baseOf(url: string): Base {
  for (const { file, pages } of FORGES.values()) {
    const [, projectName, branch, path] = file.exec(url) ?? [];
    if (projectName === undefined || branch === undefined || path === undefined) continue;
    const root = pages(projectName, branch);
    return { page: `${root}${path}`, root };
  }
  return { page: url, root: null };
}
