import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../../../src/readers/elements/document.ts';
import { elementsIn } from '../../../../src/readers/elements/element.ts';
import { readAsciidoc } from '../../../../src/readers/forms/asciidoc/read.ts';
import { readHtml } from '../../../../src/readers/forms/html/read.ts';
import { createInlineParser } from '../../../../src/readers/forms/markdown/inline.ts';
import { readMarkdown } from '../../../../src/readers/forms/markdown/read.ts';
import { noShared } from '../../../../src/readers/forms/markdown/shared.ts';
import { readOrg } from '../../../../src/readers/forms/org/read.ts';
import { readRst } from '../../../../src/readers/forms/rst/read.ts';
import { readDocument } from '../../../../src/readers/list/from-document.ts';
import { readListed } from '../../../../src/readers/list/part.ts';
import { type ListForm, readList } from '../../../../src/readers/list/read.ts';
import { markup } from '../../../support/markup.ts';
import '../../../support/properties.ts';

/** Counts the items of a tree independently of the reader, which must not lose any. */
function countItems({ root, tooDeep }: Document): number {
  let count = tooDeep.length;
  for (const { tag } of elementsIn(root)) if (tag === 'li') count += 1;
  return count;
}

function countRead(document: Document): number {
  const { entries, skipped } = readDocument(document);
  return [...entries, ...skipped].filter(({ from }) => from === 'item').length;
}

const DOCUMENTS: Readonly<Record<string, (text: string) => Document>> = {
  markdown: readMarkdown,
  html: readHtml,
  rst: readRst,
  org: readOrg,
  asciidoc: readAsciidoc,
};

test.each(Object.entries(DOCUMENTS))('no item of any %s is lost', (_form, read) => {
  fc.assert(
    fc.property(markup, (text) => {
      const document = read(text.replaceAll('\0', ''));
      expect(countRead(document)).toBe(countItems(document));
    }),
    { numRuns: 300 },
  );
});

const UNDRAWABLE = /\p{Cc}|[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cs}]/u;
const FORMS: readonly ListForm[] = ['markdown', 'mdx', 'html', 'rst', 'org', 'asciidoc', 'yaml'];

test.each(FORMS)('a list in %s never yields control characters or an address that is not of the web', (form) => {
  fc.assert(
    fc.property(markup, (text) => {
      const result = readListed(text, form, 'x');
      if ('problem' in result) return;
      expect(JSON.stringify(result.catalog).replace(/\\n/g, '')).not.toMatch(UNDRAWABLE);
      for (const { url, links } of result.catalog.entries) {
        for (const address of [url, ...links.map((link) => link.url)]) expect(address).toMatch(/^$|^https?:\/\/\S+$/);
      }
    }),
    { numRuns: 200 },
  );
});

test('rows and headings with links are counted', () => {
  const text =
    '# K\n## M\n| Name | About |\n| --- | --- |\n| [a](https://a.example) | x |\n| [b](#b) | y |\n| c | [d](#d) |\n### [e](https://e.example)\n';
  const document = readMarkdown(text);
  const { entries, skipped } = readDocument(document);
  const rows = [...entries, ...skipped].filter(({ from }) => from === 'row');
  expect(rows).toHaveLength(3);
  expect(entries.map(({ name }) => name)).toEqual(['a', 'e']);
});

/** The size of texts on which a careless reader takes quadratic time. If one did, the test would never end. */
const SIZE = 100_000;
test.each([
  ['brackets', '['],
  ['half links', '[a]('],
  ['half references', '[[a]['],
  ['stars', '*'],
  ['backticks', '`'],
  ['backticks of two', '`` a '],
  ['quotes', '> '],
  ['items', '- '],
  ['dashes', '–'],
  ['addresses', 'https://a.example/*'],
  ['tags', '<b>'],
  ['comments', '<!--'],
  ['code blocks', '----\n'],
  ['half blocks', '#+begin_src\n'],
  ['headings of housekeeping', '## License\n'],
  ['paragraphs', 'a [b](https://b.example)\n\n'],
  ['terms', '<dt>a'],
  ['digits', '1'],
  ['braces', '{a}'],
  ['half comments of MDX', '{/*'],
])('an endless run of %s is read in all formats', (_what, piece) => {
  const text = `# T\n\n## A\n\n- [a](https://a.example) ${piece.repeat(SIZE / piece.length)}\n`;
  for (const form of FORMS) expect(readListed(text, form, 'x')).toBeDefined();
});

test('an opening bracket is matched against a limited number of others', () => {
  const parser = createInlineParser();
  const skipToken = parser.inline.skipToken.bind(parser.inline);
  let tried = 0;
  parser.inline.skipToken = (state) => {
    tried += 1;
    skipToken(state);
  };
  parser.parseInline('['.repeat(SIZE), noShared());
  expect(tried).toBeLessThan(20 * SIZE);
});

test('in an endless paragraph, markup counts only at the beginning, and addresses up to the end', () => {
  const text = `[a](https://a.example) ${'*_'.repeat(5 * SIZE)} https://b.example`;
  const [block] = createInlineParser().parseInline(text, noShared());
  expect(block?.children?.length).toBeLessThan(3 * SIZE);
  const [entry] = readList(`- ${text}`, 'markdown').entries;
  expect(entry).toMatchObject({ url: 'https://a.example', links: [{ url: 'https://b.example' }] });
});

test.each<[string, ListForm, string]>([
  ['substitutions', 'rst', `.. |a| replace:: ${'x'.repeat(1_000)}\n\n- ${'|a| '.repeat(SIZE)}`],
  ['attributes', 'asciidoc', `:a: ${'x'.repeat(90_000)}\n\n${'* {a}\n'.repeat(1_000)}`],
])('the text that %s produce is limited per file', (_what, form, text) => {
  const { entries } = readList(text, form);
  const letters = entries.reduce((sum, { name, summary }) => sum + name.length + (summary?.length ?? 0), 0);
  expect(letters).toBeLessThan(4_000_000);
});
