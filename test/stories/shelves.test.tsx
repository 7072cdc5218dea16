import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('b adds an entry to the bookmarks and removes it again', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', 'b');
  await app.sees('Bookmarked runc.');
  await app.asks({ type: 'bookmark', id: 'runc', on: true });
  app.press('escape');
  await app.sees(/★ Bookmarks +1/);
  app.press('G', 'up', 'right', 'down');
  await app.sees(/▌ +★? *runc/);
  app.press('b');
  await app.sees(/▌★ Bookmarks +0/);
  await app.asks({ type: 'bookmark', id: 'runc', on: false });
});

test('bookmarks of an earlier session are listed, except for entries that no longer exist', async () => {
  const app = visit({ shelves: { bookmarks: ['lxc', 'gone', 'seccomp'], recent: [] } });
  await app.sees(/★ Bookmarks +2/);
  app.press('G', 'up', 'right');
  await app.sees(/★ Bookmarks +2[\s\S]*LXC[\s\S]*seccomp/);
});

test('entries that were read or opened are listed under Recent, the latest first', async () => {
  const app = visit({ query: 'runc', rows: 30 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right');
  await app.asks({ type: 'visit', id: 'runc' });
  app.press('escape', 'escape');
  await app.sees('▌▸ Foundations');
  app.press('right', 'down', 'o');
  await app.sees(/Recent +2/);
  app.press('G', 'right');
  await app.sees(/▾ Recent +2[\s\S]*Open Container Init[\s\S]*runc/);
});

test('b on a category says that it cannot be bookmarked', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('b');
  await app.sees('can be bookmarked');
  expect(app.effects).toEqual([]);
});

test("' goes to the bookmarks from anywhere, or says how to add the first one", async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', "'");
  await app.sees('Nothing is bookmarked yet; b bookmarks what is chosen.');
  app.press('b', 'right', "'");
  await app.sees(/▾|★ Bookmarks +1/);
  await app.sees(/▌ +runc/);
  expect(app.screen()).toContain('awesome-containers');
});
