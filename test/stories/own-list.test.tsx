import { expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { readExport } from '../../src/readers/export/read.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { visit } from '../support/visit.tsx';

/** A list about Python, without fields about containers and with its own kinds and statuses. */
const PYTHON = {
  entries: [
    { name: 'Django', kind: 'web framework', status: 'stable', related: ['flask'] },
    { name: 'Flask', kind: 'web framework', status: 'stable' },
    { name: 'Pillow', kind: 'image', status: 'beta' },
    { name: 'Nose', kind: 'test runner', status: 'archived', successors: ['pytest'] },
    { name: 'pytest', kind: 'test runner', status: 'stable' },
  ].map((entry) => ({
    id: entry.name.toLowerCase(),
    url: `https://${entry.name.toLowerCase()}.example.org/`,
    summary: `${entry.name} is a thing for Python.`,
    category: ['Python'],
    ...entry,
  })),
};

function visitOf(list: object, query = '') {
  const { catalog, notice } = readExport(JSON.stringify(list), 'list.json');
  expect(notice).toBeNull();
  return visit({ list: createLibrary(catalog, createSearch, makeDetail), query, columns: 110, rows: 30 });
}

test('an entry without links to others has no empty column beside it in a wide window', async () => {
  const app = visitOf(PYTHON, 'pillow');
  app.resize({ columns: 200, rows: 30 });
  await app.sees(/│ Pillow +· beta *$/m);
  app.press('/');
  app.type('django');
  await app.sees(/│ Django +· stable *│ RELATED/);
});

test('the detail of an entry shows only fields that the list has', async () => {
  const app = visitOf(PYTHON);
  app.press('down');
  await app.sees(/│ Django +· stable/);
  await app.sees('Python · web framework');
  await app.sees('LINKS');
  await app.sees('RELATED');
  await app.seesNo(/ISOLATION|SECURITY NOTES|Snapshot|2016|recorded/i);
});

test('if one entry has notes or isolation, the others show that theirs are not recorded', async () => {
  const [django, ...others] = PYTHON.entries;
  const notes = [{ kind: 'history', text: 'Was slow.', source: 'https://example.org/' }];
  const noted = visitOf({ entries: [...others, { ...django, notes, rootless: 'yes' }] });
  noted.press('down');
  await noted.sees(/Flask +· stable/);
  await noted.sees(/ISOLATION\s+│? *\n?.*Not recorded\./);
  await noted.sees(/SECURITY NOTES/);
});

test('the list’s own kinds and statuses are shown, found, completed and corrected', async () => {
  const app = visitOf(PYTHON, 'status:beta');
  await app.sees(/▌ +Pillow/);
  await app.seesNo('Django');
  app.press('escape');
  app.type('kind:');
  await app.sees(/web-framework.*image.*test-runner/);
  await app.seesNo('orchestrator');
  app.type('test');
  await app.sees(/▌ +Nose/);
  app.type('-runer');
  await app.sees('did you mean test-runner?');
});

test('the list’s own kind can be chosen and removed, even if a built-in kind begins with its name', async () => {
  const app = visitOf(PYTHON, 'kind:image');
  await app.sees(/▌ +Pillow/);
  app.press('enter', 'f');
  await app.sees(/STATUS\s/);
  app.press('tab');
  await app.sees(/web framework +2/);
  app.press('space');
  await app.sees(/kind:image,web-framework +3 of 5/);
  app.press('space');
  await app.sees(/kind:image +1 of 5/);
});

test('a list without vulnerabilities has nothing for a stack, and says so before anything is typed', async () => {
  const app = visitOf(PYTHON);
  app.press('A');
  await app.sees('This list records no vulnerabilities.');
  await app.seesNo('Your stack');
});
