import { describe, expect, test } from 'vitest';
import { blockIn } from '../../../scripts/docs/block.ts';
import { fieldsTable, syntaxTable } from '../../../scripts/docs/syntax.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { FIELDS } from '../../../src/search/query/fields.ts';
import { FIELD_NAMES, ORDERS } from '../../../src/search/query/names.ts';
import { QUERY_SYNTAX } from '../../../src/search/query/syntax.ts';
import { helpTexts } from '../../support/help.ts';
import { library } from '../../support/library.ts';

describe('the query syntax', () => {
  const examples = QUERY_SYNTAX.flatMap(([typed]) => typed);

  test.each(examples)('has the valid example %s', (example) => {
    expect(library.search.find(example, []).problems).toEqual([]);
  });

  test('lists every field and every sort order', () => {
    expect(FIELDS.map(({ name }) => name)).toEqual(FIELD_NAMES);
    const meanings = QUERY_SYNTAX.map(([, meaning]) => meaning).join('\n');
    for (const name of [...FIELD_NAMES, ...ORDERS]) expect(meanings).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('matches docs/queries.md, which `npm run syntax` writes', () => {
    expect(blockIn('syntax')).toBe(syntaxTable());
    expect(blockIn('fields')).toBe(fieldsTable());
  });

  test('matches the help', () => {
    const { glyphs } = createTheme({ colour: false, unicode: true, hyperlinks: false });
    const words = helpTexts(80, glyphs).join(' ').split(/\s+/);
    const said = QUERY_SYNTAX.flatMap(([typed, meaning]) => [...typed, meaning].flatMap((text) => text.split(' ')));
    expect(said.filter((word) => !words.includes(word))).toEqual([]);
  });
});
