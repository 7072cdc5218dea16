import type { TreeNode } from '../../data/tree.ts';
import type { Entry } from '../../data/types.ts';
import { assess, isCountedApart } from '../../versions/part.ts';
import type { Plan } from '../match/plan.ts';
import { versionOf } from '../query/asked.ts';
import { comparedTerms } from '../text/tokenize.ts';
import type { OpenNotes } from '../types.ts';

/** Tells what is open of an entry in the version that a query asks for beside its name; `null` where it asks for none. */
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

/** The names of what has the versions of an entry. */
function versionedNames({ id, name, aliases }: Entry): readonly string[] {
  return [id, name, ...aliases]
    .filter((one) => !isCountedApart(one.toLowerCase()))
    .map((one) => comparedTerms(one).join(' '));
}
