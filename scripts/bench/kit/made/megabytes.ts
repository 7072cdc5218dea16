/** A list of one megabyte that takes a long time to read, and a description of it. */
export type Megabyte = { readonly what: string; readonly file: string; readonly text: string };

const MEGABYTE = 1_000_000;

const filled = (unit: string, head = ''): string => head + unit.repeat((MEGABYTE - head.length) / unit.length);

const ITEM = 'each item is a word';

/** The slowest inputs for each form of list, found by trying some fifty. */
export const MEGABYTES: readonly Megabyte[] = [
  { what: `Markdown, ${ITEM}`, file: 'words.md', text: filled('- abcd\n', '# A\n\n') },
  { what: 'Markdown, links by name', file: 'names.md', text: filled('- [a][b]\n', '[b]: http://b.example\n\n# A\n\n') },
  { what: 'Markdown, only headings', file: 'headings.md', text: filled('# a\n') },
  { what: 'Markdown, only signs', file: 'signs.md', text: filled('*_', '# A\n\n- ') },
  { what: 'HTML, nested without end', file: 'nested.html', text: filled('<div>') },
  { what: 'reStructuredText, links', file: 'links.rst', text: filled('- `a <http://b.example>`_\n', 'A\n=\n\n') },
  { what: 'Org, only headings', file: 'headings.org', text: filled('* a\n') },
  { what: 'AsciiDoc, links', file: 'links.adoc', text: filled('* http://b.example[a]\n', '= A\n\n== B\n\n') },
  { what: `YAML, ${ITEM}`, file: 'words.yaml', text: filled('- name: a\n  url: http://b.example\n') },
];
