import { describe, expect, test } from 'vitest';
import type { Key } from '../support/keys.ts';
import { visit } from '../support/visit.tsx';

const ESC = '\u001b';

/** Places where letters are commands: the name, the keys that lead there, and a pattern of the screen there. */
const PLACES: readonly (readonly [string, readonly Key[], RegExp])[] = [
  ['the list', [], /▌▸ Foundations/],
  ['the detail', ['down', 'right', 'down', 'right'], /back/],
  ['the filters', ['f'], /clear/],
  ['the help', ['?'], /HERE/],
];

const PASTES = [
  'o1q2b',
  'quit\ropen\r1\r',
  '1\r',
  '11',
  'oo',
  'jo',
  'git clone https://example.org/o/q\r',
  '\rls',
  'q\tb',
  'ls -la\ncd o\n',
];

describe.each(PLACES)('letters in one read are a paste, not commands: %s', (_, way, shown) => {
  test.each(PASTES)('%j', async (text) => {
    const app = visit();
    app.press(...way);
    await app.sees(shown);
    app.effects.length = 0;
    app.type(text);
    app.type(`${ESC}[200~${text}${ESC}[201~`);
    await app.sees(/^ \/ +\S/);
    expect(app.effects).toEqual([]);
  });

  test('in pieces that end with a letter or Enter', async () => {
    const app = visit();
    app.press(...way);
    await app.sees(shown);
    app.effects.length = 0;
    app.send('docker b', 'e', 'n', '\r', 'o', 'q', '\r', '\r', '1');
    await app.sees(/^ \/ docker ben/);
    expect(app.effects).toEqual([]);
    app.type('!');
    await app.sees('!');
  });
});

test('pieces of a long paste into the search line are not commands, even if one ends with Enter', async () => {
  const app = visit();
  app.press('/');
  app.send(`${'docker '.repeat(150)}\r`, 'o', '1', 'q', '\r', 'b');
  await app.sees('256 characters');
  expect(app.effects).toEqual([]);
});

test.each([
  ['a key that was held', 'j'.repeat(3), '▌▸ Orchestration'],
  ['keys that only move', 'jjjkj', '▌▸ Orchestration'],
  ['arrows and letters that only move', `${ESC}[Bjj${ESC}[Bk`, '▌▸ Orchestration'],
  ['the way to the end and back', 'Ggg', '▌▸ Foundations'],
])('%s may arrive in one read', async (_, text, seen) => {
  const app = visit();
  app.type(text);
  await app.sees(seen);
  expect(app.screen()).toContain('awesome-containers');
});

test.each([
  ['jj\r opens the branch two rows down', 'jj\r', /▾ (?:Containers|Clouds)/],
  ['gg goes to the top', 'jjjgg', /▌▸ Foundations/],
  ['M opens the matrix after a move', 'jjM', /What isolates what/],
  ['Space marks entries and C compares them', 'jj\rj jj C', /differ/],
])('%s, even in one read', async (_, text, seen) => {
  const app = visit();
  app.type(text);
  await app.sees(seen);
  expect(app.effects.filter(({ type }) => type === 'open' || type === 'copy')).toEqual([]);
});

test('Enter after letters in one read opens no page', async () => {
  const app = visit({ query: 'runc 2024' });
  await app.sees('CVE-2024-21626');
  app.press('enter', 'right');
  await app.sees('Enter open its source');
  app.effects.length = 0;
  app.type('jk\r');
  await app.sees(/^ \/ jk/);
  expect(app.effects).toEqual([]);
});

test('a number opens a link only in the detail; in the list, a message says so', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter');
  app.effects.length = 0;
  app.press('5');
  await app.sees('In the detail, 5 opens link 5; → goes there.');
  expect(app.effects).toEqual([]);
});

test('an unused letter says how to see the keys', async () => {
  const app = visit();
  app.press('v');
  await app.sees('v does nothing here; ? shows the keys.');
});

