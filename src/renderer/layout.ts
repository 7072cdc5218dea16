import enums from '../../node_modules/yoga-layout/dist/src/generated/YGEnums.js';

type Place = { left: number; top: number; width: number; height: number };

/**
 * A box that is where it is told to be. What has no size of its own fills what it is in, and around the outermost is as
 * much as that one's first box needs.
 */
class Node {
  readonly #children: Node[] = [];
  readonly #given: Partial<Place> = {};
  #place: Place = { left: 0, top: 0, width: 0, height: 0 };
  #display = enums.DISPLAY_FLEX;

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
    if (edge === enums.EDGE_LEFT) this.#given.left = cells;
    else if (edge === enums.EDGE_TOP) this.#given.top = cells;
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

  /** Neither is ever set. */
  getComputedPadding(): number {
    return 0;
  }

  getComputedBorder(): number {
    return 0;
  }

  /** What Ink says of every box and text, although it only matters to those that flow. */
  setPositionType(type: number): void {
    if (type !== enums.POSITION_TYPE_ABSOLUTE) refuse();
  }

  setFlexGrow(share: number): void {
    if (share !== 0) refuse();
  }

  setFlexShrink(share: number): void {
    if (share !== 1) refuse();
  }

  setFlexWrap(wrap: number): void {
    if (wrap !== enums.WRAP_NO_WRAP) refuse();
  }

  setFlexDirection(direction: number): void {
    if (direction !== enums.FLEX_DIRECTION_ROW) refuse();
  }

  /** A text fills its box, so nobody asks how large it would like to be. */
  setMeasureFunc(): void {}
  unsetMeasureFunc(): void {}
  markDirty(): void {}

  /** There is no memory but JavaScript's. */
  free(): void {}
  freeRecursive(): void {}

  #lay(place: Place): void {
    this.#place = place;
    const { width, height } = place;
    for (const child of this.#children) child.#lay({ left: 0, top: 0, width, height, ...child.#given });
  }
}

function refuse(): never {
  throw new Error('src/renderer/layout.ts lays out only boxes with a place and a size; let the layout compute them');
}

/**
 * Takes the place of Yoga, which lays boxes out for Ink: a WebAssembly program for boxes that flow, grow and wrap. Ours
 * never do, since the size of the window decides where everything stands (`src/screen/layout.ts`).
 */
// biome-ignore lint/style/noDefaultExport: Ink imports it so.
export default { ...enums, Node };
