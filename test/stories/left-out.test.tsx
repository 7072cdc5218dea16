import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('the top line and the line below the results say how many are hidden, and Ctrl-o shows them and hides them', async () => {
  const app = visit({ columns: 120, rows: 80 });
  app.type('/dind');
  await app.sees(/▌ +Sysbox/);
  expect(app.screen()).not.toContain('hidden');
  app.press('ctrl+u');
  app.type('gui');
  await app.sees(/ \d+ of \d{3} · \d+ hidden/);
  const [, shown, others] = / (\d+) of \d{3} · (\d+) hidden/.exec(app.screen()) ?? [];
  const cut = new RegExp(` ${shown} of \\d{3} · ${others} hidden`);
  expect(app.screen()).toContain(`${others} weaker matches hidden · Ctrl-o`);
  app.press('ctrl+o');
  await app.sees(new RegExp(` ${Number(shown) + Number(others)} of \\d{3} · <?\\d+ ms`));
  expect(app.screen()).toMatch(/Hardening Guide|NSA/);
  app.press('enter');
  app.press('ctrl+o');
  await app.sees(cut);
});

test.each([
  [80, /\d weaker hidden · Ctrl-o/],
  [60, /\d hidden · Ctrl-o/],
])('the key that shows what is hidden is whole in a window of %i columns', async (columns, line) => {
  const app = visit({ columns, rows: 40 });
  app.type('/gui');
  await app.sees(line);
});

test('another letter hides again what was shown', async () => {
  const app = visit({ columns: 120, rows: 80 });
  app.type('/docker');
  app.press('ctrl+o');
  await app.sees(/Ctrl-o fewer/);
  app.type(' status:active');
  await app.sees(/hidden/);
});
