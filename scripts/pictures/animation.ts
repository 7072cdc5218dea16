import { type Cells, type Drawn, drawCells, inWindow, markupOf } from './svg.ts';
import type { Ground } from './svg-colors.ts';

/** A screen, and for how long it is shown, in milliseconds. */
export type Frame = { readonly rows: readonly Cells[]; readonly lasts: number };

export type Film = {
  /** What a reader who does not see the picture is told. */
  readonly title: string;
  readonly columns: number;
  readonly frames: readonly Frame[];
  /** The number of the frame that stands still where motion is not wanted. */
  readonly still: number;
};

/**
 * Draws a film as an SVG picture that plays and begins again, by styles alone: it needs no scripts, so that it plays where
 * a page shows it as an image. What is drawn the same in several frames is stored once, and with it all that is shown
 * in the same frames.
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
  // Letters are above what they stand on, whatever the order of the groups.
  const drawn = [...groups(elements.filter(isRectangle)), ...groups(elements.filter((one) => !isRectangle(one)))];
  return inWindow({ title, columns, rows }, ground, drawn, [
    ...[...names].flatMap(([shown, name]) => styleOf(name, shown, film)),
    `g[class]{animation-duration:${seconds(frames)}s;animation-timing-function:step-end;animation-iteration-count:infinite}`,
    '@media (prefers-reduced-motion:reduce){g[class]{animation-name:none}}',
  ]);
}

/** Short, and no number, which no class may begin with. */
const nameOf = (at: number): string => `f${at.toString(36)}`;

/** An element with the frames that show it: a sign for each frame, 1 where it does. */
type Shown = { readonly drawn: Drawn; readonly shown: string };

/** Every element that is ever shown, once. */
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

/** When a class is shown: the style that stands without motion, and the changes in per cent of the film. */
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
