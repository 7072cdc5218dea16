import { expect, test } from 'vitest';
import { findVulnerabilities, isEntry } from '../../src/data/vulnerabilities.ts';
import { catalog } from '../support/library.ts';
import { talk } from '../support/talk.ts';
import { visit } from '../support/visit.tsx';

const crossing = findVulnerabilities(catalog).find(
  ({ nickname, notes }) => nickname !== null && notes.every(({ item }) => !isEntry(item)),
);
const [told] = crossing?.notes ?? [];
if (crossing?.nickname == null || told === undefined) throw new Error('A mechanism has been crossed');
const { id, nickname } = crossing;
const { item: mechanism, note } = told;

test('a vulnerability of a mechanism is found by its nickname and links to the mechanism, which shows the note', async () => {
  const app = visit({ query: nickname, columns: 120, rows: 60 });
  await app.sees(new RegExp(`▌ +${id}`));
  await app.sees(`${mechanism.name}  Linux ${note.fixed[0]}`);
  await app.sees(new RegExp(`CROSSES *\\n.*› ${mechanism.name}`));
  app.press('enter', 'right');
  while (!app.screen().includes(`▌ › ${mechanism.name}`) && !app.screen().includes(`▌› ${mechanism.name}`)) {
    const before = app.screen();
    app.press('down');
    await expect.poll(app.screen).not.toBe(before);
  }
  app.press('enter');
  await app.sees(/ Mechanisms · since Linux/);
  await app.sees(/SECURITY NOTES +\d/);
  await app.sees(`▲ ${id}  ${nickname}`);
  expect(app.screen()).toContain(`fixed in Linux ${note.fixed[0]}`);
});

test('a mechanism found by one of its notes shows the notes before its coverage', async () => {
  const app = visit({ query: `is:mechanism ${id}`, columns: 120, rows: 60 });
  await app.sees(new RegExp(`│ ${mechanism.name} *`));
  await app.sees(/SECURITY NOTES[\s\S]*COVERS[\s\S]*DOES NOT COVER/);
  app.press('escape', 'escape', '/', ...mechanism.name);
  await app.sees(/COVERS[\s\S]*DOES NOT COVER[\s\S]*SECURITY NOTES/);
});

test('accessible mode reads the notes of a mechanism and leads from them to the vulnerability', () => {
  const { type } = talk();
  expect(type(`show ${mechanism.name}`).join('\n')).toMatch(/Security notes: \d+; .* Type notes to hear (it|them)\./);
  const notes = type('notes');
  expect(notes[0]).toMatch(new RegExp(`^Security notes of ${mechanism.name}\\.`));
  const row = notes.find((line) => line.includes(`${id}, ${nickname}: `));
  expect(row).toContain(note.text);
  expect(type(row?.split('.')[0] ?? '')[0]).toMatch(new RegExp(`^${id}, ${nickname}: `));
});
