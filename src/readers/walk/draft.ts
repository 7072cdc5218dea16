import { isLink, type Token } from '../elements/tokens.ts';
import { readFacts } from '../name/facts.ts';
import { readName } from '../name/read-name.ts';
import { addTo, type Draft, NONE, type Section, type Source, type Walk } from './section.ts';

type Place = {
  readonly section: Section;
  readonly line: number;
  readonly from: Source;
  readonly parent?: Draft | null;
};

/** Makes an entry from the content of an item, and adds it to the walk. */
export function addDraft(walk: Walk, first: readonly Token[], rest: readonly Token[], place: Place): Draft {
  const draft = makeDraft(first, rest, place);
  walk.drafts.push(draft);
  return draft;
}

/** Makes an entry field by field: spreading objects of several shapes takes longer than everything else done for an entry. */
function makeDraft(first: readonly Token[], rest: readonly Token[], place: Place): Draft {
  const { name, url, description, rule } = readName(first, rest);
  const { section, line, from, parent = null } = place;
  const draft: Draft = {
    name,
    url,
    description,
    rule,
    facts: readFacts(first),
    section,
    line,
    from,
    parent,
    links: NONE,
    aliases: NONE,
    more: NONE,
    isRelative: first.some(leadsBeside) || rest.some(leadsBeside),
    isSentence: rule === 'link' && rest.length === 0 && isPlain(first.at(-1)) && !first.some(isCode),
    dropped: null,
  };
  addLinks(draft, first);
  addLinks(draft, rest);
  return draft;
}

const isPlain = (token: Token | undefined): boolean => token?.kind === 'text' && token.mark === 'plain';

const isCode = (token: Token): boolean => token.kind === 'text' && token.mark === 'code';

const leadsBeside = (token: Token): boolean => isLink(token) && token.url === '';

/** Adds the links among tokens to an entry, each address once. */
export function addLinks(draft: Draft, tokens: readonly Token[]): void {
  const { url } = draft;
  for (const token of tokens) {
    if (!isLink(token) || token.url === '' || token.url === url) continue;
    if (draft.links.length >= MOST_LINKS || draft.links.some((link) => link.url === token.url)) continue;
    addTo(draft, 'links', { title: token.text, url: token.url });
  }
}

const MOST_LINKS = 200;
