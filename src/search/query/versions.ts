import { parseVersion, type Version } from '../../versions/part.ts';
import { SMALL } from '../meaning/small-words.ts';
import { releasesIn } from '../text/releases.ts';
import { comparedTerms } from '../text/tokenize.ts';

/** A version in a query, with the words before and behind it, which may name its product. */
export type QueryVersion = {
  readonly version: Version;
  readonly before: readonly string[];
  readonly behind: readonly string[];
};

const PLAIN_NUMBER = /^v?\d{1,3}$/i;

/** Reads a word of a query as a version: `1.1.4`, `v1.1`, `24`. A dot at the end is ignored, because more is still to come. */
export function versionIn(word: string): Version | null {
  const text = word.endsWith('.') ? word.slice(0, -1) : word;
  if (!PLAIN_NUMBER.test(text) && releasesIn(text).length !== 1) return null;
  return parseVersion(text);
}

/** Returns the term by which a version is found in texts: a release is one word, a number stays as it is. */
export const versionTerm = ({ text }: Version): string =>
  releasesIn(text)[0]?.text ?? comparedTerms(text)[0] ?? text.toLowerCase();

const ADVISORY = /^(?:cve-\d{4}-\d{3,}|ghsa(?:-[a-z0-9]{4}){1,2}-[a-z0-9]+|go-\d{4}-\d{3,})/i;

/** Whether a word is the id of an advisory, or enough of one to mean nothing else. */
export const isAdvisory = (word: string): boolean => ADVISORY.test(word);

/** Words that may stand between a name and its version. */
const BETWEEN: ReadonlySet<string> = new Set(['v', 'version', 'release']);

/** Finds the versions among the words of a query. A number after a small word counts something: `on 5 servers`. */
export function versionsInQuery(words: readonly string[]): readonly QueryVersion[] {
  const counts = (word: string, before = '') => /^\d+$/.test(word) && SMALL.has(before);
  const versions = words.map((word, at) => (counts(word, words[at - 1]?.toLowerCase()) ? null : versionIn(word)));
  if (versions.every((version) => version === null)) return NONE;
  const terms = words.map((word) => comparedTerms(word).filter((term) => !BETWEEN.has(term)));
  return versions.flatMap((version, at) =>
    version === null ? [] : [{ version, before: terms.slice(0, at).flat(), behind: terms.slice(at + 1).flat() }],
  );
}

/**
 * Returns the version that stands beside one of the names, whose words have a blank between them. A version behind the name
 * takes precedence over one before it: in `docker 24 runc 1.1.4` the version of runc is 1.1.4.
 */
export function versionOf(versions: readonly QueryVersion[], names: readonly string[]): Version | null {
  const isBehind = ({ before }: QueryVersion) => names.some((name) => ` ${before.join(' ')}`.endsWith(` ${name}`));
  const isBefore = ({ behind }: QueryVersion) => names.some((name) => `${behind.join(' ')} `.startsWith(`${name} `));
  return (versions.find(isBehind) ?? versions.find(isBefore))?.version ?? null;
}

const NONE: readonly QueryVersion[] = [];
