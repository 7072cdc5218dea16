import { describe, expect, test } from 'vitest';
import { catalog } from '../support/library.ts';
import { type VisitOptions, visit } from '../support/visit.tsx';

type Visit = ReturnType<typeof visit>;

/** Searches for a name, marks the first result and leaves the search. */
async function mark(app: Visit, name: string) {
  app.press('/', ...name, 'enter', 'space');
  await app.sees(/◆ \d/);
  app.press('escape');
}

/** Opens the explorer and compares the entries with these names. */
async function comparing(names: readonly string[], options: VisitOptions = {}) {
  const app = visit(options);
  await app.sees('▌');
  for (const name of names) await mark(app, name);
  app.press('C');
  await app.sees('Compare');
  return app;
}

/** The first words of the summary of runc. */
const SUMMARY =
  catalog.entries
    .find(({ id }) => id === 'runc')
    ?.summary.split(' ')
    .slice(0, 3)
    .join(' ') ?? '';

const THREE = ['runc', 'gvisor', 'kata'] as const;

/** Finds the row of the comparison with this field, with each run of blanks reduced to one. */
const rowOf = (app: Visit, name: string) =>
  app
    .screen()
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .find((line) => line.replace(/^[≠?] /, '').startsWith(`${name} │`));

describe('Space', () => {
  test('marks an entry in the tree: a sign appears before it, and the bottom line counts the marks', async () => {
    const app = visit();
    await app.sees('▌');
    app.press('right', 'down', 'space');
    await app.sees(/^▌◆ +\S/m);
    await app.sees(/◆ 1 marked\s*$/);
    app.press('down', 'space');
    await app.sees(/◆ 2 marked\s*$/);
    expect(app.screen().match(/^.◆/gm)).toHaveLength(2);
  });

  test('marks an entry in the results, and removes the mark when pressed again', async () => {
    const app = visit({ query: 'runc' });
    await app.sees('runc');
    app.press('enter', 'space');
    await app.sees(/^▌◆ runc /m);
    app.press('space');
    await app.seesNo('◆');
    expect(app.effects).toEqual([]);
  });

  test('shows the mark beside the sign of a bookmark', async () => {
    const app = visit({ query: 'runc', shelves: { bookmarks: ['runc'], recent: [] } });
    await app.sees('★');
    app.press('enter', 'space');
    await app.sees(/^▌★◆runc /m);
    app.press('escape', 'end', 'up', 'right', 'down');
    await app.sees(/^▌◆ +runc /m);
  });

  test('marks only entries', async () => {
    const app = visit();
    await app.sees('▌');
    app.press('space');
    await app.sees('Only entries can be marked');
    await app.seesNo('◆');
  });

  test('is a page down in the detail and a blank in the search line', async () => {
    const app = visit({ query: 'runc' });
    await app.sees('runc');
    app.press('space');
    await app.sees(/^ \/ runc {2}/);
    app.press('enter', 'enter', 'space');
    await app.seesNo(/Containers · runtime/);
    await app.seesNo('◆');
  });

  test('shows a shorter count of marks in a narrow window', async () => {
    const app = visit({ query: 'runc', columns: 40, rows: 15 });
    await app.sees('runc');
    app.press('enter', 'space');
    await app.sees(/C? .*◆ 1\s*$/);
    await app.seesNo('marked');
  });
});

test('the help explains the sign of a mark', async () => {
  const app = visit();
  await app.sees('▌');
  app.press('?', 'end');
  await app.sees(/◆ +marked to be compared/);
});

