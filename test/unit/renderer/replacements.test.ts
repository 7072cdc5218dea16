import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { Edge, PositionType } from 'yoga-layout/load';
import { output } from '../../../scripts/build/patches/drawing.ts';
import { replacements } from '../../../scripts/build/patches/index.ts';
import { edited } from '../../../scripts/build/patches/patch.ts';
import { check } from '../../../scripts/build/patches/replace.ts';
import { Node } from '../../../src/renderer/layout.ts';
import { isOneCell } from '../../../src/renderer/measure.ts';
import { Segmenter } from '../../../src/renderer/segmenter.ts';
import { widthOf } from '../../../src/text/width.ts';
import type { Frame, open, Size } from '../../fixtures/panes.tsx';
import { bundle } from '../../support/bundle.ts';
import { OPINIONS, type Opinion } from '../../support/opinions.ts';
import { ScreenModel } from '../../support/screen-model.ts';

const FIXTURE = 'test/fixtures/panes.tsx';
const HOME_AND_CLEAR = '\u001b[H\u001b[J';
const load = async (script: Promise<string>): Promise<{ readonly open: typeof open }> => import(await script);
const stock = await load(bundle(FIXTURE));
const quick = await load(bundle(FIXTURE, 'quick-fixtures', replacements));

/** A terminal model and an instance of Ink that draws on it. */
class Window {
  readonly #model: ScreenModel;
  readonly #stdout;
  readonly #ink;
  bytes = 0;
  #written = Promise.resolve();

  constructor(draws: typeof open, { columns, rows }: Size, cellsOf?: Opinion) {
    this.#model = new ScreenModel(columns, rows, () => {}, cellsOf);
    this.#stdout = Object.assign(new EventEmitter(), {
      columns,
      rows,
      isTTY: true,
      writable: true,
      write: (text: string, done?: () => void) => {
        this.bytes += text.length;
        // Like the terminal driver of the system.
        this.#written = this.#model.feed(text.replaceAll('\n', '\r\n'));
        done?.();
        return true;
      },
    });
    this.#stdout.write('\u001b[?7l');
    this.#ink = draws(this.#stdout);
  }

  /** Shows a frame like the explorer: everything is drawn again after a resize, or if the screen was overwritten. */
  async show(frame: Frame, isScribbledOn: boolean): Promise<void> {
    const { columns, rows } = frame.size;
    const isOtherSize = columns !== this.#stdout.columns || rows !== this.#stdout.rows;
    if (isOtherSize) this.#model.resize(columns, rows);
    if (isScribbledOn) this.#stdout.write('\u001b[2;2H\u001b[41mscribble\u001b[0m');
    Object.assign(this.#stdout, { columns, rows });
    if (isOtherSize || isScribbledOn) {
      this.#ink.clear();
      this.#stdout.write(HOME_AND_CLEAR);
      this.#stdout.emit('resize');
    }
    this.#ink.show(frame);
    await this.#ink.waitUntilRenderFlush();
    await this.#written;
  }

  /** The text, style and link of each cell of the terminal. */
  cells() {
    return Array.from({ length: this.#stdout.rows }, (_, row) => ({
      cells: this.#model.cells(row),
      links: this.#model.links(row),
    }));
  }

  /** The position of the cursor if it is visible. */
  cursor() {
    const { row, column, isVisible } = this.#model.cursor;
    return isVisible ? { row, column } : undefined;
  }

  close(): void {
    this.#ink.unmount();
  }
}

const PLAIN = ['a', 'runc', 'gVisor ', '  ', '→ │', '★✓', '…', 'ß'];
const OTHERS = ['日本', '한', 'e\u0301', 'n\u0303o'];
const codes = fc.constantFrom('', '1', '2', '4', '7', '1;36', '31', '1;2', '48;5;25', '38;2;1;2;3', '0');
const address = fc.constantFrom('', '', 'https://a.example/', 'https://b.example/?q=1');
const size = fc.constantFrom({ columns: 32, rows: 8 }, { columns: 32, rows: 8 }, { columns: 40, rows: 6 });
const cursor = fc.option(fc.record({ x: fc.nat(31), y: fc.nat(5) }), { nil: undefined });

