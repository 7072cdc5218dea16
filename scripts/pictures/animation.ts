import { type Cells, type Drawn, drawCells, inWindow, markupOf } from './svg.ts';
import type { Ground } from './svg-colors.ts';

/** A screen, and how long it is shown, in milliseconds. */
export type Frame = { readonly rows: readonly Cells[]; readonly lasts: number };

export type Film = {
  /** The description for readers who cannot see the picture. */
  readonly title: string;
  readonly columns: number;
  readonly frames: readonly Frame[];
  /** The index of the frame to show when the reader prefers reduced motion. */
  readonly still: number;
};

/**
 * Draws a film as an SVG picture that plays in a loop with CSS alone. It needs no scripts, so it also plays where a
 * page embeds it as an image. An element that several frames draw alike is stored once, in a group with all elements
 * that are shown in the same frames.
 */
export function toAnimation(film: Film, ground: Ground): string {
  const { title, columns, frames } = film;
  const rows = frames[0]?.rows.length ?? 0;
  const elements = elementsOf(film, ground);
  const names = new Map([...new Set(elements.map(({ shown }) => shown))].map((shown, at) => [shown, nameOf(at)]));
  const isRectangle = ({ drawn }: Shown) => drawn.begin.startsWith('<rect');
  const groups = (some: readonly Shown[]) =>
    [...groupBy(some, ({ shown, drawn }) => `class="${names.get(shown)}"${drawn.style}`)].map(
      ([attributes, alike]) => `<g ${attributes}>${alike.map(({ drawn }) => drawn.begin + drawn.end).join('')}</g>`,
    );
  // Text is drawn after all rectangles, so that none covers it, whatever the order of the groups.
  const drawn = [...groups(elements.filter(isRectangle)), ...groups(elements.filter((one) => !isRectangle(one)))];
  return inWindow({ title, columns, rows }, ground, drawn, [
    ...[...names].flatMap(([shown, name]) => styleOf(name, shown, film)),
    `g[class]{animation-duration:${seconds(frames)}s;animation-timing-function:step-end;animation-iteration-count:infinite}`,
    '@media (prefers-reduced-motion:reduce){g[class]{animation-name:none}}',
  ]);
}

/** Returns a short class name. It starts with a letter, because a class name must not start with a digit. */
const nameOf = (at: number): string => `f${at.toString(36)}`;

/** An element with the frames that show it: one character per frame, `1` where it is shown. */
type Shown = { readonly drawn: Drawn; readonly shown: string };

/** Returns every element of the film, once. */
function elementsOf({ frames }: Film, ground: Ground): readonly Shown[] {
  const elements = new Map<string, { readonly drawn: Drawn; readonly signs: string[] }>();
  for (const [at, { rows }] of frames.entries()) {
    for (const drawn of rows.flatMap((cells, row) => drawCells(cells, ground, row))) {
      const markup = markupOf(drawn);
      const element = elements.get(markup) ?? { drawn, signs: Array<string>(frames.length).fill('0') };
      element.signs[at] = '1';
      elements.set(markup, element);
    }
  }
  return [...elements.values()].map(({ drawn, signs }) => ({ drawn, shown: signs.join('') }));
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return groups;
}

const seconds = (frames: readonly Frame[]): number => frames.reduce((sum, { lasts }) => sum + lasts, 0) / 1000;

/** Returns the CSS of a class: its visibility without motion, and its changes in per cent of the film's duration. */
function styleOf(name: string, shown: string, { frames, still }: Film): readonly string[] {
  const whole = seconds(frames) * 1000;
  let begins = 0;
  const changes = frames.flatMap(({ lasts }, at) => {
    const percent = Math.round((begins / whole) * 10_000) / 100;
    begins += lasts;
    if (at > 0 && shown[at] === shown[at - 1]) return [];
    return [`${percent}%{visibility:${shown[at] === '1' ? 'visible' : 'hidden'}}`];
  });
  const rest = shown[still] === '1' ? '' : ';visibility:hidden';
  return [`.${name}{animation-name:${name}${rest}}`, `@keyframes ${name}{${changes.join('')}}`];
}
