import { type Change, notesById, type Revision } from './revisions.ts';
import { buildTree, itemsById, type TreeNode } from './tree.ts';
import type { Catalog, SecurityNote } from './types.ts';

/** An item with its new status. */
export type NewStatus = { readonly node: TreeNode; readonly from: string | null; readonly to: string | null };
export type NewNote = { readonly node: TreeNode; readonly note: SecurityNote };
export type NewReleases = NewNote & { readonly releases: readonly string[] };

/** The changes of a revision, by their type. */
export type RevisionChanges = Pick<Revision, 'revision' | 'asOf'> & {
  readonly added: readonly TreeNode[];
  readonly statuses: readonly NewStatus[];
  readonly notes: readonly NewNote[];
  readonly fixed: readonly NewReleases[];
};

/** Lists the changes of some revisions of a catalog, with items and notes in place of their ids. */
export function describeRevisions(catalog: Catalog, revisions: readonly Revision[]): readonly RevisionChanges[] {
  const items = itemsById(buildTree(catalog));
  const notes = notesById(catalog);
  const tell = ({ revision, asOf, changes }: Revision): RevisionChanges => {
    const told = changes.map((change) => ({ change, node: items.get(change.id) }));
    const those = <What extends Change['what']>(what: What) =>
      told.flatMap(({ change, node }) =>
        node !== undefined && change.what === what
          ? [{ change: change as Extract<Change, { readonly what: What }>, node }]
          : [],
      );
    const noteOf = (id: string, place: number) => notes.get(id)?.[place];
    return {
      revision,
      asOf,
      added: those('added').map(({ node }) => node),
      statuses: those('status').map(({ node, change: { from, to } }) => ({ node, from, to })),
      notes: those('note').flatMap(({ node, change: { id, note: place } }) => {
        const note = noteOf(id, place);
        return note === undefined ? [] : [{ node, note }];
      }),
      fixed: those('fixed').flatMap(({ node, change: { id, note: place, releases } }) => {
        const note = noteOf(id, place);
        return note === undefined ? [] : [{ node, note, releases }];
      }),
    };
  };
  return revisions.map(tell);
}

const COUNTED: readonly (readonly [(told: RevisionChanges) => number, string, string])[] = [
  [(told) => added(told, 'entry'), 'entry', 'entries'],
  [(told) => added(told, 'measure'), 'measure', 'measures'],
  [(told) => added(told, 'mechanism'), 'mechanism', 'mechanisms'],
  [({ notes }) => notes.length, 'note', 'notes'],
  [({ statuses }) => statuses.length, 'status', 'statuses'],
  [({ fixed }) => fixed.length, 'fixed release', 'fixed releases'],
];

const added = (told: RevisionChanges, kind: TreeNode['subject']['kind']): number =>
  told.added.filter(({ subject }) => subject.kind === kind).length;

/** Says how much is new: `3 entries, 12 notes`; empty if nothing is. */
export const countsText = (told: readonly RevisionChanges[]): string =>
  COUNTED.flatMap(([count, one, many]) => {
    const all = told.reduce((sum, each) => sum + count(each), 0);
    return all === 0 ? [] : [`${all} ${all === 1 ? one : many}`];
  }).join(', ');
