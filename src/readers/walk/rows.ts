import { childElements, type Element, LINK } from '../elements/element.ts';
import { hasLink, isLink, saysSomething, type Token, textOf, tokensOf } from '../elements/tokens.ts';
import { beginsWithNamedLink } from '../name/read-name.ts';
import { isDescriptionHead, isNameHead } from '../words/columns.ts';
import { hasWords } from '../words/normalize.ts';
import { blocksIn, cellsIn, rowsOf } from './blocks.ts';
import { addDraft, addLinks } from './draft.ts';
import { type Place, reasonToSkip } from './place.ts';
import { addTo, skip, type Walk } from './section.ts';

type Row = { readonly element: Element; readonly cells: readonly (readonly Token[])[] };

/** No list has more columns than this; further ones are not read. */
const MOST_COLUMNS = 100;

/**
 * Reads a table: each row is an entry or, in a grid of links, each cell. `readItems` reads the lists in the cells of a table
 * without links.
 */
export function readTable(table: Element, place: Place, walk: Walk, readItems: (list: Element) => void): void {
  const [head, body] = headAndBody(table);
  const rows = body.map((element) => ({
    element,
    cells: cellsIn(element)
      .slice(0, MOST_COLUMNS)
      .map((cell) => tokensOf(cell.children, walk.addressOf)),
  }));
  const titles = head === null ? [] : cellsIn(head).map((cell) => textOf(tokensOf(cell.children, walk.addressOf)));
  const hasHead = titles.some(hasWords);
  const isList = rows.some(({ cells }) => cells.some(hasLink));
  const columns = {
    name: nameColumn(titles, rows),
    description: titles.findIndex((title) => isDescriptionHead(title)),
  };
  if (!isList) readInside(table, readItems);
  else if (!hasHead && isGrid(rows)) readGrid(rows, place, walk);
  else for (const row of rows) readRow(row, columns, place, walk);
}

function headAndBody(table: Element): readonly [Element | null, readonly Element[]] {
  const rows = rowsOf(table);
  const [first] = rows;
  const inHead = childElements(table).find(({ tag }) => tag === 'thead');
  const isHead =
    first !== undefined &&
    (inHead?.children.includes(first) === true || cellsIn(first).every(({ tag }) => tag === 'th'));
  return isHead && !isRow(first) ? [first, rows.slice(1)] : [null, rows];
}

/**
 * Whether a head is a row of the list, because at least half of its filled cells contain a link. Markdown has no tables without a
 * head.
 */
function isRow(head: Element): boolean {
  const filled = cellsIn(head).filter(({ children }) => children.length > 0);
  return filled.filter(({ has }) => (has & LINK) !== 0).length * 2 >= filled.length && filled.length > 0;
}

/** Reads the lists in the cells of a table without links, whose rows are not entries. */
function readInside(table: Element, readItems: (list: Element) => void): void {
  for (const cell of rowsOf(table).flatMap(cellsIn)) {
    for (const block of blocksIn(cell)) if (block.kind === 'list') readItems(block.element);
  }
}

const isFilled = (cell: readonly Token[]): boolean =>
  cell.some((token) => token.kind !== 'text' || token.text.trim() !== '');

/** Whether every filled cell begins with a named link, and some row has several filled cells. */
function isGrid(rows: readonly Row[]): boolean {
  const filled = rows.flatMap(({ cells }) => cells.filter(isFilled));
  const isWide = rows.some(({ cells }) => cells.filter(isFilled).length > 1);
  return isWide && filled.every((cell) => beginsWithNamedLink(cell));
}

function readGrid(rows: readonly Row[], { section, parent }: Place, walk: Walk): void {
  for (const { element, cells } of rows) {
    for (const cell of cells.filter(isFilled))
      addDraft(walk, cell, [], { section, parent, line: element.line, from: 'cell' });
  }
}

/** A column holds the names if at least one in this many of its filled cells begins with a named link. */
const SHARE_OF_NAMED = 3;

function nameColumn(titles: readonly string[], rows: readonly Row[]): number {
  const width = Math.min(
    MOST_COLUMNS,
    rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
  );
  const said = titles.findIndex(isNameHead);
  const isNamed = (column: number): boolean => {
    const cells = rows.flatMap((row) => (isFilled(row.cells[column] ?? []) ? [row.cells[column] ?? []] : []));
    const named = cells.filter((cell) => beginsWithNamedLink(cell)).length;
    return named > 0 && named * SHARE_OF_NAMED >= cells.length;
  };
  for (let column = 0; column < (said < 0 ? width : said); column += 1) if (isNamed(column)) return column;
  if (said >= 0) return said;
  for (let column = 0; column < width; column += 1) {
    if (rows.some(({ cells }) => hasWords(textOf(cells[column] ?? [])))) return column;
  }
  return 0;
}

type Columns = { readonly name: number; readonly description: number };

function readRow({ element, cells }: Row, columns: Columns, { section, parent }: Place, walk: Walk): void {
  const all = cells.flatMap((cell) => [...cell, { kind: 'break' } as const]);
  const text = textOf(all);
  const nameCell = cells[columns.name] ?? [];
  const why = reasonToSkip(all, text) ?? (isCount(nameCell, all) ? 'badge' : null);
  if (why !== null) {
    if (why === 'contents') section.anchors += 1;
    if ((element.has & LINK) !== 0) skip(walk, element, text, why, 'row');
    return;
  }
  // A row of punctuation that separates other rows.
  if (!hasWords(text) && !hasLink(all)) return;
  const first = saysSomething(nameCell) || hasLink(nameCell) ? nameCell : (cells.find(saysSomething) ?? nameCell);
  const others = cells.filter(
    (cell, index) =>
      cell !== first &&
      (columns.description < 0 || index === columns.description || columns.description === columns.name),
  );
  const said = others.map(textOf).filter((cell) => !/^[-–—]?$/.test(cell));
  const draft = addDraft(walk, withAddress(first, cells), [], { section, parent, line: element.line, from: 'row' });
  for (const text of said) addTo(draft, 'more', text);
  addLinks(draft, all);
}

/** Whether a row has badges as its only links, and no letters in its name cell: it contains counts, not an entry. */
const isCount = (nameCell: readonly Token[], all: readonly Token[]): boolean =>
  !LETTER.test(textOf(nameCell)) &&
  !nameCell.some(isLink) &&
  hasLink(all) &&
  all.filter(isLink).every(({ isImage }) => isImage);

const LETTER = /\p{L}/u;

/** Returns the name cell; if it has no link, returns its text with the address of the row's first link. */
function withAddress(first: readonly Token[], cells: readonly (readonly Token[])[]): readonly Token[] {
  if (hasLink(first)) return first;
  const links = cells.flatMap((cell) => cell.filter(isLink));
  const link = links.find(({ isImage }) => !isImage) ?? links[0];
  const name = textOf(first);
  return link === undefined ? first : [{ ...link, text: name, isImage: false }];
}
