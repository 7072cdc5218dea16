import { withoutSequences } from '../../text/sanitize.ts';
import { readAsciidoc } from '../forms/asciidoc/read.ts';
import { readHtml } from '../forms/html/read.ts';
import { readMarkdown } from '../forms/markdown/read.ts';
import { readOrg } from '../forms/org/read.ts';
import { readRst } from '../forms/rst/read.ts';
import { readYaml } from '../forms/yaml/read.ts';
import type { Form } from './form.ts';
import { readDocument } from './from-document.ts';
import type { ListReading } from './reading.ts';

/** The forms that a person writes; our own export has a reader of its own. */
export type ListForm = Exclude<Form, 'json'>;

const CONTROL = /\p{Cc}(?<![\t\n])/u;

const READERS: { readonly [One in ListForm]: (text: string) => ListReading } = {
  markdown: (text) => readDocument(readMarkdown(text)),
  mdx: (text) => readDocument(readMarkdown(text, true)),
  html: (text) => readDocument(readHtml(text)),
  rst: (text) => readDocument(readRst(text)),
  org: (text) => readDocument(readOrg(text)),
  asciidoc: (text) => readDocument(readAsciidoc(text)),
  yaml: readYaml,
};

/** Reads a list in a form for readers: its entries and categories, and what is none. The text is not yet clean. */
export function readList(text: string, form: ListForm): ListReading {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
  // Their signs would be taken for brackets of links.
  return READERS[form](CONTROL.test(lines) ? withoutSequences(lines) : lines);
}
