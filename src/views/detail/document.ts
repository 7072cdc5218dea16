import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import { DEFERRED_HIGHLIGHT } from '../../screen/document.ts';
import { type DetailPlaces, detailPlaces } from '../../screen/layout.ts';
import type { Document, Stop } from '../../screen/links.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Highlighter, OpenNotes, Reason, SearchResult } from '../../search/types.ts';
import type { Context } from '../context.ts';
import { foundLine } from '../list/found.ts';
import { isAway, isSearching, searchResult } from '../list/select.ts';
import { isZoomed, type State } from '../state.ts';

/**
 * What a search has found in a detail: the letters to highlight, the notes to show first, where the query matched, and the
 * notes that are open in the version asked for.
 */
type Found = {
  readonly lit: Highlighter;
  readonly foundNotes: ReadonlySet<string>;
  readonly reasons: readonly Reason[] | null;
  readonly open: OpenNotes | null;
};

const NOTHING_FOUND: Found = { lit: () => [], foundNotes: new Set(), reasons: null, open: null };

/**
 * Returns what a search has found in a node. The result is remembered, so that the detail need not be made again while the user
 * stays on the same result.
 */
const foundIn = rememberLast((node: TreeNode, result: SearchResult): Found => {
  const reasons = result.reasons(node);
  const open = result.open(node);
  const notes = reasons.flatMap(({ place, text }) => (place === 'note' ? [text] : []));
  // If the query has a version, the user asked for the notes that are open in it, not for those that mention it.
  const first = open === null ? notes : open.notes.map(({ text }) => text);
  // The page of a vulnerability is short, and has no row to spare for the reasons.
  const said = node.subject.kind === 'vulnerability' ? null : reasons;
  return { lit: result.lit, foundNotes: setOf(first.join(BETWEEN)), reasons: said, open };
});

/** A separator that occurs in no text of a catalog. */
const BETWEEN = '\0';

/** Returns the same set as long as the same notes are found. */
const setOf = rememberLast((notes: string): ReadonlySet<string> => new Set(notes === '' ? [] : notes.split(BETWEEN)));

/** Returns the highlighter for the letters that a search has matched in the detail of a node. */
export const litIn = (node: TreeNode, state: State, context: Context): Highlighter => found(node, state, context).lit;

const found = (node: TreeNode, state: State, context: Context): Found =>
  isSearching(state) && !isAway(state) ? foundIn(node, searchResult(state, context)) : NOTHING_FOUND;

/**
 * Returns the detail of a node as the state shows it, so that updates use the same lines as the screen. Matched letters are not
 * highlighted yet.
 */
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
 * Returns the place of the detail of a node; `null` if the window has no room for it. The start page is not a long text, so it
 * takes the whole width beside the list.
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

/** Makes the document of a node. The result is remembered while the user types on, scrolls and moves from stop to stop. */
const described = rememberLast(
  (
    node: TreeNode,
    describe: Context['describe'],
    width: number,
    aside: number | null,
    theme: Theme,
    foundNotes: ReadonlySet<string>,
  ) => describe(node, { width, aside, theme, lit: DEFERRED_HIGHLIGHT, foundNotes }),
);

/** Returns the document with all lines of the chosen stop. Other stops are shown in short. */
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

/** Puts the places where the query matched into the first blank row, which is below the title. */
const withReasons = rememberLast((document: Document, { reasons, open, lit }: Found, width: number, theme: Theme) => {
  const blank = document.lines.findIndex((line) => line.length === 0);
  if (reasons === null || blank < 0) return document;
  return { ...document, lines: document.lines.with(blank, foundLine(reasons, open, lit, width, theme)) };
});
