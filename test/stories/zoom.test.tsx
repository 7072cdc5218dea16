import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('z shows the detail in the whole window, and z again restores the list unchanged', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', 'down');
  await app.seesNo(/▌ +runc/);
  const second = /▌ +(\S+)/.exec(app.screen())?.[1];
  const before = app.screen();
  app.press('z');
  await app.sees(new RegExp(`^ ${second} `, 'm'));
  expect(app.screen()).not.toContain('┬');
  app.press('z');
  // The time that the search took may differ.
  const withoutTime = (screen: string) => screen.replace(/ +(\d+ of .*) <?\d+ ms/, ' $1');
  await expect.poll(() => withoutTime(app.screen())).toBe(withoutTime(before));
});

test.each(['escape', 'q', 'left'] as const)('%s leaves the zoom but not the program', async (key) => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter');
  await app.sees('→ open');
  const before = app.screen();
  app.press('z');
  await app.sees('z unzoom');
  app.press(key);
  await expect.poll(app.screen).toBe(before);
  expect(app.effects.filter(({ type }) => type === 'quit')).toEqual([]);
});

test('a zoom from the detail returns to the detail with the same note chosen', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', 'tab', 'tab');
  await app.sees(/│▌ ▲ CVE-/);
  const chosen = app.screen().match(/▌ ▲ (CVE-\S+)/)?.[1] ?? '';
  app.press('z');
  await app.sees(new RegExp(`^▌ ▲ ${chosen}`, 'm'));
  app.press('down', 'up', 'escape');
  await app.sees(new RegExp(`│▌ ▲ ${chosen}`));
});

test('resizing and jumping to an entry keep the zoom, and Esc goes back step by step', async () => {
  const app = visit({ query: 'warden' });
  await app.sees(/▌ +Warden/);
  app.press('enter', 'z');
  await app.sees(/^ Warden/m);
  app.resize({ columns: 120, rows: 30 });
  await app.sees(/^ Warden/m);
  app.resize({ columns: 40, rows: 15 });
  await app.sees(/^ Warden/m);
  app.resize({ columns: 80, rows: 24 });
  app.press('>');
  await app.sees(/^ Garden/m);
  app.press('escape');
  await app.sees(/^ Warden/m);
  app.press('escape');
  await app.sees(/▌ +Warden.*[│┃] Warden/);
});

test('closing the help returns to a zoomed detail, and a search leaves the zoom', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', 'z');
  await app.sees(/^ runc/m);
  app.press('?');
  await app.sees('MOVE');
  app.press('?');
  await app.sees(/^ runc/m);
  app.press('/');
  await app.sees(/▌ +runc.*[│┃] runc/);
});

test('the page beside the vulnerabilities can be zoomed', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('V', 'z');
  await app.sees(/^ CVE-\d+-\d+/m);
  app.press('z');
  await app.sees(/^▌▲ CVE-/m);
});
