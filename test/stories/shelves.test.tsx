import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('b marks an entry, which then stands on the shelf of bookmarks, and takes the mark away again', async () => {
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

test('bookmarks of an earlier visit are there, also when one of them is no longer listed', async () => {
  const app = visit({ shelves: { bookmarks: ['lxc', 'gone', 'seccomp'], recent: [] } });
  await app.sees(/★ Bookmarks +2/);
  app.press('G', 'up', 'right');
  await app.sees(/★ Bookmarks +2[\s\S]*LXC[\s\S]*seccomp/);
});

test('what was read or opened stands under Recent, the newest first', async () => {
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

test('a category cannot be marked, and says so', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('b');
  await app.sees('can be bookmarked');
  expect(app.effects).toEqual([]);
});

test("' goes to the bookmarks from wherever one browses, and says how to make one where there are none", async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  app.press('enter', "'");
  await app.sees('Nothing is bookmarked yet; b bookmarks what is chosen.');
  app.press('b', 'right', "'");
  await app.sees(/▾|★ Bookmarks +1/);
  await app.sees(/▌ +runc/);
  expect(app.screen()).toContain('awesome-containers');
});