test('q goes back from a detail that covers the list, and quits if the list is visible', async () => {
  const app = visit({ query: 'runc', columns: 50 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right');
  await app.sees('← back');
  expect(app.screen()).not.toContain('q quit');
  app.press('q');
  await app.sees('q quit');
  expect(app.effects).not.toContainEqual({ type: 'quit', code: 0 });
  app.resize({ columns: 80, rows: 24 });
  app.press('right', 'q');
  await app.asks({ type: 'quit', code: 0 });
});

test('a search and its Enter can be typed ahead', async () => {
  const app = visit();
  app.type('/firejail\r');
  await app.sees(/▌ +Firejail/);
  await app.sees('browser');
  app.press('o');
  await app.asks({ type: 'open', url: 'https://firejail.wordpress.com/' });
});

test('Enter between words of one read becomes a blank', async () => {
  const app = visit();
  app.type('/docker\rbench\to\r');
  await app.sees(' / docker bench o');
  expect(app.effects).toEqual([]);
});

test('keys after quitting do nothing', () => {
  const app = visit();
  app.press('q');
  app.press('b', 'o');
  app.type('\u0003');
  expect(app.effects).toEqual([{ type: 'quit', code: 0 }]);
});

test.each(['\u0003', `${ESC}[27;5;99~`, `${ESC}[99;5u`])('%j quits, even in a paste that never ends', (bytes) => {
  const app = visit();
  app.send(`${ESC}[200~some text`, bytes);
  expect(app.effects).toEqual([{ type: 'quit', code: 130 }]);
});

test('a paste of a megabyte without brackets is cut, and a message says so', async () => {
  const app = visit();
  app.press('/');
  app.send(...Array.from({ length: 250 }, () => 'container '.repeat(400)));
  await app.sees('256 characters');
  app.press('ctrl+u');
  app.type('runc');
  await app.sees(/▌ +runc/);
});

test.each([
  ['a family', '👨‍👩‍👧', /^ \/ x +\D*\d/],
  ['a skin tone', '👍🏽', /^ \/ x +\D*\d/],
])('%s is shown without the code points whose width terminals disagree on', async (_, text) => {
  const app = visit();
  app.type('/');
  for (const character of `x${text}`) app.type(character);
  await app.sees(/^ \/ x/);
  expect(app.screen()).not.toMatch(/[\u200d\u{1f3fb}-\u{1f3ff}]/u);
});

test.each([
  ['joiners and selectors', 'ru\u200dn\ufe0fc', 'runc'],
  ['directions', 'ru\u202enc', 'runc'],
  ['a line separator', 'runc\u2028x', 'runc x'],
  ['tags', 'runc\u{e0041}', 'runc'],
  ['a letter and its accent', 'cafe\u0301', 'café'],
  ['parts of a syllable', '\u1112\u1161\u11ab', '한'],
])('typed characters are cleaned like a paste: %s', async (_, text, shown) => {
  const app = visit();
  app.type('/');
  for (const character of text) app.type(character);
  app.type('!');
  await app.sees(` / ${shown}!`);
});

test('Backspace erases a family or a flag as one character', async () => {
  const app = visit();
  app.type('/');
  await app.sees('choose');
  app.type('ab');
  await app.sees(/^ \/ ab/);
  for (const letter of ['👨‍👩‍👧', '🇩🇪', '👍🏽']) {
    app.type(letter);
    await app.sees(/^ \/ ab\S/);
    app.press('backspace');
    await app.sees(/^ \/ ab /);
  }
});

test.each([
  ['zV', /Vulnerabilities/],
  ['Vj', /Vulnerabilities/],
  ['lz', /back/],
])('keys in one read that open views, as on a slow line, are not a paste: %s', async (keys, shown) => {
  const app = visit();
  app.type(keys);
  await app.sees(shown);
  expect(app.screen()).not.toMatch(/^ \/ +\S/m);
});
