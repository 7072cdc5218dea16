import { isLink, type Token } from '../elements/tokens.ts';
import { readFacts } from '../name/facts.ts';
import { readName } from '../name/read-name.ts';
import type { Draft, Section, Source, Walk } from './section.ts';

type Place = {
  readonly section: Section;
  readonly line: number;
  readonly from: Source;
  readonly parent?: Draft | null;
};

/** Makes an entry of what an item says, and adds it to those of the walk. */
export function addDraft(walk: Walk, first: readonly Token[], rest: readonly Token[], place: Place): Draft {
  const draft = makeDraft(first, rest, place);
  walk.drafts.push(draft);
  return draft;
}

function makeDraft(first: readonly Token[], rest: readonly Token[], place: Place): Draft {
  const named = readName(first, rest);
  const all = [...first, ...rest];
  const draft: Draft = {
    ...named,
    ...readFacts(first),
    parent: null,
    ...place,
    links: [],
    aliases: [],
    more: [],
    isRelative: all.some((token) => isLink(token) && token.url === ''),
    dropped: null,
  };
  addLinks(draft, all);
  return draft;
}

/** Keeps the links of tokens with an entry, each address once. */
export function addLinks({ links, url }: Draft, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (!isLink(token) || token.url === '' || token.url === url || links.some((link) => link.url === token.url))
      continue;
    if (links.length < MOST_LINKS) links.push({ title: token.text, url: token.url });
  }
}

const MOST_LINKS = 200;
