import { webAddress } from '../data/links.ts';
import { type Cell, cellText, noteName } from './cell.ts';
import type { Comparison } from './compare.ts';

/** Returns a comparison as a Markdown table, for a ticket or a message. The names of the fields that differ are bold. */
export function comparisonMarkdown({ entries, fields }: Comparison): string {
  const rows = [
    ['', ...entries.map(({ name, url }) => linked(name, url))],
    ['---', ...entries.map(() => '---')],
    ...fields.map(({ name, differs, cells }) => [
      differs ? `**${markdownText(name)}**` : markdownText(name),
      ...cells.map(cellMarkdown),
    ]),
  ];
  const table = rows.map((row) => `| ${row.join(' | ')} |`);
  return [...table, '', CLOSING, ''].join('\n');
}

const CLOSING = 'Bold fields differ. What is not recorded or not in the table is unknown.';

function cellMarkdown(cell: Cell): string {
  if (cell.is !== 'vulnerability') return markdownText(cellText(cell));
  const name = noteName(cell.note);
  return `${linked(name, cell.note.source)}${markdownText(cellText(cell).slice(name.length))}`;
}

function linked(text: string, url: string): string {
  const address = webAddress(url);
  return address === null
    ? markdownText(text)
    : `[${markdownText(text)}](${address.replace(/[()|<>]/g, percentCoded)})`;
}

/** Encodes a character that would end a link or a cell. `encodeURIComponent` does not encode parentheses. */
const percentCoded = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** Escapes a text for Markdown. An underscore within a word needs no escape. */
export const markdownText = (text: string): string =>
  text.replace(/[\\`*[\]<>|~&]/g, '\\$&').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
