/** A rectangle inside a cell; all four numbers are fractions of the cell's width or height. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The arms of a box-drawing character: left, right, up, down; 0 is none, 1 thin, 2 thick. */
const ARMS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '─': [1, 1, 0, 0],
  '━': [2, 2, 0, 0],
  '│': [0, 0, 1, 1],
  '┃': [0, 0, 2, 2],
  '┌': [0, 1, 0, 1],
  '╭': [0, 1, 0, 1],
  '┐': [1, 0, 0, 1],
  '╮': [1, 0, 0, 1],
  '└': [0, 1, 1, 0],
  '╰': [0, 1, 1, 0],
  '┘': [1, 0, 1, 0],
  '╯': [1, 0, 1, 0],
  '├': [0, 1, 1, 1],
  '┤': [1, 0, 1, 1],
  '┬': [1, 1, 0, 1],
  '┴': [1, 1, 1, 0],
  '┼': [1, 1, 1, 1],
  '╴': [1, 0, 0, 0],
  '╶': [0, 1, 0, 0],
  '╵': [0, 0, 1, 0],
  '╷': [0, 0, 0, 1],
};

const FULL_BLOCK = 0x2588;
const LOWER_ONE_EIGHTH = 0x2581;
const LEFT_ONE_EIGHTH = 0x258f;

/** Cells are about twice as high as wide; strokes must look equally thick in both directions. */
const THICKNESS = 0.13;
const ASPECT = 0.48;

function arms([left, right, up, down]: readonly [number, number, number, number]): Rectangle[] {
  const across = Math.max(left, right) * THICKNESS * ASPECT;
  const along = Math.max(up, down) * THICKNESS;
  const horizontal = { x: left ? 0 : 0.5 - along / 2, y: 0.5 - across / 2, height: across };
  const vertical = { x: 0.5 - along / 2, y: up ? 0 : 0.5 - across / 2, width: along };
  const endX = right ? 1 : 0.5 + along / 2;
  const endY = down ? 1 : 0.5 + across / 2;
  return [
    ...(left || right ? [{ ...horizontal, width: endX - horizontal.x }] : []),
    ...(up || down ? [{ ...vertical, height: endY - vertical.y }] : []),
  ];
}

function block(code: number): Rectangle | undefined {
  if (code >= LOWER_ONE_EIGHTH && code <= FULL_BLOCK) {
    const height = (code - LOWER_ONE_EIGHTH + 1) / 8;
    return { x: 0, y: 1 - height, width: 1, height };
  }
  if (code > FULL_BLOCK && code <= LEFT_ONE_EIGHTH) {
    return { x: 0, y: 0, width: (LEFT_ONE_EIGHTH - code + 1) / 8, height: 1 };
  }
  if (code === 0x2580) return { x: 0, y: 0, width: 1, height: 0.5 };
  if (code === 0x2590) return { x: 0.5, y: 0, width: 0.5, height: 1 };
  return undefined;
}

/**
 * Returns the rectangles that make up a box-drawing or block character. Drawn as shapes instead of text, such
 * characters meet their neighbours in any font.
 */
export function shapesOf(character: string): readonly Rectangle[] | undefined {
  const known = ARMS[character];
  if (known) return arms(known);
  const rectangle = block(character.codePointAt(0) ?? 0);
  return rectangle && [rectangle];
}
