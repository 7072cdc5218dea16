import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Key } from '../../test/support/keys.ts';
import { launch, type Session } from '../../test/support/terminal.ts';
import { toSvg } from './svg.ts';

/** Photographs the built program for the documents. Run twice, it writes the same bytes but for the time of a search. */
type Scene = {
  readonly file: string;
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly play: (session: Session) => Promise<void>;
};

const PROGRAM = process.argv[2] ?? path.resolve('dist', 'index.cjs');
const DOCUMENTS = 'docs';

/** Presses a key until the screen shows something, one press per look. */
async function pressUntil(session: Session, key: Key, wanted: RegExp): Promise<void> {
  const shows = () => wanted.test(session.screen().join('\n'));
  for (let presses = 0; !shows(); presses++) {
    if (presses > 50) throw new Error(`${wanted} never came:\n${session.picture()}`);
    const before = session.picture();
    session.press(key);
    await session.waitFor(() => session.picture() !== before);
  }
}

const scenes: readonly Scene[] = [
  {
    file: 'browse.svg',
    title: 'The tree of categories on the left, open at Containers; on the right what is known about runc',
    columns: 80,
    rows: 24,
    async play(session) {
      await session.waitFor('Containers');
      await pressUntil(session, 'down', /▌ *▸ Containers/);
      session.press('right');
      await session.waitFor('▾ Containers');
      await pressUntil(session, 'down', /▌ *runc/);
    },
  },
  {
    file: 'search.svg',
    title: 'The misspelt word "seccmp" finds seccomp and what uses it; matched letters are lit',
    columns: 120,
    rows: 30,
    async play(session) {
      await session.waitFor('Containers');
      session.press('/');
      session.type('seccmp');
      await session.waitFor(/seccmp.*\n(.*\n)*.*seccomp/);
    },
  },
  {
    file: 'vulnerabilities.svg',
    title: 'The vulnerabilities by year, a sign for each, and the page of the newest',
    columns: 80,
    rows: 24,
    async play(session) {
      await session.waitFor('Containers');
      session.press('down');
      await session.waitFor('▌▸ Specifications');
      session.type('V');
      await session.waitFor('FIXED IN');
    },
  },
  {
    file: 'filter.svg',
    title: 'The filters, with what each choice would leave of a search for docker; active and maintenance are chosen',
    columns: 80,
    rows: 24,
    async play(session) {
      await session.waitFor('Containers');
      session.type('/docker');
      await session.waitFor(/▌ +Docker Engine/);
      session.press('enter');
      session.type('f');
      await session.waitFor('STATUS');
      session.press('space');
      await session.waitFor(/✓ active/);
      session.press('down', 'space');
      await session.waitFor(/✓ maintenance/);
    },
  },
  {
    file: 'help.svg',
    title: 'The help screen: every key and what it does',
    columns: 80,
    rows: 24,
    async play(session) {
      await session.waitFor('Containers');
      const before = session.picture();
      session.press('?');
      await session.waitFor(() => session.picture() !== before);
    },
  },
];

async function photograph({ file, title, columns, rows, play }: Scene): Promise<void> {
  const session = await launch({ args: [PROGRAM], columns, rows });
  try {
    await session.waitUntil(() => session.isAlternate, 'the explorer');
    await play(session);
    const cells = session.screen().map((_, row) => withCursor(session, row));
    writeFileSync(path.join(DOCUMENTS, file), toSvg({ title, columns, rows: cells }));
  } finally {
    await session.close();
  }
}

/** The cells of a row, that of the cursor as a terminal draws it. */
function withCursor(session: Session, row: number) {
  const { cursor } = session;
  const isThere = (column: number) => cursor.isVisible && cursor.row === row && cursor.column === column;
  return session.cells(row).map((cell, column) => (isThere(column) ? { ...cell, inverse: !cell.inverse } : cell));
}

mkdirSync(DOCUMENTS, { recursive: true });
for (const scene of scenes) await photograph(scene);
