import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { closeAll, type LaunchOptions, launch, type Session } from '../support/terminal.ts';

const program = path.resolve('dist', 'index.cjs');
const ESC = '\u001b';

afterEach(closeAll);

const visit = ({ args = [], ...options }: LaunchOptions = {}) => launch({ ...options, args: [program, ...args] });

const cursorIsAt = (session: Session, row: number, column: number) =>
  session.waitUntil(
    () => session.cursor.isVisible && session.cursor.row === row && session.cursor.column === column,
    `the cursor at ${row}, ${column}`,
  );
const cursorIsHidden = (session: Session) => session.waitUntil(() => !session.cursor.isVisible, 'no cursor');

test('the terminal cursor is at the input position, and hidden without an input line', async () => {
  const session = await visit();
  await session.waitFor('▌▸ Foundations');
  expect(session.cursor.isVisible).toBe(false);
  session.type('/docker');
  await cursorIsAt(session, 0, ' / docker'.length);
  session.press('left', 'left');
  await cursorIsAt(session, 0, ' / dock'.length);
  session.press('home');
  session.type('漢');
  await cursorIsAt(session, 0, ' / 漢'.length + 1);
  session.press('ctrl+l');
  session.resize(100, 30);
  await session.waitUntil(() => session.screen().length === 30, 'a larger screen');
  await cursorIsAt(session, 0, ' / 漢'.length + 1);
  session.resize(60, 12);
  await session.waitUntil(() => session.screen().length === 12, 'a smaller screen');
  await cursorIsAt(session, 0, ' / 漢'.length + 1);
  session.press('ctrl+u', 'enter');
  await cursorIsHidden(session);
  session.press('?');
  await session.waitFor('HERE');
  expect(session.cursor.isVisible).toBe(false);
  session.press('ctrl+c');
  await session.exit();
  expect(session.residue()).toEqual([]);
});

test('the cursor is shown from the first frame on if the program starts with a search', async () => {
  const session = await visit({ args: ['docker'] });
  await cursorIsAt(session, 0, ' / docker'.length);
});

test('a typed letter writes only the changed cells', async () => {
  const session = await visit({ columns: 120, rows: 40 });
  await session.waitFor('▌▸ Foundations');
  session.type('/zzzz');
  await session.waitFor('Nothing matches');
  const before = session.written;
  session.press('left');
  await cursorIsAt(session, 0, ' / zzz'.length);
  expect(session.written - before).toBeLessThan(200);
});

test.each([
  ['a paste', `${ESC}[200~some text`],
  ['a colour', `${ESC}]11;rgb:`],
  ['a capability', `${ESC}P1+r`],
  ['a key', `${ESC}[1;`],
])('after %s that never ends, keys still work', async (_, begun) => {
  const session = await visit();
  await session.waitFor('▌▸ Foundations');
  session.type(begun);
  session.press('ctrl+c');
  expect(await session.exit()).toEqual({ code: 130 });
  expect(session.residue()).toEqual([]);
});

test('a paste that never ends is searched for after a timeout', async () => {
  const session = await visit();
  await session.waitFor('▌▸ Foundations');
  session.type(`${ESC}[200~firejail`);
  await session.waitFor(/▌ +Firejail/u);
});

test('keys received in one read act as keys, and the help runs the chosen action', async () => {
  const session = await visit();
  await session.waitFor('▌▸ Foundations');
  session.type('jj\r');
  await session.waitFor('▌▾ Clouds');
  session.press('?');
  await session.waitFor('HERE  list');
  session.press('/');
  session.type('hardening');
  await session.waitFor(/▌H +the hardening guide/u);
  session.press('enter');
  await session.waitFor(/^ Hardening guide/mu);
  session.press('ctrl+c');
  await session.exit();
  expect(session.residue()).toEqual([]);
});
