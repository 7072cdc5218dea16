import type { TreeNode } from '../../data/tree.ts';
import type { Entry } from '../../data/types.ts';
import { assess, isCountedApart } from '../../versions/part.ts';
import type { Plan } from '../match/plan.ts';
import { versionOf } from '../query/versions.ts';
import { comparedTerms } from '../text/tokenize.ts';
import type { OpenNotes } from '../types.ts';

/** Creates a function that returns what is open in an entry, in the version beside its name in the query; `null` without one. */
export function createOpen({ versions }: Plan): (node: TreeNode) => OpenNotes | null {
  return ({ subject }) => {
    if (versions.length === 0 || subject.kind !== 'entry') return null;
    const version = versionOf(versions, versionedNames(subject.entry));
    if (version === null) return null;
    const vulnerabilities = subject.entry.notes.filter(({ kind }) => kind === 'vulnerability');
    const { open, unknown } = assess(vulnerabilities, version, () => null);
    return { version: version.text, notes: open, untold: unknown.length };
  };
}

/** Returns the names of an entry, without aliases of products whose versions are numbered differently. */
function versionedNames({ id, name, aliases }: Entry): readonly string[] {
  return [id, name, ...aliases]
    .filter((one) => !isCountedApart(one.toLowerCase()))
    .map((one) => comparedTerms(one).join(' '));
}
