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

/** The forms that people write; our own export has a reader of its own. */
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

/**
 * Reads a list in a form written by people: its entries, its categories, and the items that are not entries. Their texts are not
 * cleaned yet.
 */
export function readList(text: string, form: ListForm, base: Base | null = null): ListReading {
  const plain = plainText(text);
  return form === 'yaml' ? readYaml(plain) : readDocument(documentIn(plain, form, base));
}

/** Prepares the text of a file: without byte order mark, NULs and escape sequences, and with `\n` as the end of each line. */
export function plainText(text: string): string {
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
  // Brackets in escape sequences would be taken for those of links.
  return CONTROL.test(lines) ? withoutSequences(lines) : lines;
}

/** Returns the tree of a list. Its links are absolute if the address of the list is known. */
export function documentIn(plain: string, form: Exclude<ListForm, 'yaml'>, base: Base | null): Document {
  const document = DOCUMENTS[form](plain);
  const from = namedBase(document.base ?? null, base);
  return from === null ? document : { ...document, addressOf: (href) => resolveLink(document.addressOf(href), from) };
}
