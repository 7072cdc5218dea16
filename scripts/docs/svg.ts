import type { Cell } from '../../test/support/screen-model.ts';
import { BACKGROUND, colorsOf, FOREGROUND } from './svg-colors.ts';
import { shapesOf } from './svg-shapes.ts';

export type Picture = {
  /** What a reader who does not see the picture is told. */
  readonly title: string;
  readonly columns: number;
  readonly rows: readonly (readonly Cell[])[];
};

const FONT_SIZE = 14;
/** Six tenths of the font size is what most monospace fonts take. */
const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 18;
const BASELINE = 13.5;
const PADDING = 14;
const FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

type Placed = { readonly cell: Cell; readonly column: number };
type Run = { readonly column: number; readonly text: string; readonly cell: Cell };

const number = (value: number) => String(Math.round(value * 100) / 100);
const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const isAscii = (text: string) => /^[ -~]+$/.test(text);

const inkOf = (cell: Cell) => `${colorsOf(cell).ink} ${cell.bold} ${cell.italic}`;

function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  return `<rect ${box} fill="${fill}"/>`;
}

/** Neighbours with the same key become one stretch. */
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

function bar(stretch: readonly Placed[], top: number, height: number, fill: string): string {
  const columns = stretch.reduce((sum, { cell }) => sum + cell.width, 0);
  return rectangle((stretch[0]?.column ?? 0) * CELL_WIDTH, top, columns * CELL_WIDTH, height, fill);
}

function papers(cells: readonly Placed[], top: number): string[] {
  const colored = cells.filter(({ cell }) => colorsOf(cell).paper !== BACKGROUND);
  return stretches(colored, (cell) => colorsOf(cell).paper).map((stretch) =>
    bar(stretch, top, CELL_HEIGHT, stretch[0] ? colorsOf(stretch[0].cell).paper : BACKGROUND),
  );
}

function underlines(cells: readonly Placed[], top: number): string[] {
  const underlined = cells.filter(({ cell }) => cell.underline);
  return stretches(underlined, (cell) => colorsOf(cell).ink).map((stretch) =>
    bar(stretch, top + BASELINE + 2, 1, stretch[0] ? colorsOf(stretch[0].cell).ink : FOREGROUND),
  );
}

function shapes(cells: readonly Placed[], top: number): string[] {
  return stretches(cells, (cell) => `${cell.text} ${colorsOf(cell).ink}`).flatMap((stretch) => {
    const [first] = stretch;
    if (!first) return [];
    const { cell } = first;
    const fill = colorsOf(cell).ink;
    const width = CELL_WIDTH * cell.width;
    return (shapesOf(cell.text) ?? []).flatMap((shape) => {
      const y = top + shape.y * CELL_HEIGHT;
      const height = shape.height * CELL_HEIGHT;
      // A shape as wide as its cell is drawn once for all its equal neighbours: no seams.
      if (shape.x === 0 && shape.width === 1) return [bar(stretch, y, height, fill)];
      return stretch.map((placed) =>
        rectangle(placed.column * CELL_WIDTH + shape.x * width, y, shape.width * width, height, fill),
      );
    });
  });
}

/** Words of plain letters stay together up to a gap of two blanks; any other character stands alone in its cell. */
function runs(cells: readonly Placed[]): Run[] {
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

function label({ column, text, cell }: Run, top: number): string {
  const { ink } = colorsOf(cell);
  const style = [
    ink === FOREGROUND ? '' : ` fill="${ink}"`,
    cell.bold ? ' font-weight="bold"' : '',
    cell.italic ? ' font-style="italic"' : '',
  ].join('');
  const y = number(top + BASELINE);
  if (isAscii(text)) {
    const length = text.length > 1 ? ` textLength="${number(text.length * CELL_WIDTH)}"` : '';
    return `<text x="${number(column * CELL_WIDTH)}" y="${y}"${length}${style}>${escapeXml(text)}</text>`;
  }
  // Signs often come from another font with another width: centred, they keep their place.
  const middle = number((column + cell.width / 2) * CELL_WIDTH);
  return `<text x="${middle}" y="${y}" text-anchor="middle"${style}>${escapeXml(text)}</text>`;
}

function drawRow(row: readonly Cell[], index: number): string[] {
  const top = index * CELL_HEIGHT;
  const cells = row.map((cell, column) => ({ cell, column })).filter(({ cell }) => cell.width > 0);
  const written = cells.filter(({ cell }) => shapesOf(cell.text) === undefined);
  const drawn = cells.filter(({ cell }) => shapesOf(cell.text) !== undefined);
  return [
    ...papers(cells, top),
    ...shapes(drawn, top),
    ...runs(written)
      .filter(({ text }) => text.trim() !== '')
      .map((run) => label(run, top)),
    ...underlines(cells, top),
  ];
}

/** Draws a terminal's screen as an SVG picture in which every character keeps its column. */
export function toSvg({ title, columns, rows }: Picture): string {
  const width = number(columns * CELL_WIDTH + 2 * PADDING);
  const height = number(rows.length * CELL_HEIGHT + 2 * PADDING);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="0.5" y="0.5" width="${number(Number(width) - 1)}" height="${number(Number(height) - 1)}" rx="8" fill="${BACKGROUND}" stroke="#3a3f4a"/>`,
    `<g transform="translate(${PADDING} ${PADDING})" font-family="${FONTS}" font-size="${FONT_SIZE}" fill="${FOREGROUND}">`,
    ...rows.flatMap(drawRow),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
