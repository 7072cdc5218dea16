import { createInline, type InlineRule } from '../lines/inline.ts';
import { escapeHtml, linkHtml } from '../lines/outline.ts';

/** The definitions in a file: addresses by name, and the HTML of substitutions (`|name|`). */
export type Definitions = {
  readonly targets: ReadonlyMap<string, string>;
  readonly substitutions: ReadonlyMap<string, string>;
};

/** Returns the name of a target in the form that references look up. */
export const targetName = (name: string): string => name.replace(/\s+/g, ' ').trim().toLowerCase();

/** Returns a function that turns reStructuredText into HTML. */
export const rstInline = (definitions: Definitions): ((text: string) => string) => createInline(rulesFor(definitions));

/** In UTF-16 units: the most text that substitutions may add to a file. */
const MOST_ADDED = 2_000_000;

const BEFORE = String.raw`(?<![\p{L}\p{N}\\])`;

function rulesFor({ targets, substitutions }: Definitions): readonly InlineRule[] {
  const reference = (name: string): string => {
    const url = targets.get(targetName(name));
    return url === undefined ? escapeHtml(name) : linkHtml(url, escapeHtml(name));
  };
  let left = MOST_ADDED;
  const substituted = (name: string): string | null => {
    const text = substitutions.get(targetName(name)) ?? null;
    left -= text?.length ?? 0;
    return left < 0 ? null : text;
  };
  return [
    { pattern: /``([^`].{0,500}?)``/, html: ([, code = '']) => `<code>${escapeHtml(code)}</code>` },
    {
      pattern: /`([^`]{0,2000}?)\s*<([^<>`]{1,5000})>`__?/,
      html: ([, words = '', url = '']) => {
        const address = targets.get(targetName(url.replace(/_$/, ''))) ?? url.replace(/\s+/g, '');
        return linkHtml(address, escapeHtml(words === '' ? url : words.replace(/\\(.)/g, '$1')));
      },
    },
    { pattern: /`([^`]{1,2000})`__?(?![\p{L}\p{N}])/u, html: ([, name = '']) => reference(name) },
    { pattern: /(?::[\w-]{1,30}:)?`([^`]{1,2000})`/, html: ([, words = '']) => escapeHtml(words) },
    {
      pattern: new RegExp(`${BEFORE}\\*\\*(\\S.{0,1000}?)\\*\\*`),
      html: ([, words = ''], inside) => `<b>${inside(words)}</b>`,
    },
    {
      pattern: new RegExp(`${BEFORE}\\*([^\\s*].{0,1000}?)\\*`),
      html: ([, words = ''], inside) => `<i>${inside(words)}</i>`,
    },
    { pattern: /\|([^|\s][^|]{0,100})\|_{0,2}/, html: ([, name = '']) => substituted(name) },
    {
      pattern: new RegExp(`${BEFORE}([\\p{L}\\p{N}][\\w.-]{0,100}?)__?(?![\\p{L}\\p{N}_])`),
      html: ([, name = '']) => (targets.has(targetName(name)) ? reference(name) : null),
    },
    { pattern: /\\(\s|.)/, html: ([, sign = '']) => escapeHtml(sign.trim()) },
  ];
}
