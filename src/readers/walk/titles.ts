import { isLink, type Token, textOf } from '../elements/tokens.ts';
import { isContents, isHousekeeping } from '../words/titles.ts';
import type { Section } from './section.ts';

/** Returns the role of a section, judging by its title alone. */
export const roleOf = (title: string): Section['role'] =>
  isContents(title) ? 'contents' : isHousekeeping(title) ? 'housekeeping' : 'category';

const BACK = /^(?:(?:[↑⬆⇧🔝^¶#⇡▲⤴\s]|\u{fe0f})+|top|back to top|\[?(?:top|toc|back to top)\]?)$/iu;

/** Returns the text of a heading, without badges and links back to the top. */
export function titleOf(tokens: readonly Token[]): string {
  const kept = tokens.filter(
    (token) => !(token.kind === 'text' && token.was === 'anchor' && BACK.test(token.text.trim())),
  );
  const text = textOf(kept.filter((token) => !(isLink(token) && token.isImage)));
  return text
    .replace(/\s*\{\s*[#.:][^{}]*\}\s*$/, '')
    .replace(/\s*[[(]\s*(?:top|↑|⬆️?|back to top)?\s*[\])]\s*$/iu, '')
    .replace(/\s*(?:¶|↑)\s*$/u, '')
    .trim();
}
