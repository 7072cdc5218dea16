import type { Entry } from '../../../src/data/types.ts';
import { sortedFixes } from '../../../src/versions/judge.ts';
import { compareVersions, isInLineOf, parseVersion, type Version } from '../../../src/versions/version.ts';
import { readPurl } from '../coverage/purl.ts';
import { type GitHub, repositoryOf } from '../online/github.ts';
import { ownTrouble, type Result, resultOf, troublesIn } from '../online/result.ts';
import { say } from '../schema.ts';
import { isAmong, lines, type Part, placeOf, type Subject } from './part.ts';

/** An entry whose notes name its own releases, and the repositories that may contain their tags. */
type Released = { readonly entry: Entry; readonly repositories: readonly string[] };
type Tag = { readonly prefix: string; readonly version: Version };
type Tags = ReadonlyMap<string, Result<readonly string[]>>;

/** Compares the releases that notes name with the tags on GitHub. */
export async function checkReleases(subject: Subject, gitHub: GitHub): Promise<Part> {
  const released = subject.catalog.entries.filter(({ id }) => isAmong(subject.only, id)).flatMap(releasedOnGitHub);
  const names = [...new Set(released.flatMap(({ repositories }) => repositories))];
  const tags: Tags = new Map(
    await Promise.all(names.map(async (name) => [name, await resultOf(gitHub.tags(name))] as const)),
  );
  const answered = released.filter(({ repositories }) =>
    repositories.every((name) => 'value' in (tags.get(name) ?? {})),
  );
  return {
    what: 'lists of tags',
    asked: names.length,
    troubles: troublesIn([...tags.values()]),
    changes: answered.flatMap((one) => missingReleases(subject, one, tagsOf(one, tags))),
    remarks: [
      ...answered.flatMap((one) => newerReleases(subject, one, tagsOf(one, tags))),
      ...released.flatMap((one) => lines([placeOf(subject, one.entry.id, 'notes')], troubleOf(one, tags))),
    ],
  };
}

/** Returns the notes about the entry itself. Releases of a separate component are tagged elsewhere. */
const ownNotes = ({ notes }: Entry) => notes.filter(({ component }) => component === null);

function releasedOnGitHub(entry: Entry): readonly Released[] {
  if (!ownNotes(entry).some(({ fixed, unfixed }) => fixed.length > 0 || unfixed)) return [];
  const home = repositoryOf(entry.url);
  const ofPackages = entry.purl.map((purl) => repositoryOf(addressOfPurl(purl)) ?? home);
  // If the source of one package is unknown, the releases may belong to it, so nothing is compared.
  const repositories = [...ofPackages, home].filter((name) => name !== null);
  return repositories.length === 0 || ofPackages.includes(null)
    ? []
    : [{ entry, repositories: [...new Set(repositories)] }];
}

/** Returns the address of a package's source if its name contains one. */
function addressOfPurl(purl: string): string {
  const { type, name } = readPurl(purl);
  return `https://${type === 'github' ? `github.com/${name}` : type === 'golang' ? name : 'not.known'}`;
}

function tagsOf({ repositories }: Released, tags: Tags): readonly Tag[] {
  return repositories.flatMap((name) => {
    const result = tags.get(name);
    return result && 'value' in result ? result.value.flatMap(readTag) : [];
  });
}

/** Reads a tag: `v1.2.3`, `release-1.2.3`, `docker-v1.2.3` and `api/v1.2.3` all stand for release 1.2.3. */
function readTag(tag: string): readonly Tag[] {
  const [, prefix = '', text = ''] = /^((?:.*?[-_/])??v?)(\d.*)$/.exec(tag) ?? [];
  const version = parseVersion(text);
  return version === null ? [] : [{ prefix, version }];
}

const isSame = (a: Version, b: Version) => compareVersions(a, b) === 0;

function missingReleases(subject: Subject, { entry, repositories }: Released, tagged: readonly Tag[]) {
  return entry.notes.flatMap(({ component, fixed, ids }, at) =>
    (component === null ? fixed : []).flatMap((text, index) => {
      if (!isMissing(parseVersion(text), tagged)) return [];
      const message = `${text} (${ids[0] ?? 'no id'}) is no tag of ${repositories.join(' or ')}; look for the first release that has the fix`;
      return [say({ ...placeOf(subject, entry.id, `notes[${at}].fixed[${index}]`), message })];
    }),
  );
}

/** Whether no tag stands for a release. Some projects tag only release lines, so tags with fewer numbers prove nothing. */
function isMissing(release: Version | null, tagged: readonly Tag[]): boolean {
  if (release === null || tagged.some(({ version }) => isSame(version, release))) return false;
  return tagged.some(({ version }) => version.numbers.length === release.numbers.length);
}

/** Reports releases that may have come since the notes were written. Only the release notes show what they fix. */
function newerReleases(subject: Subject, { entry }: Released, tagged: readonly Tag[]): readonly string[] {
  const named = ownNotes(entry).flatMap(({ fixed }) => sortedFixes(fixed));
  const newest = newestLike(named, tagged);
  if (newest === null) return [];
  const at = placeOf(subject, entry.id, 'notes');
  const unfixed = ownNotes(entry).filter((note) => note.unfixed);
  const isNewLine = named.every((release) => compareVersions(newest, release) > 0 && !isInLineOf(newest, release));
  const greatest = named.sort(compareVersions).at(-1)?.release;
  return [
    ...unfixed.flatMap(({ ids }) =>
      lines([at], `${ids[0] ?? 'one'} is recorded as unfixed; see whether ${newest.release} fixes it`),
    ),
    ...(greatest !== undefined && isNewLine
      ? lines([at], `the release line of ${newest.release} is above all fixed releases (${greatest} at most)`)
      : []),
  ];
}

/** Returns the newest release among tags with the same prefixes as the named releases; among all tags when none is named. */
function newestLike(named: readonly Version[], tagged: readonly Tag[]): Version | null {
  const isNamed = ({ version }: Tag) => named.length === 0 || named.some((release) => isSame(version, release));
  const prefixes = new Set(tagged.filter(isNamed).map(({ prefix }) => prefix));
  const releases = tagged.filter(({ prefix, version }) => prefixes.has(prefix) && version.pre.length === 0);
  return (
    releases
      .map(({ version }) => version)
      .sort(compareVersions)
      .at(-1) ?? null
  );
}

function troubleOf({ repositories }: Released, tags: Tags): string | null {
  const troubles = repositories.flatMap((name) => {
    const result = tags.get(name);
    const trouble = result === undefined ? null : ownTrouble(result);
    return trouble === null ? [] : [`GitHub’s API ${trouble} to the tags of ${name}`];
  });
  return troubles[0] ?? null;
}