describe('C', () => {
  test('says how to mark entries if none is marked', async () => {
    const app = visit();
    await app.sees('▌');
    app.press('C');
    await app.sees('Mark two to four entries with Space, then press C.');
  });

  test('compares one marked entry with the one under the cursor', async () => {
    const app = visit();
    await app.sees('▌');
    await mark(app, 'runc');
    app.press('/', ...'crun', 'enter', 'C');
    await app.sees(/│▌runc +│ crun/);
    app.press('escape');
    await app.sees(/^ \/ crun/);
  });

  test('asks for another entry if the only marked one is under the cursor', async () => {
    const app = visit({ query: 'runc' });
    await app.sees('runc');
    app.press('enter', 'space', 'C');
    await app.sees('Go to another entry and press C');
    await app.seesNo('Compare');
  });

  test('compares at most four entries', async () => {
    const app = visit();
    await app.sees('▌');
    for (const name of [...THREE, 'crun']) await mark(app, name);
    app.press('/', ...'youki', 'enter', 'space');
    await app.sees('Compare takes at most 4 entries; x removes all marks.');
    app.press('x');
    await app.sees(/^ 4 marks removed\./m);
    app.press('down');
    await app.seesNo('marked');
    app.press('x');
    await app.sees('Nothing is marked.');
  });

  test('is offered once two entries are marked', async () => {
    const app = visit({ columns: 120 });
    await app.sees('▌');
    await app.seesNo('C compare');
    await mark(app, 'runc');
    await mark(app, 'crun');
    await app.sees('C compare');
  });

  test('compares from the detail, and Esc returns to the same place in it', async () => {
    const app = visit();
    await app.sees('▌');
    await mark(app, 'runc');
    await mark(app, 'crun');
    app.press('/', ...'gvisor', 'enter', 'enter', 'page-down', 'down');
    await app.sees(/gvisor[\s\S]*← back/);
    await app.seesNo(/gVisor +● active/);
    const before = app.screen();
    app.press('C');
    await app.sees('Compare');
    app.press('right', 'down', 'escape');
    await app.seesNo('Compare');
    expect(app.screen()).toBe(before);
  });
});

