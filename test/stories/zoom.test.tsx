import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('z gives the whole window to the detail, and z gives it back: the list is as it was', async () => {
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
  // How long the search took may differ.
  const withoutTime = (screen: string) => screen.replace(/ +(\d+ of .*) <?\d+ ms/, ' $1');
  await expect.poll(() => withoutTime(app.screen())).toBe(withoutTime(before));
});

test.each(['escape', 'q', 'left'] as const)('%s leaves the zoom, and not the program', async (key) => {
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

test('from the detail it goes back to the detail, with the same note chosen', async () => {
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

test('another size of the window keeps the zoom, and so does a lead; back goes where it came from', async () => {
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

test('the help over a zoomed detail closes to it again, and a search leaves it', async () => {
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

test('a page that opens the vulnerabilities can be zoomed as well', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('V', 'z');
  await app.sees(/^ CVE-\d+-\d+/m);
  app.press('z');
  await app.sees(/^▌▲ CVE-/m);
});
