import { expect, test } from 'vitest';
import { visit } from '../support/visit.tsx';

test('the user opens a category, goes to an entry and reads its detail', async () => {
  const app = visit();
  await app.sees('▌▸ Foundations');
  app.press('down', 'down', 'down', 'down', 'down', 'down');
  await app.sees('▌▸ Containers');
  app.press('right');
  await app.sees(/▌▾ Containers +\d+/);
  app.press('down');
  await app.sees(/▌ +runc/);
  expect(app.screen()).toContain('Containers · runtime · Go · Apache-2.0');
  expect(app.screen()).toContain('SECURITY NOTES');
  expect(app.screen()).toMatchInlineSnapshot(`
    " awesome-containers                                        / search · 897 items
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┬───────────────────────────────────────────────
     ▸ Hypervisors               19 │ runc                                 ● active▐
     ▾ Containers                27 │ Containers · runtime · Go · Apache-2.0 · 2015▐
    ▌    runc                     ● ┃ also libcontainer
         Bocker                   ○ ┃
         rkt                      ✕ ┃ Reference low-level container runtime of the
         LXC                      ● ┃ OCI: starts a container from a directory and
         Vagga                    ○ ┃ a configuration file; the part of Docker and
         libct                    ○ ┃ containerd that talks to the kernel.
         libvirt                  ● ┃
         systemd-nspawn           ● ┃ ISOLATION                       rootless: yes
         Porto                    ○ ┃  Shares the kernel of the host.
         crun                     ● ┃  uses: namespaces, cgroups, capabilities,
         youki                    ● │  pivot_root
         Kata Containers          ● │  by option: user namespaces, seccomp,
         Confidential Containers  ● │  AppArmor, SELinux, no_new_privs, mount
         gVisor                   ● │  options, idmapped mounts, seccomp user
         Sysbox                   ● │  notification
         Nabla Containers         ○ │  other mechanisms: not recorded
         runwasi                  ● │
         WasmEdge                 ● │ SECURITY NOTES                             17
         Podman                   ● │ ▾ 236 more lines
     ↑↓ move  → open  / search  f filter  o browser  Space mark  ? help  q quit"
  `);
});

test('the categories are in the order of the list, followed by Bookmarks and Recent', async () => {
  const app = visit();
  await app.sees('Recent');
  const titles = app
    .screen()
    .split('\n')
    .flatMap((row) => row.match(/^.[▸★·] ([A-Z][A-Za-z& ]+?)(…| {2})/)?.[1] ?? []);
  expect(titles).toEqual([
    'Foundations',
    'Specifications',
    'Clouds',
    'Orchestration',
    'Operating Systems',
    'Hypervisors',
    'Containers',
    'Sandboxes',
    'Partial Access',
    'Build',
    'Filesystem & Images',
    'Networking',
    'Dashboard',
    'Security',
    'Another Information Sour',
    'Bookmarks',
    'Recent',
  ]);
});

test('← closes a branch, and goes from an entry to its category', async () => {
  const app = visit();
  app.press('right', 'down');
  await app.sees(/▌ +Open Container Initiat/);
  app.press('left');
  await app.sees('▌▾ Foundations');
  app.press('left');
  await app.sees('▌▸ Foundations');
  expect(app.screen()).not.toMatch(/^ +Cloud Native/m);
});

test('the articles of a blog are listed under the blog', async () => {
  const app = visit({ rows: 40 });
  app.press('G', 'up', 'up', 'up', 'right', 'down', 'down', 'right');
  await app.sees('Red Hat Blog');
  for (let row = 0; row < 12; row++) app.press('down');
  await app.sees(/▌ +▸ Red Hat Blog +4/);
  app.press('right');
  await app.sees('Architecting');
  expect(app.screen()).toMatch(
    /▾ Red Hat Blog[\s\S]*Introduction to Lin[\s\S]*What’s Next[\s\S]*Architecting[\s\S]*Architecting/,
  );
});

test('opening a branch near the bottom scrolls its entries into view', async () => {
  const app = visit({ rows: 14 });
  app.press(...Array<string>(9).fill('down'), 'right');
  await app.sees('▌▾ Build');
  expect(app.screen()).toMatch(/BuildKit[\s\S]*Buildah[\s\S]*kaniko/);
});

test('the hardening guide has five levels, and a measure describes a problem and a mitigation', async () => {
  const app = visit({ rows: 40 });
  app.press('G', 'up', 'up', 'up', 'right', 'down', 'down', 'down', 'right');
  await app.sees(/▾ Hardening guide +14/);
  expect(app.screen()).toMatch(
    /1 [\s\S]*4 │[\s\S]*2 [\s\S]*5 │[\s\S]*3 [\s\S]*2 │[\s\S]*4 [\s\S]*1 │[\s\S]*5 [\s\S]*2 │/,
  );
  app.press('down', 'right', 'down');
  await app.sees('PROBLEM');
  expect(app.screen()).toContain('WHAT HELPS');
});

test('G goes to the end and gg to the top; a single g waits for the second', async () => {
  const app = visit();
  app.press('G');
  await app.sees('▌· Recent');
  app.press('g', 'down');
  await app.sees('▌· Recent');
  app.press('g', 'g');
  await app.sees('▌▸ Foundations');
});

test('the list scrolls to keep the cursor visible', async () => {
  const app = visit({ rows: 10 });
  for (const _ of Array(15).keys()) app.press('down');
  await app.sees('▌★ Bookmarks');
  expect(app.screen()).not.toContain('Foundations');
  app.press('page-up', 'page-up', 'page-up');
  await app.sees('▌▸ Foundations');
});

test('2,000 keys in one read end on the right row', async () => {
  const app = visit();
  app.type('\u001B[B'.repeat(2000) + '\u001B[A'.repeat(2));
  await app.sees('▌▸ Another');
});

test('resizing to one pane, to a tiny window and back keeps the place', async () => {
  const app = visit();
  app.press('right', 'down');
  await app.sees(/▌ +Open Container Initiat.*● [│┃]/);
  app.resize({ columns: 40, rows: 15 });
  await app.seesNo('│');
  expect(app.screen()).toMatch(/▌ +Open Container Initiat/);
  app.press('right');
  await app.sees('ISOLATION');
  expect(app.screen()).not.toContain('Specifications');
  app.resize({ columns: 20, rows: 5 });
  await app.sees(/^Enlarge to 30x8/);
  app.resize({ columns: 80, rows: 24 });
  await app.sees('Specifications');
  expect(app.screen()).toContain('ISOLATION');
});

test('a branch whose entries are all of one kind shows their number without a bar', async () => {
  const app = visit({ columns: 120 });
  app.press('down', 'up');
  await app.sees(/BY KIND *\n.* foundation \d+ *\n/);
  app.press('down', 'down');
  await app.sees(/BY KIND *\n.* cloud +█+ \d/);
});

test('the page of a closed branch names its contents', async () => {
  const app = visit();
  app.press('down', 'down');
  await app.sees('▌▸ Clouds');
  await app.sees(/HOLDS *\n.*dotCloud · .*\n/);
  expect(app.screen()).not.toContain('▾ Clouds');
});

test('a wrapped row of facts does not end in a separator', async () => {
  const app = visit({ columns: 40, rows: 15 });
  app.type('/runc');
  app.press('enter', 'z');
  await app.sees('Containers · runtime · Go\n Apache-2.0 · 2015');
});
