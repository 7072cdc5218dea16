import { rememberLast } from '../../data/remember.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { Catalog } from '../../data/types.ts';
import type { Document } from '../../screen/links.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Highlighter, OpenNotes, Reason, SearchResult } from '../../search/types.ts';
import type { Context } from '../context.ts';
import { foundLine } from '../list/found.ts';
import { isAway, isSearching, searchResult } from '../list/select.ts';
import type { State } from '../state.ts';
import { makeDetail } from './content.ts';

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
  return { lit: result.lit, foundNotes: new Set(first), reasons, open };
});

/** The detail of a node as it is shown in a state: updates go by the same lines as the eye. */
export function documentFor(node: TreeNode, state: State, context: Context): Document {
  const found = isSearching(state) && !isAway(state) ? foundIn(node, searchResult(state, context)) : NOTHING_FOUND;
  const width = context.layout.kind === 'too-small' ? 1 : context.layout.detail.columns - 2;
  return rememberedDocument(node, context.catalog, width, context.theme, found);
}

/** It stays while the reader scrolls through it and goes from stop to stop. */
const rememberedDocument = rememberLast(
  (node: TreeNode, catalog: Catalog, width: number, theme: Theme, { reasons, open, ...found }: Found): Document => {
    const document = makeDetail(node, catalog, { width, theme, ...found });
    const blank = document.lines.findIndex((line) => line.length === 0);
    if (reasons === null || blank < 0) return document;
    // In the first blank row, below what an item is called: where it has what was searched for.
    return { ...document, lines: document.lines.with(blank, foundLine(reasons, open, found.lit, width, theme)) };
  },
);
