import type { Cell } from '../../test/support/screen-model.ts';
import { colorsOf, type Ground } from './svg-colors.ts';
import { shapesOf } from './svg-shapes.ts';

export type Cells = readonly Cell[];

export type Picture = {
  /** The description for readers who cannot see the picture. */
  readonly title: string;
  readonly columns: number;
  readonly rows: readonly Cells[];
};

const FONT_SIZE = 14;
/** Most monospace fonts are 0.6 times as wide as the font size. */
const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 18;
const BASELINE = 13.5;
const PADDING = 14;
const FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

type Placed = { readonly cell: Cell; readonly column: number };
type Run = { readonly column: number; readonly text: string; readonly cell: Cell };

/** An element in three parts: its beginning with the position, the attributes that neighbours may share, and its end. */
export type Drawn = { readonly begin: string; readonly style: string; readonly end: string };

export const markupOf = ({ begin, style, end }: Drawn): string => `${begin}${style}${end}`;

const number = (value: number) => String(Math.round(value * 100) / 100);
const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const isAscii = (text: string) => /^[ -~]+$/.test(text);

function rectangle(x: number, y: number, width: number, height: number, fill: string): Drawn {
  const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  return { begin: `<rect ${box}`, style: ` fill="${fill}"`, end: '/>' };
}

/** Joins neighbouring cells with the same key. */
function stretches(cells: readonly Placed[], keyOf: (cell: Cell) => string): Placed[][] {
  const result: Placed[][] = [];
  for (const placed of cells) {
    const last = result.at(-1)?.at(-1);
    if (last && last.column + last.cell.width === placed.column && keyOf(last.cell) === keyOf(placed.cell)) {
      result.at(-1)?.push(placed);
    } else result.push([placed]);
  }
  return result;
}

function bar(stretch: readonly Placed[], top: number, height: number, fill: string): Drawn {
  const columns = stretch.reduce((sum, { cell }) => sum + cell.width, 0);
  return rectangle((stretch[0]?.column ?? 0) * CELL_WIDTH, top, columns * CELL_WIDTH, height, fill);
}

function papers(cells: readonly Placed[], top: number, ground: Ground): Drawn[] {
  const paperOf = (cell: Cell) => colorsOf(cell, ground).paper;
  const colored = cells.filter(({ cell }) => paperOf(cell) !== ground.background);
  return stretches(colored, paperOf).flatMap((stretch) =>
    stretch.slice(0, 1).map(({ cell }) => bar(stretch, top, CELL_HEIGHT, paperOf(cell))),
  );
}

function underlines(cells: readonly Placed[], top: number, ground: Ground): Drawn[] {
  const inkOf = (cell: Cell) => colorsOf(cell, ground).ink;
  const underlined = cells.filter(({ cell }) => cell.underline);
  return stretches(underlined, inkOf).flatMap((stretch) =>
    stretch.slice(0, 1).map(({ cell }) => bar(stretch, top + BASELINE + 2, 1, inkOf(cell))),
  );
}

function shapes(cells: readonly Placed[], top: number, ground: Ground): Drawn[] {
  const inkOf = (cell: Cell) => colorsOf(cell, ground).ink;
  return stretches(cells, (cell) => `${cell.text} ${inkOf(cell)}`).flatMap((stretch) => {
    const [first] = stretch;
    if (!first) return [];
    const { cell } = first;
    const fill = inkOf(cell);
    const width = CELL_WIDTH * cell.width;
    return (shapesOf(cell.text) ?? []).flatMap((shape) => {
      const y = top + shape.y * CELL_HEIGHT;
      const height = shape.height * CELL_HEIGHT;
      // A shape as wide as its cell is drawn once for all equal neighbours, so that no seams show.
      if (shape.x === 0 && shape.width === 1) return [bar(stretch, y, height, fill)];
      return stretch.map((placed) =>
        rectangle(placed.column * CELL_WIDTH + shape.x * width, y, shape.width * width, height, fill),
      );
    });
  });
}

