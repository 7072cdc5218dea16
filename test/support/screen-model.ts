import type { IBufferCell, Terminal as Model } from '@xterm/headless';
import headless from '@xterm/headless';

/** A colour of the terminal's palette (0–255), an exact one (`#rrggbb`), or the terminal's own. */
export type Color = number | `#${string}` | 'default';

export type Cell = {
  /** Empty for the second half of a wide character. */
  readonly text: string;
  readonly width: number;
  readonly fg: Color;
  readonly bg: Color;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
};

/** An effect of a program on a terminal other than text. */
export type ScreenEvent =
  | { readonly kind: 'clipboard'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'bell' }
  | { readonly kind: 'screen-given-back' }
  | { readonly kind: 'scrollback-erased' };

function color(isDefault: boolean, isRgb: boolean, value: number): Color {
  if (isDefault) return 'default';
  return isRgb ? `#${value.toString(16).padStart(6, '0')}` : value;
}

function readCell(cell: IBufferCell): Cell {
  const width = cell.getWidth();
  return {
    text: width === 0 ? '' : cell.getChars() || ' ',
    width,
    fg: color(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
    bg: color(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
    inverse: cell.isInverse() !== 0,
  };
}

type LinkService = { getLinkData(id: number): { readonly uri: string } | undefined };

/** A terminal without a window: it takes the output of a program and models the screen that a user would see. */
export class ScreenModel {
  readonly events: ScreenEvent[] = [];
  /** How often the program has queried the background colour. */
  backgroundQuestions = 0;
  readonly #model: Model;
  readonly #reply: (bytes: string) => void;
  #isCursorVisible = true;
  #look: () => void = () => {};

  /** Terminals disagree on the width of some characters. `cellsOf` returns the width of a code point in this one. */
  constructor(columns: number, rows: number, reply: (bytes: string) => void, cellsOf?: (code: number) => 0 | 1 | 2) {
    this.#model = new headless.Terminal({
      cols: columns,
      rows,
      allowProposedApi: true,
      scrollback: 1000,
      logLevel: 'off',
    });
    this.#reply = reply;
    if (cellsOf) this.#measureBy(cellsOf);
    this.#model.onData(reply);
    this.#model.onTitleChange((text) => this.events.push({ kind: 'title', text }));
    this.#model.onBell(() => this.events.push({ kind: 'bell' }));
    this.#listen();
  }

  get columns(): number {
    return this.#model.cols;
  }

  get isAlternate(): boolean {
    return this.#model.buffer.active.type === 'alternate';
  }

  get cursor(): { readonly row: number; readonly column: number; readonly isVisible: boolean } {
    const { cursorX, cursorY } = this.#model.buffer.active;
    return { row: cursorY, column: cursorX, isVisible: this.#isCursorVisible };
  }

  /** Answers queries for the background colour from now on, with a colour such as `ffff/ffff/ffff`. */
  tellBackground(color: string): void {
    this.#model.parser.registerOscHandler(11, (data) => {
      if (data === '?') this.#reply(`\u001B]11;rgb:${color}\u0007`);
      return false;
    });
  }

  /** Ignores requests for the alternate screen from now on. */
  forgetAlternateScreen(): void {
    const isAlternate = (params: (number | number[])[]) => params.includes(1049);
    this.#model.parser.registerCsiHandler({ prefix: '?', final: 'h' }, isAlternate);
    this.#model.parser.registerCsiHandler({ prefix: '?', final: 'l' }, isAlternate);
  }

  /** Writes output to the screen. Resolves when it has been processed. */
  feed(bytes: string | Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#model.write(bytes, () => {
        if (!this.isUpdating) this.#look();
        resolve();
      });
    });
  }

  /**
   * Calls `look` whenever a terminal may show its screen: at the end of each synchronized update, and after each piece
   * of output outside of one.
   */
  onFrame(look: () => void): void {
    this.#look = look;
  }

  /** Like most terminals, loses text cut off from the alternate screen, even if the window grows again. */
  resize(columns: number, rows: number): void {
    if (this.isAlternate) this.#cut(columns, rows);
    this.#model.resize(columns, rows);
  }

  /** The visible rows, without the blanks at their ends. */
  rows(): readonly string[] {
    const { active } = this.#model.buffer;
    // The model keeps text that a narrower window hides.
    const row = (y: number) => active.getLine(active.baseY + y)?.translateToString(true, 0, this.#model.cols);
    return Array.from({ length: this.#model.rows }, (_, y) => row(y) ?? '');
  }

  /** The lines of the main screen up to the last that is not blank; wrapped lines are in one piece. */
  mainScreen(): readonly string[] {
    const { normal } = this.#model.buffer;
    const lines: string[] = [];
    for (let y = 0; y < normal.length; y++) {
      const line = normal.getLine(y);
      if (line === undefined) continue;
      const text = line.translateToString(true);
      if (line.isWrapped && lines.length > 0) lines.push(lines.pop() + text);
      else lines.push(text);
    }
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** The cells of one visible row. */
  cells(row: number): readonly Cell[] {
    const { active } = this.#model.buffer;
    const line = active.getLine(active.baseY + row);
    const cells = Array.from({ length: this.#model.cols }, (_, x) => line?.getCell(x));
    return cells.flatMap((cell) => (cell === undefined ? [] : [readCell(cell)]));
  }

  /** The addresses that the cells of one visible row link to. The model has no public API for them. */
  links(row: number): readonly (string | null)[] {
    const { active } = this.#model.buffer;
    const line = active.getLine(active.baseY + row);
    const { _core } = this.#model as unknown as { _core: { _oscLinkService: LinkService } };
    return Array.from({ length: this.#model.cols }, (_, x) => {
      const cell = line?.getCell(x) as { extended?: { urlId: number } } | undefined;
      return _core._oscLinkService.getLinkData(cell?.extended?.urlId ?? 0)?.uri ?? null;
    });
  }

  /** Describes the modes that are still on although a shell expects them off. */
  residue(): readonly string[] {
    const { modes } = this.#model;
    const faults: readonly (readonly [boolean, string])[] = [
      [this.isAlternate, 'the alternate screen is still shown'],
      [!this.#isCursorVisible, 'the cursor is hidden'],
      [!modes.wraparoundMode, 'autowrap is off'],
      [modes.bracketedPasteMode, 'bracketed paste is on'],
      [modes.mouseTrackingMode !== 'none', 'the mouse is captured'],
      [modes.sendFocusMode, 'focus reports are on'],
      [modes.applicationCursorKeysMode, 'the arrow keys send application codes'],
      [modes.synchronizedOutputMode, 'a synchronized update was never finished'],
      [this.events.some(({ kind }) => kind === 'scrollback-erased'), 'the scrollback was erased'],
    ];
    return faults.filter(([isFault]) => isFault).map(([, words]) => words);
  }

  /** Whether a synchronized update has begun and not ended. */
  get isUpdating(): boolean {
    return this.#model.modes.synchronizedOutputMode;
  }

  get pastesInBrackets(): boolean {
    return this.#model.modes.bracketedPasteMode;
  }

  /** Erases the cells that a resize cuts off, which the model would keep. Only a private method does so at once. */
  #cut(columns: number, rows: number): void {
    const right = (_: unknown, row: number) => `\u001B[${row + 1};${columns + 1}H\u001B[K`;
    const cuts = [
      ...(columns < this.#model.cols ? Array.from({ length: this.#model.rows }, right) : []),
      ...(rows < this.#model.rows ? [`\u001B[${rows + 1}H\u001B[J`] : []),
    ];
    const { _core } = this.#model as unknown as { _core: { writeSync(text: string): void } };
    if (cuts.length > 0) _core.writeSync(`\u001B7\u001B[0m${cuts.join('')}\u001B8`);
  }

  #measureBy(cellsOf: (code: number) => 0 | 1 | 2): void {
    const { unicode } = this.#model;
    const WIDTH_AT = 1;
    const JOINS = 1;
    unicode.register({
      version: 'test widths',
      wcwidth: cellsOf,
      charProperties: (code, preceding) => {
        const cells = cellsOf(code);
        const joins = cells === 0 && preceding !== 0;
        return ((joins ? (preceding >> WIDTH_AT) & 3 : cells) << WIDTH_AT) | (joins ? JOINS : 0);
      },
    });
    unicode.activeVersion = 'test widths';
  }

  #listen(): void {
    const { parser } = this.#model;
    const privateMode = (isOn: boolean) => (params: (number | number[])[]) => {
      if (params.includes(25)) this.#isCursorVisible = isOn;
      if (params.includes(1049) && !isOn) this.events.push({ kind: 'screen-given-back' });
      if (params.includes(2026) && !isOn) this.#look();
      return false;
    };
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, privateMode(true));
    parser.registerCsiHandler({ prefix: '?', final: 'l' }, privateMode(false));
    parser.registerCsiHandler({ final: 'J' }, ([what]) => {
      if (what === 3) this.events.push({ kind: 'scrollback-erased' });
      return false;
    });
    parser.registerOscHandler(11, (data) => {
      if (data === '?') this.backgroundQuestions++;
      return false;
    });
    parser.registerOscHandler(52, (data) => {
      const text = Buffer.from(data.slice(data.indexOf(';') + 1), 'base64').toString('utf8');
      this.events.push({ kind: 'clipboard', text });
      return true;
    });
  }
}
