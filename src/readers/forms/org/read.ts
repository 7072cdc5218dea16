import type { Document } from '../../elements/document.ts';
import { createTreeBuilder } from '../html/tree.ts';
import { createInline, type InlineRule } from '../lines/inline.ts';
import { createOutline, escapeHtml, isImageAddress, linkHtml, type Outline, type TableRow } from '../lines/outline.ts';

const HEADING = /^(\*+)\s+(?:(?:TODO|DONE)\s+)?(?:\[#\w\]\s+)?(.*?)(?:\s+:[\w@#%:]+:)?\s*$/;
const ITEM = /^(\s*)((?:[-+]|\d{1,5}[.)])\s+|(?<=\s)\*\s+)(?:\[[ xX-]\]\s+)?(?=\S)/;
const ROW = /^\s*\|/;
const TABLE_RULE = /^\s*\|[-+|]+\s*$/;
const SKIPPED_BLOCK = /^\s*#\+begin_(src|example|comment|export|html)\b/i;
/** In lines; a block that is not closed by then is text. */
const LONGEST_BLOCK = 2_000;
const BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const AFTER = String.raw`(?![\p{L}\p{N}])`;

const RULES: readonly InlineRule[] = [
  {
    pattern: /\[\[([^[\]]{1,5000})\](?:\[((?:[^\]]|\](?!\])){1,2000})\])?\]/,
    html: ([, target = '', words], inside) => {
      const url = target.replace(/^\*/, '#').replace(/^file:/, '');
      if (words === undefined) return isImageAddress(url) ? '<img>' : linkHtml(url, escapeHtml(target));
      return linkHtml(url, isImageAddress(words) ? '<img>' : inside(words));
    },
  },
  { pattern: /<(https?:[^<>\s]{1,5000})>/, html: ([, url = '']) => linkHtml(url, escapeHtml(url)) },
  {
    pattern: new RegExp(`${BEFORE}\\*(\\S[^*]{0,500}?)\\*${AFTER}`),
    html: ([, words = ''], inside) => `<b>${inside(words)}</b>`,
  },
  {
    pattern: new RegExp(`${BEFORE}([=~])(\\S[^=~]{0,500}?)\\1${AFTER}`),
    html: ([, , words = '']) => `<code>${escapeHtml(words)}</code>`,
  },
  {
    pattern: new RegExp(`${BEFORE}\\+(\\S[^+]{0,500}?)\\+${AFTER}`),
    html: ([, words = ''], inside) => `<s>${inside(words)}</s>`,
  },
  {
    pattern: new RegExp(`(?<![\\p{L}\\p{N}:/])/([^\\s/][^/]{0,500}?)/${AFTER}`),
    html: ([, words = ''], inside) => `<i>${inside(words)}</i>`,
  },
];

/** Reads Org: headings, lists, tables and links. Blocks of code, drawers and comments are left out. */
export function readOrg(text: string): Document {
  const lines = text.split('\n').map((line) => line.replaceAll('\t', '        '));
  const builder = createTreeBuilder();
  readLines(lines, createOutline(builder), createInline(RULES));
  const title = /^#\+title:[ \t]*(.+)$/im.exec(text)?.[1]?.trim() ?? null;
  return { ...builder.end(), title, addressOf: (href) => href };
}

const isBlank = (line: string): boolean => line.trim() === '';
/** Whether a line is a setting, a comment, or the beginning or end of a drawer. */
const isNoText = (line: string): boolean => /^\s*(?:#(?:\+|\s|$)|:[\w-]+:)/.test(line);

function readLines(lines: readonly string[], outline: Outline, html: (text: string) => string): void {
  /** The column of the open item's bullet. Text that is indented further belongs to the item. */
  let column = Infinity;
  const ends = createEnds(lines);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const [, stars, title = ''] = HEADING.exec(line) ?? [];
    const skipped = endOfSkipped(lines, at, ends);
    if (skipped > at) at = skipped;
    else if (stars !== undefined) {
      outline.heading(stars.length, html(title), at + 1);
      column = Infinity;
      at += 1;
    } else if (ROW.test(line)) {
      const end = endOfTable(lines, at);
      outline.table(rowsOf(lines.slice(at, end), at + 1), html);
      column = Infinity;
      at = end;
    } else {
      const end = endOfParagraph(lines, at);
      column = addParagraph(lines.slice(at, end), at + 1, column, outline, html);
      at = end;
    }
  }
}

function endOfTable(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (ROW.test(lines[end] ?? '')) end += 1;
  return end;
}

/** Returns the rows of a table; those above its first rule are the head. */
function rowsOf(lines: readonly string[], first: number): readonly TableRow[] {
  const rule = lines.findIndex((line) => TABLE_RULE.test(line));
  return lines.flatMap((line, index) => {
    if (TABLE_RULE.test(line)) return [];
    const cells = line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
    return [{ cells, line: first + index, isHead: index < rule }];
  });
}

/** Adds an item or a paragraph; returns the column of the item that is open after it. */
function addParagraph(
  [first = '', ...others]: readonly string[],
  line: number,
  column: number,
  outline: Outline,
  html: (text: string) => string,
): number {
  const [marked = '', space = ''] = ITEM.exec(first) ?? [];
  const words = html([first.slice(marked.length), ...others].map((part) => part.trim()).join(' '));
  if (marked !== '') {
    outline.item(space.length, words, line);
    return space.length;
  }
  const isInItem = first.search(/\S/) > column;
  outline.text(words, line, isInItem);
  return isInItem ? column : Infinity;
}

/**
 * Returns the first line after a block of code, a drawer, or a line without text that begins here; this line if there is none.
 */
function endOfSkipped(lines: readonly string[], at: number, endBehind: Ends): number {
  const name = SKIPPED_BLOCK.exec(lines[at] ?? '')?.[1];
  const isDrawer = /^\s*:(?:properties|logbook):\s*$/i.test(lines[at] ?? '');
  if (name === undefined && !isDrawer) return isBlank(lines[at] ?? '') || isNoText(lines[at] ?? '') ? at + 1 : at;
  const end = endBehind(isDrawer ? String.raw`:end:\s*$` : String.raw`#\+end_${name?.toLowerCase()}\b`, at);
  return end < at + LONGEST_BLOCK ? end + 1 : at + 1;
}

/** Finds the next line after `at` that matches a pattern; `Infinity` if there is none. */
type Ends = (pattern: string, at: number) => number;

/** Returns a function that finds the ends of blocks. It looks at each line once, however many blocks are never closed. */
function createEnds(lines: readonly string[]): Ends {
  const found = new Map<string, number>();
  return (pattern, at) => {
    const known = found.get(pattern) ?? 0;
    if (known > at) return known;
    const end = new RegExp(String.raw`^\s*${pattern}`, 'i');
    let next = at + 1;
    while (next < lines.length && !end.test(lines[next] ?? '')) next += 1;
    const line = next < lines.length ? next : Infinity;
    found.set(pattern, line);
    return line;
  };
}

function endOfParagraph(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (isBlank(line) || isNoText(line) || HEADING.test(line) || ITEM.test(line) || ROW.test(line)) break;
    end += 1;
  }
  return end;
}
