import { hasLink, isLink, saysSomething, type Token, textOf } from '../elements/tokens.ts';
import { hasWords } from '../words/normalize.ts';
import { isInvitation } from '../words/titles.ts';
import type { Block } from './blocks.ts';
import type { Draft, Section, Why } from './section.ts';

/** In UTF-16 units: the most text that a line of a table of contents has beside its anchors. */
const LONGEST_BESIDE_ANCHORS = 60;

/** The place of an item: its section, the entry that it is nested in, if any, and its depth. */
export type Place = { readonly section: Section; readonly parent: Draft | null; readonly depth: number };

/** Returns why an item cannot be an entry, whatever is around it; `null` if it may be one. */
export function reasonToSkip(all: readonly Token[], text: string, nested: readonly Block[] = []): Why | null {
  const former = all.filter((token) => token.kind === 'text' && token.was !== null);
  const isAnchors =
    former.length > 0 && former.every((token) => 'was' in token && token.was === 'anchor') && !hasLink(all);
  if (isAnchors) {
    const beside = textOf(all.filter((token) => token.kind === 'text' && token.was === null));
    if (beside.length <= LONGEST_BESIDE_ANCHORS) return 'contents';
  }
  if (isInvitation(text)) return 'invitation';
  if (saysSomething(all)) return null;
  const links = all.filter(isLink);
  if (links.length > 0) return links.length === 1 && hasWords(links[0]?.text ?? '') ? null : 'badge';
  if (all.some(({ kind }) => kind === 'image')) return 'badge';
  return nested.length > 0 || !/[^\s]/u.test(text) ? 'empty' : null;
}
