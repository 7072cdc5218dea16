import { countsText, type RevisionChanges } from '../../data/changes.ts';
import { idOfItem } from '../../data/ids.ts';
import type { CatalogState } from '../../data/revisions.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { SecurityNote } from '../../data/types.ts';
import { BOLD, FIXED, HEADING, type Line, MUTED, type Span, span } from '../../screen/line.ts';
import { impactSign } from '../../screen/status.ts';
import type { Theme } from '../../screen/theme.ts';
import { itemSummary } from '../../search/text/documents.ts';
import { clip, padded, widthOf } from '../../text/width.ts';
import { drawnText, paperFor, row } from '../guide/drawn.ts';

/** The version of the output format. It changes when a program that reads the old format would fail on the new one. */
const SCHEMA = 2;

const idOf = ({ subject }: TreeNode): string => idOfItem(subject) ?? '';

/** Returns the changes as `schema/changes.schema.json` describes them. */
export function changesJson(state: CatalogState, told: readonly RevisionChanges[]): string {
  const item = (node: TreeNode) => ({ type: node.subject.kind, id: idOf(node), name: node.label });
  const revisions = told.map(({ revision, asOf, added, statuses, notes, fixed }) => ({
    revision,
    asOf,
    added: added.map((node) => ({ ...item(node), summary: itemSummary(node.subject) || null })),
    statuses: statuses.map(({ node, from, to }) => ({ ...item(node), from, to })),
    notes: notes.map(({ node, note }) => ({ ...item(node), note })),
    fixed: fixed.map(({ node, note, releases }) => ({ ...item(node), releases, note })),
  }));
  return `${JSON.stringify({ schema: SCHEMA, ...state, revisions }, null, 1)}\n`;
}

/** Returns one line for each change, for other programs. */
export const changesLines = (told: readonly RevisionChanges[]): string =>
  told
    .flatMap(({ revision, asOf, added, statuses, notes, fixed }) => {
      const line = (what: string, node: TreeNode, text: string, source = '') =>
        row([String(revision), asOf, what, idOf(node), node.label, text, source]);
      return [
        ...added.map((node) => line('added', node, itemSummary(node.subject))),
        ...statuses.map((one) => line('status', one.node, statusText(one.from, one.to, '->'))),
        ...notes.map(({ node, note }) => line('note', node, noteText(note), note.source)),
        ...fixed.map(({ node, note, releases }) =>
          line('fixed', node, `${nameOf(note)}: ${releases.join(' ')}`, note.source),
        ),
      ];
    })
    .join('');

const statusText = (from: string | null, to: string | null, arrow: string): string =>
  `${from ?? 'unknown'} ${arrow} ${to ?? 'unknown'}`;
const nameOf = ({ ids, nickname, text }: SecurityNote): string => ids[0] ?? nickname ?? text;
const noteText = ({ ids: [id], text }: SecurityNote): string => (id === undefined ? text : `${id}: ${text}`);

/** Returns a report for a terminal: each revision with its changes, one per row. */
export function changesText(told: readonly RevisionChanges[], columns: number, theme: Theme): string {
  paperFor(columns, theme);
  const lines = told.flatMap((one, index) => [...(index === 0 ? [] : [[span('')]]), ...revisionLines(one, theme)]);
  return drawnText(lines, columns, theme);
}

const FIRST = 'the record of changes begins here';
const NOTHING_NEW = 'nothing new, but facts and words corrected';

function revisionLines(told: RevisionChanges, theme: Theme): readonly Line[] {
  const { revision, asOf, added, statuses, notes, fixed } = told;
  const what = countsText([told]) || (revision === 1 ? FIRST : NOTHING_NEW);
  return [
    [span(`Revision ${revision}, ${asOf}`, BOLD), span(`  ${what}`, MUTED)],
    ...group('New', asNodes(added), theme, ({ node }) => [span(itemSummary(node.subject))]),
    ...group('Status', statuses, theme, ({ from, to }) => [span(statusText(from, to, theme.glyphs.arrow), BOLD)]),
    ...group('New notes', notes, theme, ({ note }) => [
      ...(note.impact === null ? [] : [impactSign(note.impact, theme), span(' ')]),
      span(noteText(note)),
    ]),
    ...group('Fixed in more releases', fixed, theme, ({ note, releases }) => [
      span(`${nameOf(note)} `),
      span(releases.join(' '), FIXED),
    ]),
  ];
}

const asNodes = (nodes: readonly TreeNode[]) => nodes.map((node) => ({ node }));

const WIDEST_NAME = 24;

function group<One extends { readonly node: TreeNode }>(
  heading: string,
  all: readonly One[],
  { glyphs }: Theme,
  textOf: (one: One) => readonly Span[],
): readonly Line[] {
  if (all.length === 0) return [];
  const width = Math.min(WIDEST_NAME, Math.max(...all.map(({ node }) => widthOf(node.label))));
  const name = ({ node }: One) => padded(clip(node.label, width, glyphs.ellipsis), width);
  const line = (one: One): Line => [span(`  ${name(one)}  `), ...textOf(one)];
  return [[span(heading, HEADING)], ...all.map(line)];
}
