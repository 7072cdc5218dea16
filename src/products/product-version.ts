/** A product and a version, as the user wrote them; `version` is `null` if none was given. */
export type ProductVersion = { readonly name: string; readonly version: string | null };

/** The forms of a name and a version in one word. The last `@` counts, because names of packages may begin with one. */
const JOINED = [/^(.+)@([^@]*)$/, /^([^=]+)==?([^=]*)$/, /^([^/]+):\/\/([^/]*)$/, /^(.*[a-z].*):(v?\d[^:]*)$/i];
const STARTS_LIKE_A_VERSION = /^v?\d/i;

/**
 * Reads the names and versions on a line: `runc@1.1.4`, `runc=1.1.4`, `containerd://1.7.2` or `runc 1.1.4`, one or more of them.
 * A name may be several words.
 */
export function readAsked(line: string): readonly ProductVersion[] {
  const asked: ProductVersion[] = [];
  let name: string[] = [];
  for (const word of line.split(/[\s,;]+/).filter((part) => part !== '')) {
    const [before, version] = split(word, name.length > 0);
    if (before !== '') name.push(before);
    if (version === null) continue;
    asked.push({ name: name.join(' '), version });
    name = [];
  }
  return name.length > 0 ? [...asked, { name: name.join(' '), version: null }] : asked;
}

function split(word: string, hasName: boolean): readonly [name: string, version: string | null] {
  for (const pattern of JOINED) {
    const found = pattern.exec(word);
    if (found) return [found[1] ?? '', unqualified(found[2] ?? '')];
  }
  return hasName && STARTS_LIKE_A_VERSION.test(word) ? ['', word] : [word, null];
}

/**
 * Removes the qualifiers and the percent-encoding from the version of a package URL: `1.1.5%2Bds1?arch=amd64` becomes
 * `1.1.5+ds1`.
 */
const unqualified = (version: string): string =>
  version
    .replace(/[?#].*$/, '')
    .replace(/%2b/gi, '+')
    .replace(/%7e/gi, '~');

const ARCHITECTURES = 'all|amd64|arm64|armhf|i386|ppc64el|riscv64|s390x';
/** A line of a package list: of dpkg (`ii  runc  1.1.12-0ubuntu3  amd64  …`), or of rpm (`runc-1.1.12-1.el9.x86_64`). */
const LISTED = [
  new RegExp(String.raw`^[a-z][a-zA-Z]R?\s+([^\s:]+)(?::\w+)?\s+(\S*\d\S*)\s+(?:${ARCHITECTURES})(?:\s|$)`),
  /^([\w.+-]+)-(\d[^-\s]*-[^-\s]+)\.(?:aarch64|i686|noarch|ppc64le|s390x|x86_64)$/,
];
/** The comment after a version in go.mod. */
const REMARK = /\s\/\/.*$/;

function readAskedLine(line: string): readonly ProductVersion[] {
  for (const pattern of LISTED) {
    const [, name, version] = pattern.exec(line.trim()) ?? [];
    if (name !== undefined && version !== undefined) return [{ name, version }];
  }
  return readAsked(line.replace(REMARK, ''));
}

/** Returns a product as the user wrote it, for messages and for `notKnown`. */
export const askedText = ({ name, version }: ProductVersion): string =>
  version === null ? name : `${name}@${version}`;

/** Reads names and versions, one per line, also as dpkg, rpm and go.mod list them. `#` begins a comment. */
export function readAskedLines(text: string): readonly ProductVersion[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap(readAskedLine);
}
