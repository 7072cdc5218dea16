import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

const rule = (screen: string) => screen.split('\n')[1] ?? '';

test('the rule is heavy over the pane with the focus, even without colour', async () => {
  const app = visit();
  await app.sees('▌▸ Foundations');
  expect(rule(app.screen())).toMatch(/^━{32}┬─{47}$/);
  app.press('right', 'down', 'right');
  await app.sees('← back');
  expect(rule(app.screen())).toMatch(/^─{32}┬━{47}$/);
  app.press('left');
  await expect.poll(() => rule(app.screen())).toMatch(/^━{32}┬─{47}$/);
});

test('the rule is heavy over neither pane in the search line, and over the filters when they have the focus', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('/', 'r', 'u', 'n', 'c');
  await expect.poll(() => rule(app.screen())).toMatch(/^─{32}┬─{47}$/);
  app.press('enter', 'f');
  await expect.poll(() => rule(app.screen())).toMatch(/^─{32}┬━{47}$/);
});

test('in three columns, the rule is heavy over the column with the cursor', async () => {
  const app = visit({ query: 'docker engine', columns: 150, rows: 40 });
  await app.sees('▌');
  app.press('enter', 'right');
  await expect.poll(() => rule(app.screen())).toMatch(/^─{40}┬━{72}┬─{36}$/);
  app.press('>');
  await expect.poll(() => rule(app.screen())).toMatch(/^─{40}┬─{72}┬━{36}$/);
});

test('the detail has its own scrollbar thumb, which moves as the detail scrolls', async () => {
  const app = visit({ query: 'runc' });
  await app.sees(/▌ +runc/);
  const thumb = () =>
    app
      .screen()
      .split('\n')
      .flatMap((row, index) => (/▐$/.test(row) ? [index] : []));
  app.press('enter', 'right');
  await expect.poll(() => thumb()[0]).toBe(2);
  app.press('end');
  await expect.poll(() => thumb().at(-1)).toBe(22);
});
