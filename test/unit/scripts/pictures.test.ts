import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Film, toAnimation } from '../../../scripts/pictures/animation.ts';
import { type Cells, toSvg } from '../../../scripts/pictures/svg.ts';
import { DARK, LIGHT } from '../../../scripts/pictures/svg-colors.ts';
import { VISITS, type Visit } from '../../../scripts/pictures/visits.ts';
import { createSession } from '../../../src/app/session.ts';
import { VIEW_IDS } from '../../../src/keys/keymap.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { contextFor } from '../../../src/views/context.ts';
import { drawScreen } from '../../../src/views/registry.ts';
import { initialState, type State, topView } from '../../../src/views/state.ts';
import { library } from '../../support/library.ts';
import { ScreenModel } from '../../support/screen-model.ts';

const theme = createTheme({ colour: true, unicode: true, hyperlinks: false });
const context = contextFor(library, { columns: 80, rows: 24 }, theme);

/** What a window shows of a state, as text. */
const screenOf = (state: State): string =>
  drawScreen(state, context)
    .flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')))
    .join('\n');

/** The views that have the keys on the way of a visit. */
function viewsOf({ steps }: Visit): readonly string[] {
  const session = createSession({
    start: initialState({ tree: library.tree }),
    context: () => context,
    perform: () => {},
  });
  const seen = [topView(session.state()).view];
  for (const step of steps) {
    if (typeof step === 'string') session.press([step]);
    else if ('text' in step) session.dispatch({ type: 'text-pasted', text: step.text });
    else
      for (let presses = 0; presses < 50 && !step.until.test(screenOf(session.state())); presses++)
        session.press([step.press]);
    seen.push(topView(session.state()).view);
  }
  return seen;
}

test('the gallery has every view: a new one needs a line in scripts/pictures/visits.ts', () => {
  const seen = new Set(VISITS.flatMap(viewsOf));
  expect(VIEW_IDS.filter((view) => !seen.has(view))).toEqual([]);
});

test('every visit has a name of its own', () => {
  const names = VISITS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('a picture is taken when its screen is there, not while the start is still shown', () => {
  const start = screenOf(initialState({ tree: library.tree }));
  const early = VISITS.filter(({ steps, shows }) => steps.length > 0 && shows.test(start));
  expect(early.map(({ name }) => name)).toEqual([]);
});

/** What a terminal shows of some lines. */
async function cellsOf(...lines: readonly string[]): Promise<readonly Cells[]> {
  const screen = new ScreenModel(12, lines.length, () => {});
  await screen.feed(lines.join('\r\n'));
  return lines.map((_, row) => screen.cells(row));
}

test('a picture has the colours of its ground', async () => {
  const rows = await cellsOf('plain', '\u001b[32mgreen\u001b[0m');
  const picture = { title: 'A <picture>', columns: 12, rows };
  for (const ground of [DARK, LIGHT]) {
    const svg = toSvg(picture, ground);
    expect(svg).toContain(`fill="${ground.background}"`);
    expect(svg).toMatch(new RegExp(`fill="${ground.palette[2]}"[^>]*>green<`));
    expect(svg).toContain('<title>A &lt;picture&gt;</title>');
  }
});

describe('a recording', () => {
  const film = async (): Promise<Film> => ({
    title: 'A film',
    columns: 12,
    frames: [
      { rows: await cellsOf('stays', 'first'), lasts: 1000 },
      { rows: await cellsOf('stays', 'second'), lasts: 3000 },
    ],
    still: 1,
  });
  const nameAround = (svg: string, text: string) =>
    new RegExp(`<g class="(\\w+)"[^>]*><text[^>]*>${text}<`).exec(svg)?.[1];

  test('stores once what stays, and shows each frame in its time', async () => {
    const svg = toAnimation(await film(), DARK);
    expect(svg.match(/>stays</g)).toHaveLength(1);
    expect(svg).toContain('animation-duration:4s');
    expect(svg).toContain(`@keyframes ${nameAround(svg, 'first')}{0%{visibility:visible}25%{visibility:hidden}}`);
    expect(svg).toContain(`@keyframes ${nameAround(svg, 'second')}{0%{visibility:hidden}25%{visibility:visible}}`);
  });

  test('stands still on one frame where motion is not wanted', async () => {
    const svg = toAnimation(await film(), DARK);
    expect(svg).toContain('@media (prefers-reduced-motion:reduce){g[class]{animation-name:none}}');
    expect(svg).toContain(`.${nameAround(svg, 'first')}{animation-name:${nameAround(svg, 'first')};visibility:hidden}`);
    expect(svg).toContain(`.${nameAround(svg, 'second')}{animation-name:${nameAround(svg, 'second')}}`);
  });

  test('in the README is small, and needs neither scripts nor anything from elsewhere', () => {
    const svg = readFileSync('docs/visit.svg', 'utf8');
    expect(Buffer.byteLength(svg)).toBeLessThan(100_000);
    expect(svg).toContain('prefers-reduced-motion');
    expect(svg).not.toMatch(/<script|<foreignObject|<image|@import|url\(|href=/);
  });
});