function paneOf(words: readonly string[]) {
  const span = fc
    .tuple(codes, address, fc.array(fc.constantFrom(...words), { maxLength: 4 }), fc.boolean())
    .map(([code, url, text, isOpen]) => {
      const styled = `${code && `\u001b[${code}m`}${text.join('')}${isOpen ? '' : '\u001b[0m'}`;
      return url ? `\u001b]8;;${url}\u001b\\${styled}\u001b]8;;\u001b\\` : styled;
    });
  const line = fc.array(span, { maxLength: 4 });
  const pane = fc.record({
    place: fc.record({
      x: fc.integer({ min: -3, max: 30 }),
      y: fc.integer({ min: -2, max: 8 }),
      columns: fc.integer({ min: 1, max: 30 }),
      rows: fc.integer({ min: 1, max: 8 }),
    }),
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
  });
  return pane.map(({ place, lines }) => ({
    place,
    text: lines.map((spans) => fitting(spans, place.columns)).join('\n'),
  }));
}

/** The spans that fit: the explorer cuts its lines before Ink gets them. */
const fitting = (spans: readonly string[], columns: number): string =>
  spans.reduce((line, span) => {
    const longer = line + span;
    return widthOf(stripVTControlCharacters(longer)) <= columns ? longer : line;
  }, '');

/** Frames of these words that have much in common, like the frames of one visit. */
function visitOf(words: readonly string[]) {
  const pane = paneOf(words);
  return fc.array(pane, { minLength: 2, maxLength: 5 }).chain((panes) =>
    fc.array(
      fc.record({
        frame: fc.record({
          size,
          cursor,
          panes: fc.array(fc.oneof(fc.constantFrom(...panes), pane), { maxLength: 4 }),
        }),
        isScribbledOn: fc.nat(9).map((number) => number === 0),
      }),
      { minLength: 2, maxLength: 6 },
    ),
  );
}

/** Draws visits with the original and the patched Ink, compares the screens after each frame, and counts the bytes. */
async function drawBoth(words: readonly string[], numRuns: number) {
  const bytes = { stock: 0, quick: 0 };
  const property = fc.asyncProperty(visitOf(words), async (steps) => {
    const first = steps[0]?.frame.size ?? { columns: 32, rows: 8 };
    const [expected, actual] = [new Window(stock.open, first), new Window(quick.open, first)];
    for (const { frame, isScribbledOn } of steps) {
      await expected.show(frame, isScribbledOn);
      await actual.show(frame, isScribbledOn);
      expect(actual.cells()).toEqual(expected.cells());
      expect(actual.cursor()).toEqual(frame.cursor && { row: frame.cursor.y, column: frame.cursor.x });
    }
    bytes.stock += expected.bytes;
    bytes.quick += actual.bytes;
    for (const window of [expected, actual]) window.close();
  });
  await fc.assert(property, { numRuns });
  return bytes;
}

test('every cell of the screen is the same as with the original Ink', async () => {
  await drawBoth([...PLAIN, ...OTHERS], 80);
});

test('fewer bytes are written for text with the same width on all terminals', async () => {
  const { stock: before, quick: now } = await drawBoth(PLAIN, 30);
  expect(now).toBeLessThan(before);
});

const scripts = fc.constantFrom(
  'हिन्दी',
  'தமிழ்',
  'ไทย',
  '漢字',
  'حاوية',
  '😀',
  'क्षि',
  'runc',
  ' ',
  '  ',
  '│',
  '\u001b[1mbold\u001b[0m',
);
const written = fc.array(scripts, { minLength: 1, maxLength: 5 }).map((all) => `${all.join('')} ok|`);
const anyScript = fc.array(
  fc.record({
    lines: fc.array(written, { minLength: 3, maxLength: 3 }),
    isScribbledOn: fc.nat(4).map((number) => number === 0),
  }),
  { minLength: 1, maxLength: 4 },
);

test('no text shifts the cells to its right, with any width that a terminal gives to letters', async () => {
  const size = { columns: 60, rows: 3 };
  const paneAt = (x: number, lines: readonly string[]) => ({
    place: { x, y: 0, columns: 30, rows: 3 },
    text: lines.join('\n'),
  });
  await fc.assert(
    fc.asyncProperty(anyScript, fc.constantFrom(...OPINIONS), async (frames, cellsOf) => {
      const window = new Window(quick.open, size, cellsOf);
      for (const { lines, isScribbledOn } of frames) {
        await window.show({ size, panes: [paneAt(0, lines), paneAt(30, lines)] }, isScribbledOn);
        const shown = window.cells().map(({ cells }) => cells.map(({ text }) => text));
        for (const [row, line] of lines.entries()) {
          const text = stripVTControlCharacters(line);
          const letters = [...text.matchAll(/[ -~│]/gu)].map(({ 0: letter, index }) => ({
            letter,
            at: widthOf(text.slice(0, index)),
          }));
          for (const { letter, at } of letters.filter((one) => one.at < 30)) {
            expect([shown[row]?.[at], shown[row]?.[at + 30]], `${text} ${at}`).toEqual([letter, letter]);
          }
        }
      }
      window.close();
    }),
    { numRuns: 100 },
  );
});

test('a text has the graphemes that Intl.Segmenter finds', () => {
  const [expected, actual] = [new Intl.Segmenter(), new Segmenter()];
  const text = fc
    .array(fc.constantFrom('a', 'Z', ' ', '\r', '\n', '\r\n', '\u001b[1m', 'e\u0301', '日', '👩‍🚀'))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.nat(6), (written, index) => {
      const of = (segmenter: Pick<Segmenter, 'segment'>) => {
        const segments = segmenter.segment(written);
        return [[...segments].map(({ segment }) => segment), segments.containing(index)?.segment];
      };
      expect(of(actual)).toEqual(of(expected));
    }),
  );
});

