import type { Document } from '../../elements/document.ts';
import { createTreeBuilder } from '../html/tree.ts';
import { createOutline, type Outline } from '../lines/outline.ts';
import { resolveAttributes } from './attributes.ts';
import { asciidocInline } from './inline.ts';

const HEADING = /^(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?\s*$/;
const ITEM = /^\s*(\*{1,10}|-|\.{1,10}|\d{1,5}\.)\s+(?:\[[ xX*]\]\s+)?(?=\S)/;
const TERM = /^\s*(\S.{0,300}?)(?:::|;;)(?:\s+(\S.*))?$/;
/** The marker of a term, which is read as an item. */
const TERM_MARK = '::';
/** Blocks whose text is not part of the list: code, literal text, comments, raw text. */
const SKIPPED_BLOCK = /^(-{4,}|\.{4,}|\/{4,}|\+{4,}|`{3,})(?:\w*)\s*$/;
/** Lines that end a paragraph without an empty line before them. */
const STARTS = [HEADING, ITEM, TERM, SKIPPED_BLOCK];
/**
 * Lines without text: settings and titles of blocks, includes, macros, comments, rules, page breaks, and the delimiters of
 * examples, quotes, sidebars and tables.
 */
const NO_TEXT =
  /^(?:\[[^\]]*\]\s*$|\.[^\s.]|include::|toc::|\/\/(?!\/)|'''|<<<\s*$|={4,}\s*$|\*{4,}\s*$|_{4,}\s*$|--\s*$|\|={3,})/;

/** Reads AsciiDoc: titles, lists, links and attributes. Code, comments and includes are left out. */
export function readAsciidoc(text: string): Document {
  const lines = resolveAttributes(text.split('\n').map((line) => line.trimEnd()));
  const builder = createTreeBuilder();
  readLines(lines, createOutline(builder), asciidocInline());
  return { ...builder.end(), title: null, addressOf: (href) => href };
}

type Inline = (text: string) => string;

/** The state between lines. */
type State = {
  /** The markers of the open items, outermost first. A new marker begins a list in the item. */
  marks: readonly string[];
  /** Whether a `+` joins the next paragraph to the item. */
  isJoined: boolean;
  /** The delimiters of blocks that occur nowhere in the rest of the file, and so close nothing. */
  readonly unclosed: Set<string>;
};

function readLines(lines: readonly string[], outline: Outline, html: Inline): void {
  const state: State = { marks: [], isJoined: false, unclosed: new Set() };
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    const block = SKIPPED_BLOCK.exec(line)?.[1];
    if (block !== undefined) at = endOfBlock(lines, at, block, state.unclosed);
    else if (isNoText(line)) {
      if (line === '+') state.isJoined = true;
      at += 1;
    } else if (heading !== null) {
      outline.heading(heading[1]?.length ?? 1, html(heading[2] ?? ''), at + 1);
      state.marks = [];
      at += 1;
    } else at = readParagraph(lines, at, state, outline, html);
  }
}

const isNoText = (line: string): boolean =>
  line.trim() === '' || line === '+' || (!ITEM.test(line) && NO_TEXT.test(line));

/** Reads an item or a paragraph; returns the index of the line after it. */
function readParagraph(lines: readonly string[], at: number, state: State, outline: Outline, html: Inline): number {
  const [marked = '', bullet = ''] = ITEM.exec(lines[at] ?? '') ?? [];
  const isTerm = marked === '' && TERM.test(lines[at] ?? '');
  const end = endOfParagraph(lines, at);
  const words = html(wordsOf(lines.slice(at, end), marked.length));
  if (marked !== '' || isTerm) {
    state.marks = openMark(state.marks, isTerm ? TERM_MARK : bullet.replace(/\d+/, '1'));
    outline.item(state.marks.length, words, at + 1);
  } else {
    const isInItem = state.isJoined && state.marks.length > 0;
    if (!isInItem) state.marks = [];
    outline.text(words, at + 1, isInItem);
  }
  state.isJoined = false;
  return end;
}

function openMark(marks: readonly string[], mark: string): readonly string[] {
  const known = marks.indexOf(mark);
  return known < 0 ? [...marks, mark] : marks.slice(0, known + 1);
}

/** Returns a paragraph as one line; a term and its description as `*term*: …`. */
function wordsOf(lines: readonly string[], start: number): string {
  const [first = '', ...rest] = lines;
  const text = [first.slice(start), ...rest].map((line) => line.replace(/\s\+$/, '').trim()).join(' ');
  const [, term, said] = start === 0 ? (TERM.exec(text) ?? []) : [];
  return term === undefined ? text : `*${term}*: ${said ?? ''}`;
}

/**
 * Returns the line after a block, or the next line if nothing closes it. `unclosed` keeps the delimiters for which that is known.
 */
function endOfBlock(lines: readonly string[], start: number, mark: string, unclosed: Set<string>): number {
  if (unclosed.has(mark)) return start + 1;
  for (let at = start + 1; at < lines.length; at += 1) if (lines[at]?.trim() === mark) return at + 1;
  unclosed.add(mark);
  return start + 1;
}

function endOfParagraph(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? '';
    if (isNoText(line) || STARTS.some((start) => start.test(line))) break;
    end += 1;
  }
  return end;
}
