import { countsText, type RevisionChanges } from '../../data/changes.ts';
import { idOfItem } from '../../data/ids.ts';
import type { CatalogState } from '../../data/revisions.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { SecurityNote } from '../../data/types.ts';
import type { DetailStyle } from '../../screen/document.ts';
import { BOLD, FIXED, HEADING, type Line, lineWidth, MUTED, type Span, type Style, span } from '../../screen/line.ts';
import { impactSign } from '../../screen/status.ts';
import type { Theme } from '../../screen/theme.ts';
import { itemSummary } from '../../search/text/documents.ts';
import { clip, padded, widthOf, wrap } from '../../text/width.ts';
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

/** Returns a report for a terminal: each revision with its changes. */
export function changesText(told: readonly RevisionChanges[], columns: number, theme: Theme): string {
  const paper = paperFor(columns, theme);
  const lines = told.flatMap((one, index) => [...(index === 0 ? [] : [[span('')]]), ...revisionLines(one, paper)]);
  return drawnText(lines, columns, theme);
}

const FIRST = 'the record of changes begins here';
const NOTHING_NEW = 'nothing new, but facts and words corrected';

function revisionLines(told: RevisionChanges, paper: DetailStyle): readonly Line[] {
  const { theme } = paper;
  const { revision, asOf, added, statuses, notes, fixed } = told;
  const what = countsText([told]) || (revision === 1 ? FIRST : NOTHING_NEW);
  return [
    ...hanging([span(`Revision ${revision}, ${asOf}  `, BOLD)], what, MUTED, paper),
    ...group('New', asNodes(added), paper, ({ node }) => [span(itemSummary(node.subject))]),
    ...group('Status', statuses, paper, ({ from, to }) => [span(statusText(from, to, theme.glyphs.arrow), BOLD)]),
    ...group('New notes', notes, paper, ({ note }) => [
      ...(note.impact === null ? [] : [impactSign(note.impact, theme), span(' ')]),
      span(noteText(note)),
    ]),
    ...group('Fixed in more releases', fixed, paper, ({ note, releases }) => [
      span(`${nameOf(note)} `),
      span(releases.join(' '), FIXED),
    ]),
  ];
}

const asNodes = (nodes: readonly TreeNode[]) => nodes.map((node) => ({ node }));

const WIDEST_NAME = 24;
/** In less room, a text begins below the name. */
const NARROWEST_TEXT = 30;
const INDENT = 2;

/** Draws a heading, and each change with the name of its item. The last span of a change takes as many rows as it needs. */
function group<One extends { readonly node: TreeNode }>(
  heading: string,
  all: readonly One[],
  paper: DetailStyle,
  textOf: (one: One) => readonly Span[],
): readonly Line[] {
  if (all.length === 0) return [];
  const { ellipsis } = paper.theme.glyphs;
  const widest = Math.min(WIDEST_NAME, Math.max(...all.map(({ node }) => widthOf(node.label))));
  const isBeside = paper.width - widest - 2 * INDENT >= NARROWEST_TEXT;
  const linesOf = (one: One): readonly Line[] => {
    const head = span(`  ${padded(clip(one.node.label, widest, ellipsis), widest)}  `);
    const spans = textOf(one);
    const { text, style } = spans.at(-1) ?? span('');
    const lead = [isBeside ? head : span(' '.repeat(2 * INDENT)), ...spans.slice(0, -1)];
    return [...(isBeside ? [] : [[head]]), ...hanging(lead, text, style, paper)];
  };
  return [[span(heading, HEADING)], ...all.flatMap(linesOf)];
}

const NARROWEST = 8;

/** Draws a text behind the beginning of a line, in as many rows as it needs. */
function hanging(lead: Line, text: string, style: Style, { width }: DetailStyle): readonly Line[] {
  const margin = lineWidth(lead);
  return wrap(text, Math.max(NARROWEST, width - margin)).map((row, at) => [
    ...(at === 0 ? lead : [span(' '.repeat(margin))]),
    span(row, style),
  ]);
}
