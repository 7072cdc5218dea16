import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../../../src/app/library.ts';
import { plainListing } from '../../../../src/commands/print/listing.ts';
import type { ActionName } from '../../../../src/keys/actions.ts';
import { lintListed, readListed } from '../../../../src/readers/list/part.ts';
import type { ListForm } from '../../../../src/readers/list/read.ts';
import { createTheme } from '../../../../src/screen/theme.ts';
import { createSearch } from '../../../../src/search/search.ts';
import { isListError, lintBytes, readListCatalog } from '../../../../src/system/list-file.ts';
import { contextFor, type Library } from '../../../../src/views/context.ts';
import { makeDetail } from '../../../../src/views/detail/content.ts';
import { drawScreen } from '../../../../src/views/registry.ts';
import { initialState } from '../../../../src/views/state.ts';
import { update } from '../../../../src/views/update.ts';
import { markup } from '../../../support/markup.ts';
import '../../../support/properties.ts';

/** Characters that control a terminal or are not shown, and lone surrogates. */
const UNDRAWABLE = /\p{Cc}|[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;
const ENDINGS = ['md', 'mdx', 'html', 'rst', 'org', 'adoc', 'yml', 'json', 'txt'] as const;

/** Bytes of a file: text mixed with bytes that may not be valid text. */
const bytes = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: markup.map((text) => Buffer.from(text)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    ),
    { maxLength: 4 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });

const ACTIONS: readonly ActionName[] = ['down', 'up', 'open', 'down', 'open', 'down', 'help'];

/** The rows of the window after each action, with the first item of the list chosen. */
function rowsOf(library: Library): readonly string[] {
  const context = contextFor(library, { columns: 80, rows: 24 }, theme);
  let state = initialState({ tree: library.tree, query: '' });
  return ACTIONS.flatMap((name) => {
    state = update(state, { type: 'pressed', action: name, key: '' }, context).state;
    return drawScreen(state, context).flatMap(({ lines }) =>
      lines.map((line) => line.map(({ text }) => text).join('')),
    );
  });
}

test.each(ENDINGS)('no bytes in a file.%s can control the terminal', (ending) => {
  fc.assert(
    fc.property(bytes, (given) => {
      const list = {
        bytes: given as Uint8Array<ArrayBuffer>,
        name: `a.${ending}`,
        title: `a\u001b[31m.${ending}`,
        file: `a.${ending}`,
        base: null,
      };
      const said: string[] = [];
      try {
        const { catalog, notice } = readListCatalog(list);
        const library = createLibrary(catalog, createSearch, makeDetail);
        said.push(notice ?? '', ...rowsOf(library));
        said.push(...plainListing(library.items.values()).split(/[\n\t]/));
        for (const { what, why } of lintBytes(list).findings) said.push(what, why);
      } catch (error) {
        if (!isListError(error)) throw error;
        said.push(error.message);
      }
      for (const line of said) expect(line).not.toMatch(UNDRAWABLE);
    }),
    { numRuns: 60 },
  );
});

/** Texts of a megabyte on which a careless reader takes quadratic time. If one did, the test would never end. */
const MEGABYTE = 1_000_000;
const repeated = (piece: string): string => piece.repeat(MEGABYTE / piece.length);

describe('a megabyte', () => {
  test.each<[string, ListForm, string]>([
    ['brackets', 'markdown', repeated('[')],
    ['half references', 'markdown', repeated('[[a][')],
    ['half links', 'markdown', repeated('[a](')],
    ['half pictures', 'markdown', repeated('![a](')],
    ['stars and bars', 'markdown', repeated('*_~`')],
    ['one line of words', 'markdown', `- [Aero](https://a.example) - ${repeated('kite ')}`],
    ['spaces', 'markdown', `# A${repeated(' ')}#\n- [Aero](https://a.example)`],
    ['quotes in quotes', 'markdown', repeated('> ')],
    ['items in items', 'markdown', Array.from({ length: 1400 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['items on one line', 'markdown', repeated('- ')],
    ['paragraphs below an entry', 'markdown', `# A\n\n## [b](https://b.example)\n\n${'a\n\n'.repeat(150_000)}`],
    ['open details', 'markdown', repeated('<details><summary>a\n\n')],
    ['open elements', 'html', repeated('<div>')],
    ['open links', 'html', repeated('<a href="#a">')],
    ['half comments', 'html', repeated('<!--')],
    ['half tags', 'html', repeated('<a href="')],
    ['half blocks', 'org', repeated('#+begin_src\n')],
    ['half drawers', 'org', repeated(':logbook:\n')],
    ['half roles', 'rst', repeated('`a <')],
    ['a large substitution', 'rst', `.. |a| replace:: ${'x'.repeat(1000)}\n\n- ${repeated('|a| ')}`],
    ['attributes of attributes', 'asciidoc', repeated(':a: {a}{a}b\n')],
    ['a large attribute', 'asciidoc', `:a: ${'x'.repeat(90_000)}\n${repeated('{a}')}`],
    ['conditions', 'asciidoc', repeated('ifdef::a[]\n')],
    ['conditions that hold', 'asciidoc', repeated('ifdef::plus[]\n')],
    ['titles behind lists', 'html', `${'<p><b>a</b><ul><li>b</ul>'.repeat(20_000)}${'<h1>c</h1>'.repeat(50_000)}`],
    ['lists in lists of data', 'yaml', repeated('- ')],
  ])('of %s is read or refused, also by lint', (_what, form, text) => {
    for (const read of [readListed, lintListed] as const) {
      const result = read === readListed ? readListed(text, form, 'x') : lintListed(text, form, null);
      expect(result).toBeDefined();
    }
  });

  test.each<[ListForm, string]>([
    ['markdown', '- a\n\n'],
    ['html', '<li>a'],
    ['rst', '* a\n'],
    ['org', '- a\n'],
    ['asciidoc', '* a\n'],
  ])('of the shortest items is refused with advice (%s)', (form, item) => {
    const refused = { problem: 'it has more than 150,000 items; split it' };
    expect(readListed(repeated(item), form, 'x')).toEqual(refused);
    expect(lintListed(repeated(item), form, null)).toEqual(refused);
  });
});
