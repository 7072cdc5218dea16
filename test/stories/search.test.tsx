import { expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { readExport } from '../../src/readers/export/read.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { NEAR_LIST, NEAR_QUERY } from '../support/near-list.ts';
import { visit } from '../support/visit.tsx';

test('a misspelt word finds results while it is typed, and the detail shows the first one', async () => {
  const app = visit();
  app.type('/seccmp');
  await app.sees(/▌ +seccomp/);
  expect(app.screen()).toContain(' / seccmp');
  expect(app.screen()).toMatch(/\d+ of \d{3}/);
  expect(app.screen()).toContain('restricts the system calls');
});

test('words may come in any order, and all of them must match', async () => {
  const app = visit();
  app.type('/security docker bench');
  await app.sees(/▌ +Docker Bench for/);
  expect(app.screen()).toMatch(/ \d of \d{3}/);
});

test.each([
  ['lxc/lxd', 'LXD'],
  ['nsjail ', 'NsJail'],
  ['docker-bench', 'Docker Bench for'],
  ['dockerbenchsecurity', 'Docker Bench for'],
  ['CVE-2024-21626', 'CVE-2024-21626'],
  ['containerd 1.6', 'containerd'],
  ['GHSA-xr7r-f8xq-vfvv', 'CVE-2024-21626'],
  ['rocket', 'rkt'],
  ['xdg-app', 'Flatpak'],
])('%s finds %s', async (query, name) => {
  const app = visit();
  app.type(`/${query}`);
  await app.sees(new RegExp(`▌ +${name}`));
});

test('the search line takes every printable character, including j, k, q, n and those of other alphabets', async () => {
  const app = visit({ columns: 120 });
  const printable = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).join('');
  app.type('/');
  for (const letter of `${printable}é漢`) app.type(letter);
  await app.sees('é漢');
  expect(app.screen()).toContain('jklmnopq');
  expect(app.effects).toEqual([]);
});

test('Enter goes to the results, and Esc returns to the previous place', async () => {
  const app = visit();
  app.press('down');
  app.type('/sandbox');
  await app.sees(/▌ +\S[\s\S]*NsJail/);
  app.press('enter');
  await app.sees('browser');
  app.press('j');
  app.press('escape');
  await app.sees('▌▸ Specifications');
  expect(app.screen()).toContain('/ search');
});

test('Esc first clears the search line, then leaves it, and never quits', async () => {
  const app = visit();
  app.type('/runc');
  await app.sees(/▌ +runc/);
  app.press('escape');
  await app.sees('▌▸ Foundations');
  expect(app.screen()).toMatch(/^ \/ /);
  app.press('escape');
  await app.sees('awesome-containers');
  app.press('escape');
  app.press('down');
  await app.sees('▌▸ Specifications');
  expect(app.effects).toEqual([]);
});

test('if nothing matches, the closest entries are listed and can be opened', async () => {
  const app = visit();
  app.type('/firejail xyzzy');
  await app.sees('No exact match. Closest');
  await app.sees(/▌ ~Firejail/);
  expect(app.screen()).toMatch(/ ~\d+ of \d{3}/);
  app.press('enter');
  app.press('right');
  await app.asks({ type: 'visit', id: 'firejail' });
});

const visitStones = () => {
  const { catalog } = readExport(JSON.stringify(NEAR_LIST), 'list.json');
  return visit({ list: createLibrary(catalog, createSearch, makeDetail) });
};

test('full and partial matches are counted separately, and partial matches have a sign', async () => {
  const app = visitStones();
  app.type(`/${NEAR_QUERY}`);
  await app.sees(' 1 has all words, ~ only some.');
  await app.sees(/ 1 \+ ~1 of 4 /);
  await app.sees(/^▌ {2}Basalt/mu);
  await app.sees(/^ {2}~Marble Quartz/mu);
});

test('n skips partial matches if there is a full match', async () => {
  const app = visitStones();
  app.type(`/${NEAR_QUERY}`);
  await app.sees(/ 1 \+ ~1 of 4 /);
  app.press('enter', 'escape');
  await app.sees('▌▾ Stones');
  app.press('n');
  await app.sees(/▌ +Basalt/);
  app.press('n');
  await app.sees(/▌ +Basalt/);
  await app.seesNo('Nothing matches');
});