/** Returns the texts to write. ASCII words stay together up to a gap of two spaces; other characters stand alone. */
function runs(cells: readonly Placed[], ground: Ground): Run[] {
  const inkOf = (cell: Cell) => `${colorsOf(cell, ground).ink} ${cell.bold} ${cell.italic}`;
  return stretches(cells, (cell) => (isAscii(cell.text) ? inkOf(cell) : cell.text)).flatMap((stretch) => {
    if (!stretch.every(({ cell }) => isAscii(cell.text))) {
      return stretch.map(({ cell, column }) => ({ column, text: cell.text, cell }));
    }
    const text = stretch.map(({ cell }) => cell.text).join('');
    return [...text.matchAll(/\S+(?: \S+)*/g)].flatMap((match) => {
      const start = stretch[match.index];
      return start ? [{ column: start.column, text: match[0], cell: start.cell }] : [];
    });
  });
}

function label({ column, text, cell }: Run, top: number, ground: Ground): Drawn {
  const { ink } = colorsOf(cell, ground);
  const style = [
    ink === ground.foreground ? '' : ` fill="${ink}"`,
    cell.bold ? ' font-weight="bold"' : '',
    cell.italic ? ' font-style="italic"' : '',
  ].join('');
  const y = number(top + BASELINE);
  const end = `>${escapeXml(text)}</text>`;
  if (isAscii(text)) {
    const length = text.length > 1 ? ` textLength="${number(text.length * CELL_WIDTH)}"` : '';
    return { begin: `<text x="${number(column * CELL_WIDTH)}" y="${y}"${length}`, style, end };
  }
  // Other characters often come from a fallback font with another width; centring keeps them in their cell.
  const middle = number((column + cell.width / 2) * CELL_WIDTH);
  return { begin: `<text x="${middle}" y="${y}"`, style: ` text-anchor="middle"${style}`, end };
}

/** Returns the elements of a row's cells. Rows are counted from 0. */
export function drawCells(row: Cells, ground: Ground, at: number): Drawn[] {
  const top = at * CELL_HEIGHT;
  const cells = row.map((cell, column) => ({ cell, column })).filter(({ cell }) => cell.width > 0);
  const written = cells.filter(({ cell }) => shapesOf(cell.text) === undefined);
  const drawn = cells.filter(({ cell }) => shapesOf(cell.text) !== undefined);
  return [
    ...papers(cells, top, ground),
    ...shapes(drawn, top, ground),
    ...runs(written, ground)
      .filter(({ text }) => text.trim() !== '')
      .map((run) => label(run, top, ground)),
    ...underlines(cells, top, ground),
  ];
}

/** Returns an SVG picture of a terminal window of the given size, with its content and optional styles. */
export function inWindow(
  { title, columns, rows }: { readonly title: string; readonly columns: number; readonly rows: number },
  ground: Ground,
  drawn: readonly string[],
  styles: readonly string[] = [],
): string {
  const width = number(columns * CELL_WIDTH + 2 * PADDING);
  const height = number(rows * CELL_HEIGHT + 2 * PADDING);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    ...(styles.length > 0 ? ['<style>', ...styles, '</style>'] : []),
    `<rect x="0.5" y="0.5" width="${number(Number(width) - 1)}" height="${number(Number(height) - 1)}" rx="8" fill="${ground.background}" stroke="${ground.border}"/>`,
    `<g transform="translate(${PADDING} ${PADDING})" font-family="${FONTS}" font-size="${FONT_SIZE}" fill="${ground.foreground}">`,
    ...drawn,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** Draws a terminal's screen as an SVG picture in which every character keeps its column. */
export function toSvg({ title, columns, rows }: Picture, ground: Ground): string {
  const drawn = rows.flatMap((cells, row) => drawCells(cells, ground, row).map(markupOf));
  return inWindow({ title, columns, rows: rows.length }, ground, drawn);
}
