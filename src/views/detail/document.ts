import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import { LATER } from '../../screen/document.ts';
import { type DetailPlaces, detailPlaces } from '../../screen/layout.ts';
import type { Document, Stop } from '../../screen/links.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Highlighter, OpenNotes, Reason, SearchResult } from '../../search/types.ts';
import type { Context } from '../context.ts';
import { foundLine } from '../list/found.ts';
import { isAway, isSearching, searchResult } from '../list/select.ts';
import { isZoomed, type State } from '../state.ts';

/** What a search has found in a detail: letters to light, notes to show first, where it was found, and what is open. */
type Found = {
  readonly lit: Highlighter;
  readonly foundNotes: ReadonlySet<string>;
  readonly reasons: readonly Reason[] | null;
  readonly open: OpenNotes | null;
};

const NOTHING_FOUND: Found = { lit: () => [], foundNotes: new Set(), reasons: null, open: null };

/** It stays the same while the reader stays with a result, so that the detail need not be made again. */
const foundIn = rememberLast((node: TreeNode, result: SearchResult): Found => {
  const reasons = result.reasons(node);
  const open = result.open(node);
  const notes = reasons.flatMap(({ place, text }) => (place === 'note' ? [text] : []));
  // Beside a version, what is open in it is what was asked for, and not the notes that name it.
  const first = open === null ? notes : open.notes.map(({ text }) => text);
  // The page of a vulnerability is short, and has no row to spare.
  const said = node.subject.kind === 'vulnerability' ? null : reasons;
  return { lit: result.lit, foundNotes: setOf(first.join(BETWEEN)), reasons: said, open };
});

/** In no text of a catalog. */
const BETWEEN = '\0';

/** The same set as long as the same notes are found. */
const setOf = rememberLast((notes: string): ReadonlySet<string> => new Set(notes === '' ? [] : notes.split(BETWEEN)));

/** The letters that a search has found in the detail of a node. */
export const litIn = (node: TreeNode, state: State, context: Context): Highlighter => found(node, state, context).lit;

const found = (node: TreeNode, state: State, context: Context): Found =>
  isSearching(state) && !isAway(state) ? foundIn(node, searchResult(state, context)) : NOTHING_FOUND;

/** The detail of a node as it is shown in a state: updates go by the same lines as the eye. Its letters are yet to be lit. */
export function documentFor(node: TreeNode, state: State, context: Context): Document {
  const { theme, describe } = context;
  const places = placesFor(node, state, context);
  const width = places === null ? 1 : places.detail.columns - 2;
  const aside = places?.aside ? places.aside.place.columns - 2 : null;
  const all = found(node, state, context);
  const document = withReasons(described(node, describe, width, aside, theme, all.foundNotes), all, width, theme);
  return withWhole(document, state.stop);
}

/**
 * Where the detail of a node stands; `null` in a window without room for it. The start page, which is no long text, takes all that
 * is beside the list.
 */
export function placesFor(
  { subject }: TreeNode,
  state: State,
  { layout }: Pick<Context, 'layout'>,
): DetailPlaces | null {
  if (layout.kind === 'too-small') return null;
  const places = detailPlaces(layout, isZoomed(state));
  if (subject.kind !== 'start') return places;
  const { x } = places.detail;
  return { detail: { ...places.detail, columns: layout.body.columns - x }, aside: null };
}

/** It stays while the reader types on, scrolls through it and goes from stop to stop. */
const described = rememberLast(
  (
    node: TreeNode,
    describe: Context['describe'],
    width: number,
    aside: number | null,
    theme: Theme,
    foundNotes: ReadonlySet<string>,
  ) => describe(node, { width, aside, theme, lit: LATER, foundNotes }),
);

/** A document with all lines of the stop that is chosen, of which the others have only the first. */
const withWhole = rememberLast((document: Document, chosen: number | null): Document => {
  const { lines, stops } = document;
  const stop = stops[chosen ?? -1];
  const whole = stop?.whole?.();
  if (stop === undefined || whole === undefined) return document;
  const { row, rows } = stop;
  const moved = (other: Stop): Stop =>
    other.isAside || other.row <= row ? other : { ...other, row: other.row + whole.length - rows };
  return {
    ...document,
    lines: [...lines.slice(0, row), ...whole, ...lines.slice(row + rows)],
    stops: stops.map((other) => (other === stop ? { ...stop, rows: whole.length } : moved(other))),
  };
});

/** In the first blank row, below what an item is called: where it has what was searched for. */
const withReasons = rememberLast((document: Document, { reasons, open, lit }: Found, width: number, theme: Theme) => {
  const blank = document.lines.findIndex((line) => line.length === 0);
  if (reasons === null || blank < 0) return document;
  return { ...document, lines: document.lines.with(blank, foundLine(reasons, open, lit, width, theme)) };
});