describe('the comparison', () => {
  test('shows the entries side by side, with a sign before each field that differs', async () => {
    const app = await comparing(THREE);
    await app.sees(/^ Compare {2}\d+ of \d+ fields differ, \d+ unknown/);
    await app.sees(/│▌runc +│ gVisor +│ Kata Containers/);
    expect(rowOf(app, 'rootless')).toBe('≠ rootless │ yes │ partial │ no');
    expect(rowOf(app, 'seccomp')).toBe('≠ seccomp │ ○ by option │ ● uses │ ○ by option');
    expect(rowOf(app, 'namespaces')).toBe('namespaces │ ● uses │ ● uses │ ● uses');
    expect(rowOf(app, 'AppArmor')).toMatch(/^\? AppArmor │ ○ by option │ · not recorded/);
    await app.sees(/≠ differs {2}\? unknown {2}● uses {2}○ by option {2}– does not {2}· not recorded/);
  });

  test('counts vulnerabilities by impact and shows the newest with its fixed releases', async () => {
    const app = await comparing(THREE, { columns: 140, rows: 60 });
    expect(rowOf(app, 'escape')).toMatch(/^≠ escape │ \d+ ▲+ │ \d+ ▲+ │ \d+ ▲+$/);
    expect(rowOf(app, 'newest')).toMatch(/▲ CVE-\d{4}-\d+ escape \d{4}-\d{2}/);
    expect(rowOf(app, 'newest fixed in')).toMatch(/1\.3\.7 \/ 1\.4\.4/);
    expect(rowOf(app, 'alternatives')).toMatch(/crun, youki/);
    expect(rowOf(app, 'what it is for')).toContain(`│ ${SUMMARY}`);
  });

  test('shows only the fields that differ after d', async () => {
    const app = await comparing(THREE);
    app.press('d');
    await app.sees('what is alike is left out');
    await app.sees('d all fields');
    expect(rowOf(app, 'kind')).toBeUndefined();
    expect(rowOf(app, 'rootless')).toBe('≠ rootless │ yes │ partial │ no');
    expect(rowOf(app, 'AppArmor')).toMatch(/^\? /);
    app.press('d');
    await app.sees('d differences');
    expect(rowOf(app, 'kind')).toBe('kind │ runtime │ runtime │ runtime');
  });

  test('opens the entry of the chosen column, and Esc returns to that column', async () => {
    const app = await comparing(THREE);
    app.press('right', 'down', 'down');
    await app.sees(/│ runc +│▌gVisor +│/);
    const before = app.screen();
    app.press('enter');
    await app.sees(/│.gVisor +● active/);
    app.press('escape');
    await app.sees('Compare');
    expect(app.screen()).toBe(before);
    app.press('enter');
    await app.sees('Foundations');
    app.press('C');
    await app.sees(/│▌gVisor/);
  });

  test('removes a column and its mark with x, but keeps at least two', async () => {
    const app = await comparing(THREE);
    app.press('right', 'x');
    await app.sees(/│ runc +│▌Kata Containers/);
    await app.seesNo('gVisor');
    app.press('x');
    await app.sees('At least two are needed to compare; Esc goes back to the list.');
    app.press('escape');
    await app.sees(/◆ 2 marked/);
  });

  test('is copied with y as a Markdown table of the visible fields', async () => {
    const app = await comparing(THREE);
    app.press('y', 'd', 'y');
    const [whole = '', short = ''] = app.effects.flatMap((effect) => (effect.type === 'copy' ? [effect.text] : []));
    expect(whole).toMatch(/^\| {2}\| \[runc\]\(https:\S+\) \| \[gVisor\]\(https:\S+\) \| \[Kata Containers\]/);
    expect(whole).toContain('| kind | runtime | runtime | runtime |');
    expect(short).not.toContain('| kind |');
    expect(short).toContain('| **rootless** | yes | partial | no |');
  });

  test('opens the page of the chosen entry with o and bookmarks it with b', async () => {
    const app = await comparing(THREE);
    app.press('right', 'b', 'o');
    await app.asks({ type: 'bookmark', id: 'gvisor', on: true });
    await app.asks({ type: 'open', url: 'https://gvisor.dev/' });
  });

  test('returns to the same place in the list with Esc', async () => {
    const app = visit();
    await app.sees('▌');
    await mark(app, 'runc');
    await mark(app, 'crun');
    app.press('home', 'right', 'down', 'J', 'J');
    await app.sees(/awesome-containers[\s\S]*\n▌ +\S/);
    await app.seesNo(/● active\n/);
    const before = app.screen();
    app.press('C');
    await app.sees('Compare');
    app.press('right', 'page-down', 'escape');
    await app.seesNo('Compare');
    expect(app.screen()).toBe(before);
  });

  test('scrolls no further than its end', async () => {
    const app = await comparing(THREE);
    app.press('end');
    await app.sees('the end');
    app.press('down', 'down', 'up');
    await app.sees('▾ 1 more line');
    await app.sees(/│▌runc/);
  });

  test('offers to scroll where lines are out of sight, and only there', async () => {
    const app = await comparing(THREE, { columns: 80, rows: 24 });
    await app.sees(/▾ \d+ more lines[\s\S]*\n ↑↓ scroll /);
    app.resize({ columns: 40, rows: 15 });
    await app.sees(/▾ \d+ more lines[\s\S]*\n ↑↓ scroll /);
    app.resize({ columns: 160, rows: 80 });
    await app.seesNo('more lines');
    expect(app.screen()).not.toContain('scroll');
  });

  test('shows two columns at a time in a narrow window', async () => {
    const app = await comparing([...THREE, 'crun'], { columns: 40, rows: 15 });
    await app.sees(/^ Compare {2}\d+ of \d+ differ +1–2 of 4 \n/);
    app.resize({ columns: 30, rows: 8 });
    await app.sees(/^ Compare {2}\d+ differ +1–2 of 4 \n/);
    app.resize({ columns: 40, rows: 15 });
    await app.sees(/^ ▌runc +│ gVisor +$/m);
    app.press('right', 'right');
    await app.sees(/2–3 of 4 \n/);
    await app.sees(/^ {2}gVisor +│▌Kata Containers/m);
    app.press('right', 'right', 'right');
    await app.sees(/3–4 of 4 \n[\s\S]*│▌crun/);
    app.resize({ columns: 120, rows: 40 });
    await app.sees(/│ runc +│ gVisor +│ Kata Containers +│▌crun/);
  });
});

test('marks are kept when < goes back through the pages', async () => {
  const app = await comparing(['runc', 'crun']);
  app.press('enter');
  await app.sees('Foundations');
  app.press('<');
  await app.sees('Compare');
  app.press('escape');
  await app.sees('◆ 2 marked');
});
