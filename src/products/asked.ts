/** A product and a version, as somebody wrote them; `version` is `null` where none was given. */
export type Asked = { readonly name: string; readonly version: string | null };

/** What stands between name and version in one word; the last `@`, because names of packages may begin with one. */
const JOINED = [/^(.+)@([^@]*)$/, /^([^=]+)==?([^=]*)$/, /^([^/]+):\/\/([^/]*)$/, /^(.*[a-z].*):(v?\d[^:]*)$/i];
const STARTS_LIKE_A_VERSION = /^v?\d/i;

/**
 * Reads names and versions in a line: `runc@1.1.4`, `runc=1.1.4`, `containerd://1.7.2`, or `runc 1.1.4`, several of them one
 * after the other. A name may be several words.
 */
export function readAsked(line: string): readonly Asked[] {
  const asked: Asked[] = [];
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

/** The version of a package URL without its qualifiers: `1.1.5+ds1` of `1.1.5%2Bds1?arch=amd64`. */
const unqualified = (version: string): string =>
  version
    .replace(/[?#].*$/, '')
    .replace(/%2b/gi, '+')
    .replace(/%7e/gi, '~');

const ARCHITECTURES = 'all|amd64|arm64|armhf|i386|ppc64el|riscv64|s390x';
/** A line of a package list: of dpkg (`ii  runc  1.1.12-0ubuntu3  amd64  …`), of rpm (`runc-1.1.12-1.el9.x86_64`). */
const LISTED = [
  new RegExp(String.raw`^[a-z][a-zA-Z]R?\s+([^\s:]+)(?::\w+)?\s+(\S*\d\S*)\s+(?:${ARCHITECTURES})(?:\s|$)`),
  /^([\w.+-]+)-(\d[^-\s]*-[^-\s]+)\.(?:aarch64|i686|noarch|ppc64le|s390x|x86_64)$/,
];
/** What go.mod has behind a version. */
const REMARK = /\s\/\/.*$/;

function readAskedLine(line: string): readonly Asked[] {
  for (const pattern of LISTED) {
    const [, name, version] = pattern.exec(line.trim()) ?? [];
    if (name !== undefined && version !== undefined) return [{ name, version }];
  }
  return readAsked(line.replace(REMARK, ''));
}

/** How somebody wrote them, for messages and for `notKnown`. */
export const askedText = ({ name, version }: Asked): string => (version === null ? name : `${name}@${version}`);

/** Reads names and versions, one of them on each line, also as dpkg, rpm and go.mod list them; # begins a comment. */
export function readAskedLines(text: string): readonly Asked[] {
  return text
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .flatMap(readAskedLine);
}
