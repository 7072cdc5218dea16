import type { Display, Edge, PositionType } from 'yoga-layout/load';

type Rectangle = { left: number; top: number; width: number; height: number };

// Copies of Yoga's numbers: importing its module would load the WebAssembly as well. The types keep them equal to Yoga's.
const DISPLAY_FLEX: Display.Flex = 0;
const EDGE_LEFT: Edge.Left = 0;
const EDGE_TOP: Edge.Top = 1;
const POSITION_TYPE_ABSOLUTE: PositionType.Absolute = 2;

/**
 * Takes the place of Yoga's nodes, which lay out boxes for Ink: a WebAssembly program for boxes that flow, grow and wrap. Ours
 * never do, since the size of the window decides where each of them is (`src/screen/layout.ts`). A box is placed where its style
 * says. A box without a size fills its parent, and the outermost box is as high as its tallest child.
 */
export class Node {
  readonly #children: Node[] = [];
  readonly #given: Partial<Rectangle> = {};
  #place: Rectangle = { left: 0, top: 0, width: 0, height: 0 };
  #display: number = DISPLAY_FLEX;

  static create(): Node {
    return new Node();
  }

  insertChild(child: Node, index: number): void {
    this.#children.splice(index, 0, child);
  }

  removeChild(child: Node): void {
    this.#children.splice(this.#children.indexOf(child), 1);
  }

  getChildCount(): number {
    return this.#children.length;
  }

  setWidth(width: number): void {
    this.#given.width = width;
  }

  setHeight(height: number): void {
    this.#given.height = height;
  }

  setPosition(edge: number, cells: number): void {
    if (edge === EDGE_LEFT) this.#given.left = cells;
    else if (edge === EDGE_TOP) this.#given.top = cells;
    else refuse();
  }

  setDisplay(display: number): void {
    this.#display = display;
  }

  getDisplay(): number {
    return this.#display;
  }

  calculateLayout(): void {
    const heights = this.#children.map((child) => child.#given.height ?? 0);
    this.#lay({ left: 0, top: 0, width: 0, height: Math.max(0, ...heights), ...this.#given });
  }

  getComputedLeft(): number {
    return this.#place.left;
  }

  getComputedTop(): number {
    return this.#place.top;
  }

  getComputedWidth(): number {
    return this.#place.width;
  }

  getComputedHeight(): number {
    return this.#place.height;
  }

  /** Neither padding nor border is ever set. */
  getComputedPadding(): number {
    return 0;
  }

  getComputedBorder(): number {
    return 0;
  }

  // Ink calls this for every box.
  setPositionType(type: number): void {
    if (type !== POSITION_TYPE_ABSOLUTE) refuse();
  }

  // A text fills its box, so it is never measured.
  setMeasureFunc(): void {}
  unsetMeasureFunc(): void {}
  markDirty(): void {}

  // There is no memory outside JavaScript to free.
  free(): void {}
  freeRecursive(): void {}

  #lay(place: Rectangle): void {
    this.#place = place;
    const { width, height } = place;
    for (const child of this.#children) child.#lay({ left: 0, top: 0, width, height, ...child.#given });
  }
}

function refuse(): never {
  throw new Error('src/renderer/layout.ts lays out only boxes with a place and a size; let the layout compute them');
}
