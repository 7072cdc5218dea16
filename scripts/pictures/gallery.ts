import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contactSheet, type Shown } from './contact-sheet.ts';
import { photograph, type Window } from './photograph.ts';
import { toSvg } from './svg.ts';
import { DARK, LIGHT } from './svg-colors.ts';
import { VISITS, type Visit, visitNamed } from './visits.ts';

const USAGE = `npm run gallery -- [options]

Photographs every view of the built program in four windows, on a dark and on a light ground, into pictures/, and writes
pictures/index.html, which shows them all.

  --only NAMES     only these visits, with commas between them
  --size SIZE      only this window, such as 80x24; any size will do
  --program FILE   the program (dist/index.cjs)
  --help           this text

Visits: ${VISITS.map(({ name }) => name).join(', ')}
`;

const SIZES = ['40x15', '80x24', '120x40', '200x60'];
const GROUNDS = { dark: DARK, light: LIGHT };
const FOLDER = 'pictures';
/** Pictures taken at the same time; most of the time of a picture is spent waiting. */
const AT_ONCE = 3;

type Task = { readonly visit: Visit; readonly size: string; readonly ground: keyof typeof GROUNDS };

function windowOf(size: string): Window {
  const [, columns, rows] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (columns === undefined || rows === undefined) throw new Error(`"${size}" is no size; 80x24 is one.`);
  return { columns: Number(columns), rows: Number(rows) };
}

/** Takes one picture in a terminal that reports its background colour. Returns no picture if a key on the way does nothing. */
async function photographOnce({ visit, size, ground }: Task, program: string): Promise<readonly Shown[]> {
  const colours = GROUNDS[ground];
  const background = colours.background.slice(1).replace(/..(?=.)/g, '$&/');
  const window = { ...windowOf(size), background };
  const shot = await photograph(visit, program, window);
  if ('idleKey' in shot) {
    console.error(`Left out: ${visit.name} at ${size}, where the key ${shot.idleKey} does nothing.`);
    return [];
  }
  const file = `${visit.name}-${size}-${ground}.svg`;
  const picture = { title: visit.title, columns: window.columns, rows: shot.rows };
  writeFileSync(path.join(FOLDER, file), toSvg(picture, colours));
  return [{ visit, size, ground, file }];
}

/** Reports a picture that could not be taken, and lets the others go on. */
function complain(error: Error): readonly Shown[] {
  console.error(error.message);
  process.exitCode = 1;
  return [];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      size: { type: 'string' },
      program: { type: 'string', default: path.join('dist', 'index.cjs') },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const visits = values.only?.split(',').map(visitNamed) ?? VISITS;
  const sizes = values.size === undefined ? SIZES : [values.size];
  sizes.forEach(windowOf);
  mkdirSync(FOLDER, { recursive: true });
  const tasks = visits.flatMap((visit) =>
    sizes.flatMap((size) => (['dark', 'light'] as const).map((ground): Task => ({ visit, size, ground }))),
  );
  const left = [...tasks.entries()];
  const shown: (readonly Shown[])[] = [];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, task] = next;
      shown[index] = await photographOnce(task, path.resolve(values.program)).catch(complain);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  writeFileSync(path.join(FOLDER, 'index.html'), contactSheet(shown.flat()));
  console.log(`${shown.flat().length} pictures: open ${path.join(FOLDER, 'index.html')}`);
}

await main();
