import { describe, expect, test } from 'vitest';
import { blockIn } from '../../../scripts/docs/block.ts';
import { fieldsTable, syntaxTable } from '../../../scripts/docs/syntax.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { FIELDS } from '../../../src/search/query/fields.ts';
import { FIELD_NAMES, ORDERS } from '../../../src/search/query/names.ts';
import { QUERY_SYNTAX } from '../../../src/search/query/syntax.ts';
import { helpTexts } from '../../support/help.ts';
import { library } from '../../support/library.ts';

describe('the syntax of queries', () => {
  const examples = QUERY_SYNTAX.flatMap(([typed]) => typed);

  test.each(examples)('the example %s is understood', (example) => {
    expect(library.search.find(example, []).problems).toEqual([]);
  });

  test('names every field, each order of the results, and no others', () => {
    expect(FIELDS.map(({ name }) => name)).toEqual(FIELD_NAMES);
    const meanings = QUERY_SYNTAX.map(([, meaning]) => meaning).join('\n');
    for (const name of [...FIELD_NAMES, ...ORDERS]) expect(meanings).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('is what docs/queries.md says; `npm run syntax` writes it', () => {
    expect(blockIn('syntax')).toBe(syntaxTable());
    expect(blockIn('fields')).toBe(fieldsTable());
  });

  test('is what the help says', () => {
    const { glyphs } = createTheme({ colour: false, unicode: true, hyperlinks: false });
    const words = helpTexts(80, glyphs).join(' ').split(/\s+/);
    const said = QUERY_SYNTAX.flatMap(([typed, meaning]) => [...typed, meaning].flatMap((text) => text.split(' ')));
    expect(said.filter((word) => !words.includes(word))).toEqual([]);
  });
});
