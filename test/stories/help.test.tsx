import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('the first page of the help at 80x24 shows how to quit and the main keys of the list', async () => {
  const app = visit();
  app.press('?');
  await app.sees('HERE  list');
  for (const row of [
    /q +quit/,
    /\/ Alt-\/ +search/,
    /f +filter by/,
    /V +vulnerabilities by year/,
    /H +the hardening guide/,
  ]) {
    expect(app.screen()).toMatch(row);
  }
  expect(app.screen()).toContain('Enter run');
  expect(app.screen()).toContain('? close');
});

test('? in the matrix shows the keys of the matrix first', async () => {
  const app = visit();
  app.press('M', '?');
  await app.sees('HERE  matrix');
  expect(app.screen()).toMatch(/s +sort by the column/);
  app.press('?');
  await app.sees('What isolates what');
});

test('/ in the help finds actions by their words, and Enter runs the first one', async () => {
  const app = visit();
  app.press('?', '/');
  app.type('hardening');
  await app.sees(/^ \? hardening +\d+ of \d+/);
  await app.sees(/▌H +the hardening guide, level by level/);
  app.press('enter');
  await app.sees(/^ Hardening guide/);
  app.press('escape');
  await app.sees('q quit');
});

test.each([
  ['q', /▌q +quit/],
  ['gg', /▌Home gg +to the top/],
  ['ctrl-l', /▌Ctrl-l +draw the screen again/],
  ['zoom', /▌z +the detail in the whole window/],
])('/ in the help finds actions by their key: %s', async (text, row) => {
  const app = visit();
  app.press('?', '/');
  app.type(text);
  await app.sees(row);
});

test('a search in the help may be typed ahead', async () => {
  const app = visit();
  app.press('?');
  app.type('/matrix');
  await app.sees(/^ \? matrix/);
  await app.sees(/▌M +matrix of what isolates what/);
});

test('Enter runs the action that the arrows have chosen', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', '?', '/');
  app.type('bookmark on');
  await app.sees(/▌b +bookmark, on or off/);
  app.press('enter');
  await app.asks({ type: 'bookmark', id: 'runc', on: true });
  app.press('?', 'down', 'down', 'up', 'up', 'enter');
  await app.sees('Enter keep');
});

test('an unavailable action gives its reason, and Enter repeats it', async () => {
  const app = visit();
  app.press('?', '/');
  app.type('copy the link');
  await app.sees(/y +copy the link \(There is no link here to copy\)/);
  app.press('enter');
  await app.sees('There is no link here to copy.');
  expect(app.effects).toEqual([]);
  app.press('ctrl+u');
  app.type('comparison');
  await app.sees(/y +copy the comparison as a Markdown table \(compare\)/);
  app.press('enter');
  await app.sees('This works in: compare.');
});

test('Esc first clears the search in the help, then closes the help', async () => {
  const app = visit();
  app.press('?', '/');
  app.type('copy');
  await app.sees(/^ \? copy/);
  app.press('escape');
  await app.sees('HERE  list');
  app.press('escape');
  await app.sees('q quit');
});

test('a search in the help says if nothing is found, and also finds the query syntax', async () => {
  const app = visit();
  app.press('?', '/');
  app.type('zzzz');
  await app.sees('No key and no sign is described by “zzzz”.');
  app.press('ctrl+u');
  app.type('bypass');
  await app.sees('bypass, disclosure, denial of service');
  app.press('enter');
  await app.sees('This row only explains; it is not a key.');
});

test.each([
  [40, 15],
  [120, 40],
  [200, 60],
])('at %ix%i, nothing is cut, columns are apart, and the cursor reaches the last row', async (columns, rows) => {
  const app = visit({ columns, rows });
  app.press('?');
  await app.sees('HERE');
  expect(app.screen()).not.toContain('…');
  const gaps = app
    .screen()
    .split('\n')
    .slice(2, -2)
    .map((line) => line.padEnd(columns));
  const count = columns < 110 ? 1 : columns < 165 ? 2 : 3;
  const width = Math.floor((columns - 3 * (count - 1)) / count);
  for (let column = 1; column < count; column++) {
    const at = column * (width + 3);
    expect(gaps.map((line) => line.slice(at - 3, at)).filter((gap) => gap.trim() !== '')).toEqual([]);
  }
  app.press('end');
  await app.sees('the end');
  await app.sees(/▌◆ +marked to be compared/);
});
