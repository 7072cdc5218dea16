import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { photograph, type Window } from './photograph.ts';
import { toSvg } from './svg.ts';
import { DARK } from './svg-colors.ts';
import { visitNamed } from './visits.ts';

/** The screenshots in the documentation, with their windows. Two runs write the same bytes, except for the time of a search. */
const SHOWN: Readonly<Record<string, Window>> = {
  search: { columns: 120, rows: 30 },
  vulnerabilities: { columns: 80, rows: 24 },
  matrix: { columns: 80, rows: 24 },
  'guide-judged': { columns: 120, rows: 30 },
};

const PROGRAM = path.resolve('dist', 'index.cjs');
const DOCUMENTS = 'docs';

mkdirSync(DOCUMENTS, { recursive: true });
const [, , ...only] = process.argv;
for (const [name, window] of Object.entries(SHOWN)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const visit = visitNamed(name);
  const shot = await photograph(visit, PROGRAM, window);
  if ('idleKey' in shot) throw new Error(`${name}: the key ${shot.idleKey} does nothing.`);
  const picture = { title: visit.title, columns: window.columns, rows: shot.rows };
  writeFileSync(path.join(DOCUMENTS, `${name}.svg`), toSvg(picture, DARK));
}
