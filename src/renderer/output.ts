import { LineReader } from './cells.ts';
import { nextCanvas, shownCanvas } from './frames.ts';
import { NO_STYLE } from './style.ts';

type Edge = number | undefined;
type Clip = { readonly x1: Edge; readonly x2: Edge; readonly y1: Edge; readonly y2: Edge };
type Place = { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };

const reader = new LineReader();

/**
 * Takes the place of Ink's own, with the same result for all that lies within the window. That one cuts every text of
 * every frame into characters, twice, and each into an object with a list of styles. Here a cell is two numbers, in the
 * same place for every frame.
 */
// biome-ignore lint/style/noDefaultExport: Ink imports it so.
export default class Output {
  readonly #canvas;
  readonly #window: Place;
  readonly #clips: Place[] = [];

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.#canvas = nextCanvas(width, height);
    this.#window = { x1: 0, x2: width, y1: 0, y2: height };
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

  write(x: number, y: number, text: string, { transformers }: { readonly transformers: readonly unknown[] }): void {
    if (transformers.length > 0) throw new Error('src/renderer/output.ts draws only text that is painted already');
    const { x1, x2, y1, y2 } = this.#place;
    let style = NO_STYLE;
    let row = y;
    for (const line of text.split('\n')) {
      reader.read(line, style);
      style = reader.end;
      const from = Math.max(0, x1 - x);
      const to = Math.min(reader.length, x2 - x);
      if (row >= y1 && row < y2 && from < to) this.#canvas.put(x + from, row, reader, from, to);
      row++;
    }
  }

  get(): { readonly output: string; readonly height: number } {
    const canvas = this.#canvas;
    const shown = shownCanvas(canvas);
    for (let y = 0; y < canvas.height; y++) {
      const known = shown?.isSameRow(canvas, y) ? shown.lines[y] : undefined;
      canvas.lines[y] = known ?? canvas.cellsOf(y, 0, canvas.inkedEnd(y)).trimEnd();
    }
    canvas.text = canvas.lines.join('\n');
    return { output: canvas.text, height: canvas.height };
  }

  get #place(): Place {
    return this.#clips.at(-1) ?? this.#window;
  }
}
