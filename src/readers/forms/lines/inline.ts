import { splitAtAddresses } from '../markdown/bare-addresses.ts';
import { escapeHtml, linkHtml } from './outline.ts';

/** A pattern of inline markup and the HTML it stands for; `null` if a match is ordinary text. */
export type InlineRule = {
  readonly pattern: RegExp;
  readonly html: (match: RegExpExecArray, inside: (text: string) => string) => string | null;
};

/** How deeply inline markup may be nested. */
const DEEPEST = 4;

/** Returns a function that turns text with inline markup into HTML. At each place, the first rule that matches is used. */
export function createInline(given: readonly InlineRule[]): (text: string) => string {
  const rules = given.map(({ pattern, html }) => ({ html, pattern: new RegExp(pattern.source, 'ysu') }));
  const starts = new RegExp(given.map(({ pattern }) => `(?:${withoutGroups(pattern.source)})`).join('|'), 'gsu');

  function htmlAt(text: string, index: number, depth: number) {
    for (const { pattern, html } of rules) {
      pattern.lastIndex = index;
      const match = pattern.exec(text);
      const made = match === null ? null : html(match, (inner) => htmlOf(inner, depth + 1));
      if (match !== null && made !== null) return { html: made, end: index + match[0].length };
    }
    return null;
  }

  function htmlOf(text: string, depth: number): string {
    if (depth > DEEPEST) return escapeHtml(text);
    const parts: string[] = [];
    let from = 0;
    for (let at = 0; ; ) {
      // The text inside a rule is searched with the same pattern, which moves `lastIndex`.
      starts.lastIndex = at;
      const found = starts.exec(text);
      if (found === null) break;
      const used = htmlAt(text, found.index, depth);
      if (used === null) at = found.index + 1;
      else {
        parts.push(plain(text.slice(from, found.index)), used.html);
        from = used.end;
        at = Math.max(from, found.index + 1);
      }
    }
    return parts.join('') + plain(text.slice(from));
  }

  return (text) => htmlOf(text, 0);
}

/**
 * Replaces back-references, because groups are numbered differently in the combined pattern; there, one matches any character.
 */
const withoutGroups = (source: string): string => source.replace(/\\1/g, '[^\\n]');

const plain = (text: string): string =>
  splitAtAddresses(text)
    .map((piece) => (piece.isAddress ? linkHtml(piece.text, escapeHtml(piece.text)) : escapeHtml(piece.text)))
    .join('');
