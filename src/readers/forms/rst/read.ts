import type { Document } from '../../elements/document.ts';
import { createTreeBuilder } from '../html/tree.ts';
import { createOutline, escapeHtml, type Outline } from '../lines/outline.ts';
import { type Definitions, rstInline, targetName } from './inline.ts';
import { tableAt } from './table.ts';

/** A line of one repeated punctuation character, above or below a title. */
const RULE = /^([!-/:-@[-`{-~])\1*\s*$/;
/** A rule of this length may be shorter than its title. */
const SURE_RULE = 3;
const ITEM = /^(\s*)((?:[*+•‣-]|\(?(?:\d{1,5}|[a-zA-Z#])[.)])\s+)(?=\S)/u;
const TARGET = /^\s*\.\. _(?:`([^`]+)`|([^:`]+)):\s+(\S.*)$/;
const SUBSTITUTION = /^\s*\.\. \|([^|]+)\| (image|replace)::\s*(.*)$/;
const EMBEDDED = /`([^`<]{1,500}?)\s*<([^<>`]{1,5000})>`_(?!_)/g;

/** Reads reStructuredText: titles, lists, tables, links and references. Directives and comments are left out. */
export function readRst(text: string): Document {
  const lines = text.split('\n').map((line) => line.replaceAll('\t', '        '));
  const definitions = definitionsIn(lines, text);
  const builder = createTreeBuilder();
  readLines(lines, createOutline(builder), rstInline(definitions));
  return { ...builder.end(), title: null, addressOf: (href) => href };
}

function definitionsIn(lines: readonly string[], text: string): Definitions {
  const targets = new Map<string, string>();
  const substitutions = new Map<string, string>();
  for (const [, name = '', url = ''] of text.matchAll(EMBEDDED)) targets.set(targetName(name), url.trim());
  for (const line of lines) {
    const [, quoted, bare, url = ''] = TARGET.exec(line) ?? [];
    const name = quoted ?? bare;
    if (name !== undefined) targets.set(targetName(name.replace(/\\(.)/g, '$1')), url.trim());
    const [, alias, kind, words = ''] = SUBSTITUTION.exec(line) ?? [];
    if (alias !== undefined) substitutions.set(targetName(alias), kind === 'image' ? '<img>' : escapeHtml(words));
  }
  return { targets, substitutions };
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

type Inline = (text: string) => string;

/** The state between lines: the styles of titles so far, and the columns at which the text of the open items begins. */
type State = { readonly styles: string[]; columns: readonly number[] };

function readLines(lines: readonly string[], outline: Outline, html: Inline): void {
  const state: State = { styles: [], columns: [] };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const title = titleAt(lines, at);
    const table = tableAt(lines, at);
    if (isBlank(line)) at += 1;
    else if (table !== null) {
      outline.table(table.rows, html);
      state.columns = [];
      at = table.end;
    } else if (title !== null) {
      outline.heading(levelOf(title.style, state.styles), html(title.text), at + 1);
      state.columns = [];
      at += title.lines;
    } else if (/^\s*(?:\.\.(?:\s|$)|__\s)/.test(line)) at = endOfBlock(lines, at, indentOf(line));
    else at = readParagraph(lines, at, state, outline, html);
  }
}

/** Reads an item, a term or a paragraph; returns the index of the line after it. */
function readParagraph(lines: readonly string[], at: number, state: State, outline: Outline, html: Inline): number {
  const line = lines[at] ?? '';
  const [marked = '', space = ''] = ITEM.exec(line) ?? [];
  const indent = marked === '' ? indentOf(line) : space.length;
  state.columns = state.columns.filter((column) => column <= indent);
  if (marked === '' && isTerm(lines, at)) {
    outline.item(indent, html(line.trim()), at + 1);
    state.columns = [...state.columns, indentOf(lines[at + 1] ?? '')];
    return at + 1;
  }
  const end = endOfParagraph(lines, at, marked.length);
  const words = [line.slice(marked.length), ...lines.slice(at + 1, end)].map((part) => part.trim()).join(' ');
  if (marked === '') {
    const isInItem = state.columns.length > 0 && indent > 0;
    outline.text(html(words.replace(/^\|\s/, '').replace(/::$/, ':')), at + 1, isInItem);
  } else {
    outline.item(indent, html(words), at + 1);
    state.columns = [...state.columns, marked.length];
  }
  return end;
}

/** The beginning of a paragraph that is not a term: that of a line block (`|`) or a field (`:name:`). */
const NO_TERM = /^\s*(?:\||:[^:]+:\s)/;

/** Whether a line is a term: the next line is indented further and describes it. */
function isTerm(lines: readonly string[], at: number): boolean {
  const [line = '', next = ''] = lines.slice(at, at + 2);
  return !isBlank(next) && indentOf(next) > indentOf(line) && !NO_TERM.test(line);
}

type Title = { readonly text: string; readonly style: string; readonly lines: number };

/** Finds a title with a line of punctuation below it, and perhaps one above it; `null` if none begins here. */
function titleAt(lines: readonly string[], at: number): Title | null {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  const over = ruleOf(first, second);
  if (over !== undefined && second.trim() !== '' && ruleOf(third, second) === over) {
    return { text: second.trim(), style: over + over, lines: 3 };
  }
  const under = ruleOf(second, first);
  if (under === undefined || RULE.test(first) || isBlank(first) || /^\s/.test(first)) return null;
  return { text: first.trim(), style: under, lines: 2 };
}

/** Returns the character of a line that is long enough to be the rule of a title; `undefined` if it is no such line. */
const ruleOf = (line: string, title: string): string | undefined =>
  line.trim().length >= Math.min(SURE_RULE, title.trim().length) ? RULE.exec(line)?.[1] : undefined;

/** Returns the level of a style of titles, which follows from the order in which the styles first occur. */
function levelOf(style: string, levels: string[]): number {
  if (!levels.includes(style)) levels.push(style);
  return levels.indexOf(style) + 1;
}

/** Returns the line after a directive or comment and everything that is indented below it. */
function endOfBlock(lines: readonly string[], start: number, indent: number): number {
  let end = start + 1;
  while (end < lines.length && (isBlank(lines[end]) || indentOf(lines[end] ?? '') > indent)) end += 1;
  return end;
}

function endOfParagraph(lines: readonly string[], start: number, column: number): number {
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (isBlank(line) || titleAt(lines, end) !== null) break;
    // In a paragraph that is not an item, a dash at the beginning of a line is not a bullet.
    if (column > 0 && ITEM.test(line)) break;
    if (column > 0 && indentOf(line) === 0) break;
    end += 1;
  }
  return end;
}
