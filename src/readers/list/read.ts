import { withoutSequences } from '../../text/sanitize.ts';
import type { Document } from '../elements/document.ts';
import { readAsciidoc } from '../forms/asciidoc/read.ts';
import { readHtml } from '../forms/html/read.ts';
import { readMarkdown } from '../forms/markdown/read.ts';
import { readOrg } from '../forms/org/read.ts';
import { readRst } from '../forms/rst/read.ts';
import { readYaml } from '../forms/yaml/read.ts';
import { type Base, namedBase, resolveLink } from '../words/base.ts';
import type { Form } from './form.ts';
import { readDocument } from './from-document.ts';
import type { ListReading } from './reading.ts';

/** The forms that a person writes; our own export has a reader of its own. */
export type ListForm = Exclude<Form, 'json'>;

const CONTROL = /\p{Cc}(?<![\t\n])/u;

const DOCUMENTS: { readonly [One in Exclude<ListForm, 'yaml'>]: (text: string) => Document } = {
  markdown: (text) => readMarkdown(text),
  mdx: (text) => readMarkdown(text, true),
  html: readHtml,
  rst: readRst,
  org: readOrg,
  asciidoc: readAsciidoc,
};

/** Reads a list in a form for readers: its entries and categories, and what is none. The text is not yet clean. */
export function readList(text: string, form: ListForm, base: Base | null = null): ListReading {
  const plain = plainText(text);
  return form === 'yaml' ? readYaml(plain) : readDocument(documentIn(plain, form, base));
}

/** The text of a file as its reader takes it. */
export function plainText(text: string): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
  // Their signs would be taken for brackets of links.
  return CONTROL.test(lines) ? withoutSequences(lines) : lines;
}

/** The tree of a list, whose links are whole where it is known where the list is. */
export function documentIn(plain: string, form: Exclude<ListForm, 'yaml'>, base: Base | null): Document {
  const document = DOCUMENTS[form](plain);
  const from = namedBase(document.base ?? null, base);
  return from === null ? document : { ...document, addressOf: (href) => resolveLink(document.addressOf(href), from) };
}
