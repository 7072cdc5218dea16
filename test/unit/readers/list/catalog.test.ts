import { expect, test } from 'vitest';
import { checkCatalog } from '../../../../src/data/check.ts';
import { buildTree } from '../../../../src/data/tree.ts';
import { idsFor, slugOf } from '../../../../src/readers/list/ids.ts';
import { readListed } from '../../../../src/readers/list/part.ts';

function catalogIn(text: string) {
  const result = readListed(text, 'markdown', 'kites.md');
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

const named = (name: string, category = 'Makers', url: string | null = null) => ({ name, url, category: [category] });

test('an id is the slug of the name or the host, with the category and a number if it is taken', () => {
  expect(slugOf('Élan & Co: 2nd!')).toBe('elan-co-2nd');
  expect(
    idsFor([named('Aero'), named('風', 'Makers', 'https://www.wind.example/x'), named('風'), named('C++')]),
  ).toEqual(['aero', 'wind-example', 'entry', 'c']);
  expect(idsFor([named('Aero'), named('Aero', 'Shops'), named('Aero', 'Shops'), named('Aero Shops')])).toEqual([
    'aero-makers',
    'aero-shops-2',
    'aero-shops-3',
    'aero-shops',
  ]);
});

test('an entry keeps its id if others are added before it', () => {
  const [, ...before] = idsFor([named('New'), named('Aero'), named('Bird', 'Shops')]);
  expect(before).toEqual(idsFor([named('Aero'), named('Bird', 'Shops')]));
});

test('a list becomes a valid catalog, in which addresses may repeat', () => {
  const list =
    '# Kites\n## Makers\nThose who make.\n- [Aero](https://a.example)\n### Small\n- [Bird](https://b.example)\n  - [Nest](https://n.example)\n## Shops\n- [Aero](https://a.example)\n- Ribbon';
  const { catalog, notice } = catalogIn(list);
  expect(notice).toBeNull();
  expect(catalog.title).toBe('Kites');
  expect(catalog.categories.map(({ title, summary, holds }) => [title, summary, holds])).toEqual([
    ['Makers', 'Those who make.', 'entries'],
    ['Small', '', 'entries'],
    ['Shops', '', 'entries'],
  ]);
  // A category may have both entries and categories, and two entries may have the same address.
  const faults = checkCatalog(catalog).filter(({ field }) => field !== 'parent' && field !== 'url');
  expect(faults).toEqual([]);
  const [makers] = buildTree(catalog);
  expect(makers?.children.map(({ label }) => label)).toEqual(['Small', 'Aero']);
  expect(makers?.children[0]?.children[0]?.children[0]?.label).toBe('Nest');
});

test('long names, titles and descriptions are cut, and the cuts are reported', () => {
  const long = (length: number) => 'word '.repeat(length / 5);
  const list = `# Kites\n## ${long(300)}\n- [${long(500)}](https://a.example) - ${long(12_000)}\n## Shops\n- [Fly](https://f.example)`;
  const { catalog, notice } = catalogIn(list);
  expect(notice).toBe('3 texts were cut');
  expect(catalog.entries[0]?.name).toHaveLength(400);
  expect(catalog.entries[0]?.category[0]).toHaveLength(200);
  expect(catalog.entries[0]?.summary).toHaveLength(10_000);
});

test.each([
  ['', 'it is empty'],
  [' \n\n', 'it is empty'],
  [
    '# A program\n\nIt does [things](https://t.example) well.\n',
    'there is no list in it; expected items with links, such as “- [name](https://…) - description”',
  ],
])('%j is refused', (text, problem) => {
  expect(readListed(text, 'markdown', 'x')).toEqual({ problem });
});

test('items that are nested too deep are counted', () => {
  const items = Array.from(
    { length: 120 },
    (_, depth) => `${'  '.repeat(depth)}- [d${depth}](https://d.example/${depth})`,
  );
  const { catalog, notice } = catalogIn(`# T\n## A\n${items.join('\n')}`);
  expect(notice).toBe(`${120 - catalog.entries.length} items are nested too deep to be read`);
});
