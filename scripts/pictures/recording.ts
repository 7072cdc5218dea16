import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Key } from '../../test/support/keys.ts';
import { type Frame, toAnimation } from './animation.ts';
import { cellsOf, openExplorer, take } from './photograph.ts';
import { DARK } from './svg-colors.ts';
import type { Step } from './visits.ts';

/** A step, how long its result is shown in milliseconds, and whether the result is the frame for reduced motion. */
type Take = { readonly step: Step; readonly lasts: number; readonly isStill?: true };

const WINDOW = { columns: 80, rows: 24 };
const PROGRAM = path.resolve('dist', 'index.cjs');
const FILE = path.join('docs', 'visit.svg');
const MOST_BYTES = 100_000;
const FIRST_LASTS = 1200;
const LETTERS_LAST = 220;

const press = (step: Key, lasts: number): Take => ({ step, lasts });

/** Types a few letters at a time, like a quick typist; the result of the last ones is shown for `lasts` milliseconds. */
const type = (lasts: number, ...texts: readonly string[]): readonly Take[] =>
  texts.map((text, at) => ({ step: { text }, lasts: at === texts.length - 1 ? lasts : LETTERS_LAST }));

/** A search in words, an entry, its newest vulnerability, the matrix, and two runtimes side by side. */
const TAKES: readonly Take[] = [
  press('/', 600),
  ...type(2200, 'esc', 'ape'),
  press('ctrl+u', 300),
  ...type(1300, 'runc'),
  press('enter', 400),
  press('right', 400),
  { step: 'down', lasts: 1200, isStill: true },
  press('right', 3000),
  press('escape', 300),
  press('escape', 300),
  press('/', 200),
  press('ctrl+u', 200),
  ...type(800, 'kind:runtime'),
  press('enter', 400),
  press('M', 2200),
  press('right', 350),
  press('right', 350),
  press('s', 2500),
  press('space', 400),
  press('down', 300),
  press('space', 500),
  press('C', 3500),
];

/** Records a visit to the built program for the README. */
async function record(): Promise<readonly Frame[]> {
  const session = await openExplorer(PROGRAM, WINDOW);
  try {
    const frames: Frame[] = [{ rows: cellsOf(session), lasts: FIRST_LASTS }];
    for (const { step, lasts } of TAKES) {
      if (!(await take(session, step))) throw new Error(`${JSON.stringify(step)} does nothing:\n${session.picture()}`);
      frames.push({ rows: cellsOf(session), lasts });
    }
    return frames;
  } finally {
    await session.close();
  }
}

const frames = await record();
const title =
  'A visit: searching for escapes, opening runc and a vulnerability, what isolates what, and two sandboxes compared';
const film = { title, columns: WINDOW.columns, frames, still: TAKES.findIndex(({ isStill }) => isStill) + 1 };
const animation = toAnimation(film, DARK);
if (Buffer.byteLength(animation) > MOST_BYTES) {
  throw new Error(`${FILE} would have ${Buffer.byteLength(animation)} bytes; ${MOST_BYTES} are the most.`);
}
writeFileSync(FILE, animation);
