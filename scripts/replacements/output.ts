import { inkedEnd, keep, type Row, rowOf, slice, textOf } from './row.ts';
import { NO_STYLE, type Style } from './style.ts';

type Transformer = (line: string, index: number) => string;
type Edge = number | undefined;
type Clip = { readonly x1: Edge; readonly x2: Edge; readonly y1: Edge; readonly y2: Edge };
type Place = { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };

type Canvas = Row & { isSimple: boolean };

/**
 * Takes the place of Ink's own, with the same result for all that lies within the window. That one cuts every text of
 * every frame into characters, twice, and each into an object with a list of styles. This one reads a line once, and
 * knows it again in the next frame; a cell is a sign and a number.
 */
// biome-ignore lint/style/noDefaultExport: Ink imports it so.
export default class Output {
  readonly #height: number;
  readonly #canvas: readonly Canvas[];
  readonly #window: Place;
  readonly #clips: Place[] = [];

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.#height = height;
    this.#window = { x1: 0, x2: width, y1: 0, y2: height };
    this.#canvas = Array.from({ length: height }, () => ({
      signs: Array<string>(width).fill(' '),
      styles: Array<Style>(width).fill(NO_STYLE),
      end: NO_STYLE,
      isSimple: true,
    }));
  }

  clip({ x1, x2, y1, y2 }: Clip): void {
    const outer = this.#place;
    this.#clips.push({
      x1: Math.max(outer.x1, x1 ?? outer.x1),
      x2: Math.min(outer.x2, x2 ?? outer.x2),
      y1: Math.max(outer.y1, y1 ?? outer.y1),
      y2: Math.min(outer.y2, y2 ?? outer.y2),
    });
  }

  unclip(): void {
    this.#clips.pop();
  }

  write(x: number, y: number, text: string, { transformers }: { readonly transformers: readonly Transformer[] }): void {
    const { x1, x2, y1, y2 } = this.#place;
    let style = NO_STYLE;
    for (const [index, line] of text.split('\n').entries()) {
      const row = rowOf(line, style);
      style = row.end;
      const canvas = this.#canvas[y + index];
      if (canvas === undefined || y + index < y1 || y + index >= y2) continue;
      const from = Math.max(0, x1 - x);
      const to = Math.min(row.signs.length, x2 - x);
      if (from < to) put(canvas, x + from, transformed(slice(row, from, to), transformers, index));
    }
  }

  get(): { readonly output: string; readonly height: number } {
    const lines = this.#canvas.map((canvas) => {
      const row = slice(canvas, 0, inkedEnd(canvas));
      const line = textOf(row).trimEnd();
      if (row.isSimple) keep(line, row);
      return line;
    });
    return { output: lines.join('\n'), height: this.#height };
  }

  get #place(): Place {
    return this.#clips.at(-1) ?? this.#window;
  }
}

function transformed(row: Row, transformers: readonly Transformer[], index: number): Row {
  if (transformers.length === 0) return row;
  const text = textOf(row);
  const other = transformers.reduce((line, transform) => transform(line, index), text);
  return other === text ? row : rowOf(other);
}

/** Writes a row's cells over those from `x` on. A wide character of which one half is overwritten leaves a blank. */
function put(canvas: Canvas, x: number, row: Row): void {
  const { signs, styles } = canvas;
  const end = Math.min(x + row.signs.length, signs.length);
  if (signs[x] === '' && x > 0) signs[x - 1] = ' ';
  for (let to = x, from = 0; to < end; to++, from++) {
    signs[to] = row.signs[from] ?? ' ';
    styles[to] = row.styles[from] ?? NO_STYLE;
  }
  if (signs[end] === '') signs[end] = ' ';
  canvas.isSimple &&= row.isSimple;
}