test('a search for an advisory that is not recorded warns that products may still be affected', async () => {
  const app = visit();
  app.press('/');
  app.type('CVE-2021-43784');
  await app.sees(/It is not recorded here;.*\n.*products may still be affected\./);
});

test('without results, the bottom line offers only keys that work, and the pane names the key to clear', async () => {
  const app = visit();
  app.type('/漢漢漢');
  await app.sees('Esc clears the search.');
  expect(app.screen()).not.toContain('may still be affected');
  await app.sees(/^ Enter keep {2}Esc clear$/m);
  app.press('enter');
  await app.sees('← clears the search.');
  await app.sees(/^ ← back {2}\/ search/m);
});

test('keys to move and open do nothing without results', async () => {
  const app = visit();
  app.type('/漢漢漢');
  await app.sees('Nothing matches');
  app.press('down', 'up', 'down', 'enter', 'enter');
  app.press('o');
  await app.sees('There is no link here to open.');
});

test('n and N go from match to match in the tree and open branches as needed', async () => {
  const app = visit({ rows: 40 });
  app.type('/nsenter');
  await app.sees(/▌ +nsenter/);
  app.press('enter');
  await app.sees('browser');
  app.press('escape');
  await app.sees('▌▸ Foundations');
  app.press('n');
  await app.sees(/▌ +nsenter/);
  expect(app.screen()).toContain('▾ Partial Access');
  app.press('n');
  await app.sees(/▌ +(unshare|python-nsenter|ip-netns)/);
  app.press('N');
  await app.sees(/▌ +nsenter/);
});

test('n does not use a search that was cleared', async () => {
  const app = visit();
  app.type('/criu');
  await app.sees(/▌ +CRIU/);
  app.press('escape');
  await app.sees('▌▸ Foundations');
  app.press('escape');
  await app.sees('awesome-containers');
  app.press('n');
  await app.sees('Search for something first');
});

test.each([
  ['seccomp rootless', 'runc'],
  ['archived', 'rkt'],
  ['gpl-3.0', 'Bocker'],
])('facts of the detail are searched: %s finds %s', async (query, name) => {
  const app = visit({ rows: 60 });
  app.type(`/${query}`);
  await app.sees(new RegExp(`^.{0,4}${name} `, 'm'));
});

test('a single letter matches only names that begin with it', async () => {
  const app = visit();
  app.type('/c++');
  await app.sees(/ (1?\d)?\d of \d{3}/);
});

test('the search line is edited as in a shell', async () => {
  const app = visit();
  app.type('/one two');
  await app.sees('/ one two');
  app.press('ctrl+w');
  await app.sees(/\/ one +\d+ of/);
  app.press('ctrl+a');
  app.type('x');
  await app.sees('/ xone');
  app.press('ctrl+e', 'backspace', 'backspace');
  await app.sees(/\/ xon /);
  app.press('left', 'left', 'delete');
  await app.sees(/\/ xn /);
  app.press('ctrl+u');
  await app.sees(/\/ n /);
});

test('pasted text is a query, never a command', async () => {
  const app = visit();
  app.paste('quit\nqqo\tb\u001B[31m');
  await app.sees('/ quit qqo b');
  expect(app.effects).toEqual([]);
});

test('a paste of a megabyte is cut, and a message says so', async () => {
  const app = visit();
  app.paste('docker '.repeat(150_000));
  await app.sees('the rest was cut');
});

test('matched letters are highlighted', async () => {
  const app = visit({ colour: true });
  app.type('/lxcpan');
  await app.sees('LXC');
  app.press('ctrl+u');
  app.type('firej');
  await expect.poll(app.painted).toContain('\u001B[1m\u001B[38;5;80mFirej');
});

test('a query from the command line is in the search line at the start, and Enter keeps its results', async () => {
  const app = visit({ query: 'nsjail' });
  await app.sees(/▌ +NsJail/);
  app.press('enter');
  app.press('o');
  await app.asks({ type: 'open', url: 'https://github.com/google/nsjail' });
});
