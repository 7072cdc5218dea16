import { nameFrame, nextCanvas } from './frames.ts';
import { LineReader } from './line-reader.ts';
import { NO_STYLE } from './style.ts';

type Edge = number | undefined;
type Clip = { readonly x1: Edge; readonly x2: Edge; readonly y1: Edge; readonly y2: Edge };
type Area = { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };

/** The reader for each position at which a line starts. */
let readers = new Map<number, LineReader>();
/** More readers than any screen needs. Resizing the window leaves unused ones behind, so at this number all are dropped. */
const MOST_READERS = 2_000;
/** Wider than any window. */
const WIDEST = 65_536;

function readerAt(x: number, y: number): LineReader {
  const place = y * WIDEST + x;
  const known = readers.get(place);
  if (known !== undefined) return known;
  if (readers.size === MOST_READERS) readers = new Map();
  const reader = new LineReader();
  readers.set(place, reader);
  return reader;
}

/**
 * Takes the place of Ink's `Output`, and gives the same frame for everything within the window. Ink's `Output` splits each text
 * of each frame into characters, twice, and creates an object with a list of styles for each character. Here a cell is two
 * numbers, in arrays that serve all frames.
 */
export class Output {
  readonly #canvas;
  readonly #window: Area;
  readonly #clips: Area[] = [];

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.#canvas = nextCanvas(width, height);
    this.#window = { x1: 0, x2: width, y1: 0, y2: height };
  }

  clip({ x1, x2, y1, y2 }: Clip): void {
    const outer = this.#area;
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

  write(x: number, y: number, text: string): void {
    const { x1, x2, y1, y2 } = this.#area;
    let style = NO_STYLE;
    for (const [index, line] of text.split('\n').entries()) {
      const row = y + index;
      const reader = readerAt(x, row);
      reader.read(line, style);
      style = reader.end;
      const from = Math.max(0, x1 - x);
      const to = Math.min(reader.length, x2 - x);
      if (row >= y1 && row < y2 && from < to) this.#canvas.put(x + from, row, reader, from, to);
    }
  }

  get(): { readonly output: string; readonly height: number } {
    return { output: nameFrame(this.#canvas), height: this.#canvas.height };
  }

  get #area(): Area {
    return this.#clips.at(-1) ?? this.#window;
  }
}
