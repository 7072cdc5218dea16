import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('the number of hidden results is shown above and below the list, and Ctrl-o toggles them', async () => {
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
])('the key that shows hidden results is not cut in %i columns', async (columns, line) => {
  const app = visit({ columns, rows: 40 });
  app.type('/gui');
  await app.sees(line);
});

test('typing another letter hides the weaker results again', async () => {
  const app = visit({ columns: 120, rows: 80 });
  app.type('/docker');
  app.press('ctrl+o');
  await app.sees(/Ctrl-o fewer/);
  app.type(' status:active');
  await app.sees(/hidden/);
});
