import { judge, type Releases } from './judge.ts';
import { planUpgrade, type Upgrade } from './upgrade.ts';
import type { Version } from './version.ts';

/** What is recorded of one vulnerability of a product. */
export type Recorded = Releases & {
  /** Whose releases these are, when they are not the product's own. */
  readonly component: string | null;
};

/** All that is recorded of a product, as it is in one version. */
export type Assessment<Note extends Recorded> = {
  readonly open: readonly Note[];
  /** Fixed, or younger than the version. */
  readonly closed: readonly Note[];
  readonly unknown: readonly { readonly note: Note; readonly why: string }[];
  /** `null` when nothing is open that another release of the product closes. */
  readonly upgrade: Upgrade | null;
};

/** The version of a component, where that is known as well. */
export type VersionOf = (component: string) => Version | null;

/** Judges each note in a version of the product, or of the component that the note is about. */
export function assess<Note extends Recorded>(
  notes: readonly Note[],
  version: Version,
  versionOf: VersionOf,
): Assessment<Note> {
  const judged = notes.map((note) => ({ note, verdict: judgeNote(note, version, versionOf) }));
  const open = judged.filter(({ verdict }) => verdict.state === 'open').map(({ note }) => note);
  return {
    open,
    closed: judged
      .filter(({ verdict }) => verdict.state === 'fixed' || verdict.state === 'unaffected')
      .map(({ note }) => note),
    unknown: judged.flatMap(({ note, verdict }) => (verdict.state === 'unknown' ? [{ note, why: verdict.why }] : [])),
    upgrade: planUpgrade(notes.filter(isOwn), open.filter(isOwn), version),
  };
}

const isOwn = ({ component }: Recorded): boolean => component === null;

function judgeNote(note: Recorded, version: Version, versionOf: VersionOf) {
  const { component } = note;
  if (component === null) return judge(note, version);
  const other = versionOf(component);
  if (other !== null) return judge(note, other);
  const releases = note.fixed.length === 0 ? '' : `, fixed in ${note.fixed.join(', ')}`;
  return { state: 'unknown', why: `it is in ${component}${releases}; check that version as well` } as const;
}
