import type { Entry } from '../../../src/data/types.ts';
import { compareNumbers, compareVersions, lineOf, parseVersion, type Version } from '../../../src/versions/version.ts';
import { readPurl } from '../coverage/purl.ts';
import { type GitHub, repositoryOf } from '../online/github.ts';
import { ownTrouble, type Result, resultOf, troublesIn } from '../online/result.ts';
import { say } from '../schema.ts';
import { isAmong, lines, type Part, placeOf, type Subject } from './part.ts';

/** An entry whose notes name releases of its own, and the repositories that may have their tags. */
type Released = { readonly entry: Entry; readonly repositories: readonly string[] };
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
    changes: answered.flatMap((one) => missingReleases(subject, one, versionsOf(one, tags))),
    remarks: [
      ...answered.flatMap((one) => newerReleases(subject, one, versionsOf(one, tags))),
      ...released.flatMap((one) => lines([placeOf(subject, one.entry.id, 'notes')], troubleOf(one, tags))),
    ],
  };
}

/** Releases of a component that is not the entry's are tagged elsewhere. */
const ownNotes = ({ notes }: Entry) => notes.filter(({ component }) => component === null);

function releasedOnGitHub(entry: Entry): readonly Released[] {
  if (!ownNotes(entry).some(({ fixed, unfixed }) => fixed.length > 0 || unfixed)) return [];
  const named = [...entry.purl.map(addressOfPurl), entry.url].flatMap((address) => repositoryOf(address) ?? []);
  const repositories = [...new Set(named)];
  return repositories.length === 0 ? [] : [{ entry, repositories }];
}

/** Where the source of a package is, for those whose name says it. */
function addressOfPurl(purl: string): string {
  const { type, name } = readPurl(purl);
  return `https://${type === 'github' ? `github.com/${name}` : type === 'golang' ? name : 'not.known'}`;
}

function versionsOf({ repositories }: Released, tags: Tags): readonly Version[] {
  return repositories.flatMap((name) => {
    const result = tags.get(name);
    return result && 'value' in result ? result.value.flatMap((tag) => readTag(tag) ?? []) : [];
  });
}

/** `v1.2.3`, `release-1.2.3`, `docker-v1.2.3` and `api/v1.2.3` are all release 1.2.3. */
function readTag(tag: string): Version | null {
  const [, text = ''] = /(?:^|[-_/])(v?\d.*)$/.exec(tag) ?? [];
  return parseVersion(text);
}

function missingReleases(subject: Subject, { entry, repositories }: Released, tagged: readonly Version[]) {
  return entry.notes.flatMap(({ component, fixed, ids }, at) =>
    (component === null ? fixed : []).flatMap((text, index) => {
      const release = parseVersion(text);
      if (release === null || tagged.some((version) => compareVersions(version, release) === 0)) return [];
      const message = `${text} (${ids[0] ?? 'no id'}) is no tag of ${repositories.join(' or ')}; look for the first release that has the fix`;
      return [say({ ...placeOf(subject, entry.id, `notes[${at}].fixed[${index}]`), message })];
    }),
  );
}

/** What may have come since the notes were written: only a reader of the release notes can tell. */
function newerReleases(subject: Subject, { entry }: Released, tagged: readonly Version[]): readonly string[] {
  const newest = tagged
    .filter(({ pre }) => pre.length === 0)
    .sort(compareVersions)
    .at(-1);
  if (newest === undefined) return lines([placeOf(subject, entry.id, 'url')], 'none of its tags is a release');
  const unfixed = ownNotes(entry).filter((note) => note.unfixed);
  const named = ownNotes(entry).flatMap(({ fixed }) => fixed.flatMap((text) => parseVersion(text) ?? []));
  const greatest = named.sort(compareVersions).at(-1);
  const isNewLine = greatest !== undefined && compareNumbers(lineOf(newest), lineOf(greatest)) > 0;
  const at = placeOf(subject, entry.id, 'notes');
  return [
    ...unfixed.flatMap(({ ids }) =>
      lines([at], `${ids[0] ?? 'one'} is recorded as unfixed; see whether ${newest.release} fixes it`),
    ),
    ...(isNewLine
      ? lines([at], `${newest.release} began a release line above all fixed releases (${greatest.release} at most)`)
      : []),
  ];
}

function troubleOf({ repositories }: Released, tags: Tags): string | null {
  const troubles = repositories.flatMap((name) => {
    const result = tags.get(name);
    const trouble = result === undefined ? null : ownTrouble(result);
    return trouble === null ? [] : [`GitHub’s API ${trouble} to the tags of ${name}`];
  });
  return troubles[0] ?? null;
}
