import { expect, test } from 'vitest';
import { catalog } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

const onRunc = () => visit({ query: 'runc' });

test('the notes of an entry give the CVE, its impact, the releases that fix it and the source', async () => {
  const app = visit({ query: 'runc', rows: 160 });
  await app.sees('CVE-2019-5736');
  expect(app.screen()).toMatch(/▲ CVE-2019-5736 {2}runcescape[^▲]* escape[^▲]* fixed in 1\.0\.0-rc7/);
  expect(app.screen()).toContain('nvd.nist.gov/…/CVE-2019-5736');
});

test('the notes are ordered by impact, then newest first', async () => {
  const app = visit({ query: 'runc', rows: 400 });
  await app.sees('CVE-2019-5736');
  const order = [...app.screen().matchAll(/│ {2}[▲△] (CVE-\d+-\d+)/g)].map(([, cve]) => cve);
  expect(order[0]).toBe('CVE-2026-119101');
  expect(order.slice(1, 4).every((cve) => cve?.startsWith('CVE-2025'))).toBe(true);
  const notes = catalog.entries.find(({ id }) => id === 'runc')?.notes ?? [];
  const impactOf = (cve: string | undefined) => notes.find(({ ids }) => ids[0] === cve)?.impact;
  const impacts = order.map(impactOf);
  expect([...new Set(impacts)]).toEqual(['escape', 'privilege', 'bypass']);
  expect(impacts).toEqual(['escape', 'privilege', 'bypass'].flatMap((one) => impacts.filter((own) => own === one)));
  expect(order).toHaveLength(notes.filter(({ kind }) => kind === 'vulnerability').length);
});

test('↓ goes through the notes to the links and scrolls as needed', async () => {
  const app = onRunc();
  await app.sees(/▾ \d+ more lines/);
  app.press('enter');
  app.press('right');
  while (!app.screen().includes('open its source')) {
    app.press('down');
    await app.sees('← back');
  }
  while (!/│▌ 1 /.test(app.screen())) {
    app.press('down');
    await app.sees(/│▌/);
  }
  await app.sees('Enter open link');
  app.press('enter');
  await app.asks({ type: 'open', url: 'https://github.com/opencontainers/runc' });
});

test('Enter does not open an item out of sight; it first chooses one in sight', async () => {
  const app = visit({ query: 'selinux' });
  await app.sees(/▌ +SELinux/);
  app.press('enter', 'right');
  await app.seesNo('Enter open');
  app.press('enter');
  await app.sees(/│▌ 1 /);
  expect(app.effects.filter(({ type }) => type === 'open')).toEqual([]);
  app.press('enter');
  await expect.poll(() => app.effects.filter(({ type }) => type === 'open')).toHaveLength(1);
});

test('y copies the address that a number key has just opened', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right');
  app.effects.length = 0;
  app.press('3', 'y');
  await expect
    .poll(() => app.effects.map((effect) => ('url' in effect ? effect.url : 'text' in effect ? effect.text : '')))
    .toHaveLength(3);
  const [opened] = app.effects.flatMap((effect) => (effect.type === 'open' ? [effect.url] : []));
  const [copied] = app.effects.flatMap((effect) => (effect.type === 'copy' ? [effect.text] : []));
  expect(copied).toBe(opened);
});

test('Tab jumps to the next note or link, and Shift-Tab to the previous one', async () => {
  const app = visit({ query: 'selinux' });
  await app.sees(/▌ +SELinux/);
  app.press('enter');
  app.press('right', 'tab');
  await app.sees(/│▌ 1 /);
  app.press('tab', 'tab');
  await app.sees(/│▌ 3 /);
  app.press('shift+tab');
  await app.sees(/│▌ 2 /);
});

test('a number opens the link with that number, or says that there is none', async () => {
  const app = visit({ query: 'bocker' });
  await app.sees(/▌ +Bocker/);
  app.press('enter', 'right', '1');
  await app.asks({ type: 'open', url: 'https://github.com/p8952/bocker' });
  app.press('9');
  await app.sees('There is no link 9 here.');
});

test('y copies the address and Y the link as Markdown', async () => {
  const app = visit({ query: 'bocker' });
  await app.sees('▌');
  app.press('enter', 'y', 'Y');
  await app.asks({ type: 'copy', text: 'https://github.com/p8952/bocker', what: 'https://github.com/p8952/bocker' });
  await app.asks({ type: 'copy', text: '[Bocker](https://github.com/p8952/bocker)', what: 'the link as Markdown' });
});

test('Ctrl-y copies while the user is typing a query', async () => {
  const app = visit({ query: 'bocker' });
  await app.sees('▌');
  app.press('ctrl+y');
  await app.asks({ type: 'copy', text: 'https://github.com/p8952/bocker', what: 'https://github.com/p8952/bocker' });
});

test('J and K scroll the detail without leaving the list', async () => {
  const app = onRunc();
  app.press('enter');
  await app.sees('browser');
  app.press('J', 'J');
  await app.seesNo(/│ runc/);
  app.press('K', 'K');
  await app.sees(/│ runc/);
});

test('o on a category says that there is no link', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('o');
  await app.sees('There is no link here to open.');
  app.press('down');
  await app.seesNo('no link');
});

test('the facts of the 2016 list are at the end', async () => {
  const app = visit({ query: 'bocker', rows: 60, columns: 120 });
  await app.sees('IN 2016');
  expect(app.screen()).toContain('★ 3,260 · pushed 251 days before · listed under Containers');
});

test('the guide names the capabilities that Docker keeps and drops', async () => {
  const app = visit({ query: 'only root', rows: 90, columns: 120 });
  await app.sees('CAP_SYS_RAWIO');
  expect(app.screen()).toContain('CAP_NET_BIND_SERVICE');
});
