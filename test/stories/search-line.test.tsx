import { describe, expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

const INVERSE = '\u001b[7m';

/** Opens the explorer with the results of a query in the list. */
async function searchedFor(query: string) {
  const app = visit();
  app.type(`/${query}\r`);
  await app.sees(`/ ${query} `);
  await app.sees('q quit');
  return app;
}

describe('/ over an earlier search', () => {
  test('selects the search, even without colour, and the first letter replaces it', async () => {
    const app = await searchedFor('gvisor');
    app.press('/');
    await app.sees('type to replace it; arrow keys edit it');
    expect(app.painted()).toContain(`${INVERSE}gvisor`);
    app.type('kata');
    await app.sees(/^ \/ kata /);
    await app.sees(/▌ +Kata/);
    expect(app.painted()).not.toContain(INVERSE);
  });

  test.each(['left', 'ctrl+a', 'ctrl+e', 'home'])('keeps the search for editing after %s', async (key) => {
    const app = await searchedFor('gvisor');
    app.press('/', key, 'x');
    await app.sees(/^ \/ (?:gvisorx|xgvisor|gvisoxr) /);
  });

  test.each(['backspace', 'ctrl+u', 'delete'])('erases the whole search on %s', async (key) => {
    const app = await searchedFor('gvisor');
    app.press('/', key, 'r');
    await app.sees(/^ \/ r /);
  });

  test('erases only the last word on Ctrl-w', async () => {
    const app = await searchedFor('docker status:active');
    app.press('/', 'ctrl+w');
    await app.sees(/^ \/ docker +\d/);
  });

  test('replaces the search with a paste', async () => {
    const app = await searchedFor('gvisor');
    app.press('/');
    app.paste('kata');
    await app.sees(/^ \/ kata /);
  });

  test('leaves the search unchanged on Enter and Esc', async () => {
    const app = await searchedFor('gvisor');
    for (const key of ['enter', 'escape']) {
      app.press('/');
      await app.sees('type to replace it');
      app.press(key);
      await app.sees('q quit');
      expect(app.screen()).toMatch(/^ \/ gvisor /);
    }
  });

  test('moves among the results with the arrows, and the next letter still replaces the search', async () => {
    const app = await searchedFor('docker');
    app.press('/', 'down', 'down', 'k');
    await app.sees(/^ \/ k /);
  });
});

describe('Ctrl-r', () => {
  test('steps back through the searches of the session, the latest first, including cleared ones', async () => {
    const app = await searchedFor('gvisor');
    app.type('/kata');
    app.press('escape');
    await app.sees(/^ \/ +\d/);
    await app.sees('Ctrl-r earlier');
    app.press('ctrl+r');
    await app.sees(/^ \/ kata /);
    app.press('ctrl+r');
    await app.sees(/^ \/ gvisor /);
    app.press('ctrl+r');
    await app.sees(/^ \/ kata /);
    app.press('enter');
    await app.sees(/▌ +Kata/);
  });

  test('says if there was no earlier search', async () => {
    const app = visit();
    app.press('/', 'ctrl+r');
    await app.sees('Nothing has been searched for before.');
  });
});

const VIEWS: readonly (readonly [string, readonly string[], string])[] = [
  ['the matrix', ['M'], 'What isolates what'],
  ['the vulnerabilities', ['V'], '2026'],
  ['the hardening guide', ['H'], 'Hardening guide'],
  ['your stack', ['A'], 'runc'],
  ['the comparison', ['space', 'down', 'space', 'C'], 'differ'],
  ['the detail', ['right', 'down'], 'back'],
];

describe.each(VIEWS)('/ from %s', (_, way, seen) => {
  async function from() {
    const app = visit({ installed: { runc: '1.1.4' } });
    app.type('/uses:seccomp kind:sandbox\r');
    await app.sees('q quit');
    app.press(...way);
    await app.sees(seen);
    return app;
  }

  test('Esc returns to it with the search unchanged', async () => {
    const app = await from();
    const before = app.screen();
    app.press('/');
    await app.sees('type to replace it');
    app.press('escape');
    await expect.poll(app.screen).toBe(before);
  });

  test('Esc first clears the typed text, then returns', async () => {
    const app = await from();
    const before = app.screen();
    app.type('/lxc');
    await app.sees(/^ \/ lxc /);
    app.press('escape');
    await app.sees(/^ \/ +\d/);
    await app.sees('Esc back');
    app.press('escape');
    // The time that the search took may differ.
    const withoutTime = (screen: string) => screen.replace(/ +(\d+ of .*) <?\d+ ms/, ' $1');
    await expect.poll(() => withoutTime(app.screen())).toBe(withoutTime(before));
  });

  test('Enter keeps the new results', async () => {
    const app = await from();
    app.type('/firejail\r');
    await app.sees(/▌.*Firejail/);
    await app.sees('q quit');
  });
});

test('a blank at the end of the query keeps the chosen result', async () => {
  const app = visit({ query: 'docker' });
  const row = () =>
    app
      .screen()
      .split('\n')
      .findIndex((line) => line.startsWith('▌'));
  await app.sees('choose');
  app.press('down', 'down', 'down');
  await expect.poll(row).toBe(5);
  app.press('space', 'left', 'right');
  app.press('ctrl+r');
  await app.sees('Nothing has been searched for before.');
  expect(row()).toBe(5);
});
