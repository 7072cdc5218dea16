import { expect, test } from 'vitest';
import { library } from '../support/library.ts';
import { visit } from '../support/visit.tsx';

/** The ids of the vulnerabilities of an entry: those open in the version that the query names, and the others. */
function idsOf(query: string, id: string) {
  const node = library.items.get(id);
  const notes = node?.subject.kind === 'entry' ? node.subject.entry.notes : [];
  const open = node ? (library.search.find(query, []).open(node)?.notes ?? []) : [];
  const ids = (some: typeof notes) => some.flatMap((note) => note.ids.slice(0, 1));
  return { open: ids(open), others: ids(notes.filter((note) => !open.includes(note))) };
}

test('a version after a name shows the number of open vulnerabilities in the list and in the detail', async () => {
  const app = visit({ columns: 120, rows: 40 });
  app.type('/runc 1.1.4');
  await app.sees(/▌ +runc +\d+ open in 1\.1\.4/);
  const { open } = idsOf('runc 1.1.4', 'runc');
  expect(app.screen().split(`${open.length} open in 1.1.4`)).toHaveLength(3);
});

test('vulnerabilities open in the version are listed before those fixed in it', async () => {
  const { open, others } = idsOf('runc 1.3.4', 'runc');
  expect(open.length).toBeGreaterThan(0);
  expect(others.length).toBeGreaterThan(0);
  const app = visit({ columns: 120, rows: 500 });
  app.type('/runc 1.3.4');
  await app.sees(`${open.length} open in 1.3.4`);
  const notes = app.screen().slice(app.screen().indexOf('SECURITY NOTES'));
  const places = (ids: readonly string[]) => ids.map((id) => notes.search(new RegExp(`[▲△] ${id}`)));
  expect(Math.min(...places(open))).toBeGreaterThan(0);
  expect(Math.max(...places(open))).toBeLessThan(Math.min(...places(others)));
});

test('a version without open vulnerabilities is shown as “none recorded”, not as safe', async () => {
  const app = visit({ columns: 120, rows: 40 });
  app.type('/runc 99.0.0');
  await app.sees(/▌ +runc +none recorded in 99\.0\.0/);
});
