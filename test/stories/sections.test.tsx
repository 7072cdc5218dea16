import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

const ALT_UP = '\u001B[1;3A';
const ALT_DOWN = '\u001B[1;3B';

/** The headings with the cursor on them. */
const headings = (screen: string) =>
  [...screen.matchAll(/▌([A-Z][A-Z0-9 ]+?)(?: {2}|\s*[▐│┃\n])/g)].map(([, title]) => title);

test('} jumps to the next section, and the bottom row shows its number and the total', async () => {
  const app = visit({ query: 'runc', rows: 40 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', '{', '{', '}');
  await app.sees(/▌SECURITY NOTES/);
  await app.sees(/▾ \d+ more lines +SECURITY NOTES section 2\/\d+/);
  app.press('}');
  await app.sees(/│▌LINKS/);
  expect(app.screen().split('\n')[2]).toContain('▌LINKS');
  app.press('{');
  await app.sees(/▌SECURITY NOTES/);
});

test('] and [ do the same, and so do Alt-↓ and Alt-↑', async () => {
  const app = visit({ query: 'runc', rows: 40 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', '[', ']');
  await app.sees(/│▌LINKS/);
  app.type(ALT_UP);
  await app.sees(/▌SECURITY NOTES/);
  app.type(ALT_DOWN);
  await app.sees(/│▌LINKS/);
});

test('{ goes to the heading of the section first, and from the first heading to the top', async () => {
  const app = visit({ query: 'runc', rows: 40 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', 'down', 'down', '{');
  await app.sees(/▌SECURITY NOTES/);
  app.press('{', '{');
  await app.sees(/│ runc +● active/);
  await app.seesNo(/▌ISOLATION/);
});

test('↓ goes from a heading to the item below it, and Enter on a heading opens nothing', async () => {
  const app = visit({ query: 'runc', rows: 40 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', '}');
  await app.sees(/▌LINKS/);
  app.press('enter');
  await app.sees(/│▌ 1 github\.com\/opencontainers\/runc/);
  expect(app.effects.filter(({ type }) => type === 'open')).toEqual([]);
  app.press('{', 'down', 'down');
  await app.sees(/│▌ 2 /);
});

test('} reaches every section, even the last ones, which cannot scroll to the top', async () => {
  const app = visit({ query: 'bocker' });
  await app.sees(/▌ +Bocker/);
  app.press('enter', 'right');
  const seen: (string | undefined)[] = [];
  for (let press = 0; press < 12; press++) {
    app.press('}');
    await app.sees(/▌[A-Z]/);
    seen.push(...headings(app.screen()));
  }
  expect(seen.slice(0, 4)).toEqual(['LINKS', 'RELATED', 'IN THE HARDENING GUIDE', 'IN 2016']);
  expect(seen.at(-1)).toBe('IN 2016');
});

test('a link is shortened, but shown whole while it is chosen, and broken only at a slash', async () => {
  const app = visit({ query: 'runc', rows: 40 });
  await app.sees(/▌ +runc/);
  app.press('enter', 'right', '}');
  await app.sees('github.com/…/CHANGELOG.md');
  app.press('down', 'down');
  await app.sees(/▌ 2 github\.com\/opencontainers\/runc\/blob\/main\/ *\n.*▌ {3}CHANGELOG\.md/);
  app.press('down');
  await app.sees('github.com/…/CHANGELOG.md');
  await app.sees(/▌ 3 github\.com\/opencontainers\/runc\/security\/ *\n.*▌ {3}advisories/);
});

test('http and https addresses of the same page are one link', async () => {
  const app = visit({ query: 'seccomp', rows: 100 });
  await app.sees(/▌ +seccomp/);
  expect(app.screen().match(/seccomp\.2\.html/g)).toHaveLength(1);
});

test('a long title is shown whole, and its status beside its last row', async () => {
  const app = visit({ query: 'architecting user space' });
  await app.sees(/▌ +Architecting/);
  await app.sees(/[│┃] Architecting Containers Part 2: Why the User *▐?\n.*[│┃] Space Matters +● active/);
});

test('a note without a name begins beside its sign', async () => {
  const app = visit({ query: 'docker engine', rows: 400 });
  await app.sees(/▌ +Docker Engine/);
  expect(app.screen()).toMatch(/△ caution 2026: Docker Content Trust/);
  expect(app.screen()).toMatch(/✓ strength 2016: A seccomp profile/);
});

test('opening a branch near the bottom scrolls until all of its children are visible', async () => {
  const app = visit({ rows: 16 });
  await app.sees('▌▸ Foundations');
  app.press(...Array(11).fill('down'));
  await app.sees(/▌▸ Networking +8/);
  app.press('right');
  await app.sees(/▌▾ Networking/);
  const rows = app
    .screen()
    .split('\n')
    .map((row) => row.slice(0, 32));
  const at = rows.findIndex((row) => row.includes('▾ Networking'));
  expect(rows.slice(at + 1, at + 9).every((row) => row.startsWith('     '))).toBe(true);
});
