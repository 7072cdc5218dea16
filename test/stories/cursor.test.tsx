import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

const ADVISORY = 'https://github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv';

/** Opens the detail of runc with the cursor on the note that the search matched. */
async function onNote(size: { readonly columns?: number; readonly rows?: number } = {}) {
  const app = visit({ query: 'runc 2024', ...size });
  await app.sees('CVE-2024-21626');
  app.press('enter', 'right');
  await app.sees('Enter open its source');
  return app;
}

test('Enter on the note that the search matched opens its source', async () => {
  const app = await onNote();
  app.press('enter');
  await app.asks({ type: 'open', url: ADVISORY });
});

test('a note shows the number of its link, and that number opens its source', async () => {
  const app = await onNote();
  const number = app.screen().match(/▌ ▲ CVE-2024-21626 .*\[(\d)\]/)?.[1] ?? '';
  app.press(number as '1');
  await app.asks({ type: 'open', url: ADVISORY });
});

test('y copies the address of the advisory, Y copies it as Markdown, and o opens the page of the entry', async () => {
  const app = await onNote();
  app.press('y', 'Y', 'o');
  await app.asks({ type: 'copy', text: ADVISORY, what: ADVISORY });
  await app.asks({ type: 'copy', text: `[CVE-2024-21626](${ADVISORY})`, what: 'the link as Markdown' });
  await app.asks({ type: 'open', url: 'https://github.com/opencontainers/runc' });
});

test('→ goes from a note to its vulnerability, < returns to the note, and the search is kept', async () => {
  const app = await onNote();
  expect(app.screen()).toContain('→ its page');
  app.press('right');
  await app.sees(/│ CVE-2024-21626 .*escape/);
  await app.sees('FIXED IN');
  expect(app.screen()).toMatch(/ \/ runc 2024 /);
  app.press('<');
  await app.sees(/│▌ ▲ CVE-2024-21626/);
  app.press('escape');
  await app.sees('→ open');
  expect(app.screen()).toMatch(/ \/ runc 2024 /);
});

test('a bar marks the rows of the chosen note and no others, even without colour', async () => {
  const app = await onNote();
  const marked = () =>
    app
      .screen()
      .split('\n')
      .flatMap((row) => row.match(/│▌(.*)/)?.[1] ?? []);
  await expect.poll(() => marked().length).toBeGreaterThan(3);
  expect(marked()[0]).toMatch(/CVE-2024-21626/);
  expect(marked().slice(1).join('\n')).not.toMatch(/CVE-|LINKS/);
  expect(marked().join('\n')).toContain('fixed in 1.1.12');
});

test.each([
  [true, '\u001b[1m\u001b[38;5;120mfixed in 1.1.12'],
  [false, '\u001b[1mfixed in 1.1.12'],
])('the fixed release is bold, and green if there is colour: %s', async (colour, painted) => {
  const app = visit({ query: 'runc 2024', colour, rows: 40 });
  await app.sees('fixed in 1.1.12');
  expect(app.painted()).toContain(painted);
});

test('a vulnerability that no release fixes says so in red', async () => {
  const app = visit({ query: 'rkt', colour: true, rows: 60 });
  await app.sees('not fixed in any release');
  expect(app.painted()).toContain('\u001b[38;5;210mnot fixed in any release');
});

test('the bottom line says what Enter does if something is chosen, and nothing otherwise', async () => {
  const app = visit({ query: 'runc', rows: 20 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right');
  await app.sees('← back');
  expect(app.screen()).not.toContain('Enter');
  app.press('tab');
  await app.sees('Enter open its source');
  app.press('end', 'shift+tab');
  await app.sees('Enter go to');
  while (!app.screen().includes('Enter open link')) {
    app.press('shift+tab');
    await app.sees('Enter');
  }
  await app.sees(/[│┃]▌ {3}\S+\//);
});

test('a note whose source is beyond the ninth link shows no number, and Enter still opens the source', async () => {
  const app = visit({ query: 'runc', rows: 100 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right');
  while (!/▌ . CVE-2019-5736/.test(app.screen())) {
    app.press('down');
    await app.sees(/│▌/);
  }
  expect(app.screen()).not.toMatch(/▌ . CVE-2019-5736.*\[/);
  app.press('enter');
  await app.asks({ type: 'open', url: 'https://nvd.nist.gov/vuln/detail/CVE-2019-5736' });
});

test('sources of notes are listed among the links, shortened to host and last part', async () => {
  const app = visit({ query: 'runc', rows: 400 });
  await app.sees('LINKS');
  expect(app.screen()).toMatch(/ \d github\.com\/…\/GHSA-xr7r-f8xq-vfvv/);
  expect(app.screen()).not.toContain('source: ');
});

test('in a small window, one key press shows the whole next note', async () => {
  const app = visit({ query: 'runc', columns: 40, rows: 15 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', 'tab', 'down');
  await app.sees(/▌ . CVE-2025-31133[\s\S]*▌ {3}allowed an escape to the host\./);
  app.press('up');
  await app.sees(/SECURITY NOTES[\s\S]*▌ . CVE-2026-119101/);
});