test('boxes without an absolute position are refused', () => {
  const node = Node.create();
  expect(() => node.setPositionType(PositionType.Relative)).toThrow('a place and a size');
  expect(() => node.setPosition(Edge.Right, 0)).toThrow('a place and a size');
});

test('a character that counts as one cell has one cell by the measure of Ink', () => {
  const simple = Array.from({ length: 0x10000 }, (_, code) => code).filter(isOneCell);
  const others = simple.filter((code) => stringWidth(String.fromCharCode(code)) !== 1);
  expect(others).toEqual([]);
});

test('a changed package fails the build', () => {
  const edit = { file: 'a.js', find: 'slow()', put: 'fast()' };
  expect(edited('x = slow();', 'a.js', [edit])).toBe('x = fast();');
  expect(() => edited('x = other();', 'a.js', [edit])).toThrow('a.js is not as scripts/build/patches knows it');
  expect(() => edited('slow(); slow();', 'a.js', [edit])).toThrow('2 times');
  const text = readFileSync(path.join('node_modules', output.file));
  check(text, output);
  expect(() => check(`${text}\n`, output)).toThrow('SHA-256');
});

test('a function that is left out keeps its name, and throws if it is called', () => {
  const text =
    'class A {\n  rare(\n    a,\n  ) {\n    if (a) {\n      slow();\n    }\n  }\n  usual() {\n    rare(\n      1,\n    );\n  }\n}';
  const left = edited(text, 'a.js', [{ file: 'a.js', empty: ['rare'] }]);
  expect(left).toBe(
    "class A {\n  rare() { throw new Error('left out of the bundle'); }\n  usual() {\n    rare(\n      1,\n    );\n  }\n}",
  );
  expect(() => edited(text, 'a.js', [{ file: 'a.js', empty: ['renamed'] }])).toThrow('it has no renamed');
});
