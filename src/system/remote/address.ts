import type { Base } from '../../readers/words/base.ts';

/** A list on the network. */
export type Remote = {
  /** The name in messages, copies and the settings. For a project it is always the same, however it was typed. */
  readonly name: string;
  /** The addresses to try, one after the other; the first that exists is the list. */
  readonly candidates: readonly string[];
  /** The address that says which branch stands for `BRANCH` in the candidates; `null` if the forge does not need to be told. */
  readonly branchFrom: string | null;
};

/** The meaning of a text: an address that may be fetched, an address that is refused, or the path of a file. */
export type Addressed =
  | { readonly kind: 'remote'; readonly remote: Remote }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'file' };

/** Stands in a candidate for the default branch of the project. */
export const BRANCH = '{branch}';

/** The files that may hold a project's list; in nine of ten projects it is the first. */
const READMES = [
  ...['README.md', 'readme.md', 'README.rst', 'README.adoc', 'README.org', 'Readme.md', 'README.markdown', 'README'],
  ...['docs/README.md', '.github/README.md'],
];

const FILE: Addressed = { kind: 'file' };

/** A forge: how the addresses of its raw files and of its pages are made. */
type Forge = {
  readonly raw: (project: string, branch: string, path: string) => string;
  /** Matches the path of a file's page. Its groups are the project, the branch and the path of the file. */
  readonly page: RegExp;
  /** Matches the address of a raw file, with the same groups. */
  readonly file: RegExp;
  /** Returns the address below which the pages of a branch are. */
  readonly pages: (project: string, branch: string) => string;
  /** Returns the address that says which branch is the default; `null` if `HEAD` stands for it. */
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

/** Returns the name of a project with the short name of its forge, which cannot be mistaken for a file of the user's own. */
function nameOf(host: string, projectName: string): string {
  const [short] = [...SHORT_NAMES].find(([, forge]) => forge === host) ?? [host];
  return `${short}:${projectName}`;
}

const PROJECT = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9_.][\w.-]*)+$/;
const OWNER_AND_NAME = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9_][\w.-]{0,99}$/;
/** The endings of list files. A path that ends so is that of a file, as no project is named like that. */
export const LIST_FILE = /\.(?:md|mdx|markdown|mdown|mkd|html?|json|ya?ml|rst|org|adoc|asciidoc|txt)$/i;

/**
 * Reads the argument of `--list`: an https address, `owner/name` on GitHub, or a project after `github:`, `gitlab:` or
 * `codeberg:`. `isFile` tells whether there is a file at a path: an existing file is never taken for `owner/name`.
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
    return { kind: 'refused', problem: 'addresses with a user name or password are refused' };
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

/** Returns the base of relative links in a list that was read at an address. On a forge, this is a page of the project. */
export function baseOf(url: string): Base {
  for (const { file, pages } of FORGES.values()) {
    const [, projectName, branch, path] = file.exec(url) ?? [];
    if (projectName === undefined || branch === undefined || path === undefined) continue;
    const root = pages(projectName, branch);
    return { page: `${root}${path}`, root };
  }
  return { page: url, root: null };
}
