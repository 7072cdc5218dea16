import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('what is no more says what took its place, > goes there, and < comes back', async () => {
  const app = visit({ query: 'rkt' });
  await app.sees(/▌ +rkt/);
  expect(app.screen()).toContain('→ replaced by containerd');
  app.press('enter', '>');
  await app.sees(/▌ +containerd/);
  expect(app.screen()).toContain('awesome-containers');
  app.press('<');
  await app.sees(/ \/ rkt/);
  await app.sees(/▌ +rkt/);
});

test('Backspace comes back as well, lead by lead, and at the end says that there is nowhere to go', async () => {
  const app = visit();
  app.press('down', 'down', 'right', 'down');
  await app.sees(/▌ +dotCloud/);
  app.press('>');
  await app.sees(/▌ +Docker/);
  app.press('>');
  await app.seesNo(/▌ +Docker/);
  app.press('backspace');
  await app.sees(/▌ +Docker/);
  app.press('backspace');
  await app.sees(/▌ +dotCloud/);
  app.press('backspace');
  await app.sees('There is nothing to go back to');
});

test('in the detail, Enter goes to the chosen entry, and stays in the detail', async () => {
  const app = visit({ query: 'seccomp', rows: 60, columns: 120 });
  await app.sees(/▌ +seccomp/);
  app.press('enter', 'right', 'end');
  await app.sees(/▌ › /);
  const chosen = app.screen().match(/▌ › (\S+)/)?.[1] ?? '';
  app.press('enter');
  await app.sees('▾');
  await expect.poll(() => app.screen().split('\n')[2]).toContain(chosen);
  expect(app.screen()).toContain('open link');
  app.press('<');
  await app.sees(/▌ › /);
});

test('an entry without notes does not claim to be safe, and one without mechanisms says why', async () => {
  const app = visit({ query: 'cncf landscape', rows: 30 });
  await app.sees(/▌ +CNCF Landscape/);
  expect(app.screen()).toContain('None recorded. That does not mean');
  expect(app.screen()).toContain('Not applicable: it is something to read.');
});

test('a mechanism says what has changed since 2016, and leads to the measures and the entries that use it', async () => {
  const app = visit({ query: 'cgroups', rows: 80, columns: 120 });
  await app.sees(/▌ +cgroups/);
  expect(app.screen()).toMatch(
    /SINCE 2016[\s\S]*LINKS[\s\S]*IN THE HARDENING GUIDE[\s\S]*› [\s\S]*USED BY[\s\S]*› runc/,
  );
});
