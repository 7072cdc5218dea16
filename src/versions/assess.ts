import { judge, type Releases, type Verdict } from './judge.ts';
import { planUpgrade, type Upgrade } from './upgrade.ts';
import type { Version } from './version.ts';

/** A vulnerability that is recorded for a product. */
export type Recorded = Releases & {
  /** The component to which the releases belong, if they are not the product's own. */
  readonly component: string | null;
};

/** All that is recorded about a product, judged in one version. */
export type Assessment<Note extends Recorded> = {
  readonly open: readonly Note[];
  readonly fixed: readonly Note[];
  /** The flaw is newer than the version. */
  readonly unaffected: readonly Note[];
  readonly unknown: readonly Unknown<Note>[];
  /** `null` if no other release of the product closes anything that is open. */
  readonly upgrade: Upgrade | null;
};

export type Unknown<Note> = { readonly note: Note; readonly why: string };

/** Returns the version of a component, if it is known. */
export type VersionOf = (component: string) => Version | null;

/** Judges each note in the version of the product, or of the component that the note is about. */
export function assess<Note extends Recorded>(
  notes: readonly Note[],
  version: Version,
  versionOf: VersionOf,
): Assessment<Note> {
  const judged = notes.map((note) => ({ note, verdict: judgeNote(note, version, versionOf) }));
  const those = (state: Verdict['state']) =>
    judged.filter(({ verdict }) => verdict.state === state).map(({ note }) => note);
  const open = those('open');
  return {
    open,
    fixed: those('fixed'),
    unaffected: those('unaffected'),
    unknown: judged.flatMap(({ note, verdict }) => (verdict.state === 'unknown' ? [{ note, why: verdict.why }] : [])),
    upgrade: planUpgrade(notes.filter(isOwn), open.filter(isOwn), version),
  };
}

const isOwn = ({ component }: Recorded): boolean => component === null;

function judgeNote(note: Recorded, version: Version, versionOf: VersionOf): Verdict {
  const { component } = note;
  if (component === null) return judge(note, version);
  const other = versionOf(component);
  if (other !== null) return judge(note, other);
  const releases = note.fixed.length === 0 ? '' : `, fixed in ${note.fixed.join(', ')}`;
  return { state: 'unknown', why: `it is in ${component}${releases}; check that version as well` };
}
