import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELDS, type Field, slugOf } from '../../src/search/query/fields.ts';
import { ORDERS } from '../../src/search/query/names.ts';
import { QUERY_SYNTAX, type SyntaxRule } from '../../src/search/query/syntax.ts';
import { writeBlock } from './block.ts';

/** Returns the query syntax as a Markdown table. */
export function syntaxTable(): string {
  return ['| query | finds |', '| --- | --- |', ...QUERY_SYNTAX.map(syntaxRow)].join('\n');
}

function syntaxRow([examples, meaning]: SyntaxRule): string {
  return `| ${examples.map((example) => `\`${example.replaceAll('|', '\\|')}\``).join(' ')} | ${meaning} |`;
}

/** Returns the fields and their values as a Markdown table. */
export function fieldsTable(): string {
  return [
    '| field | values |',
    '| --- | --- |',
    ...FIELDS.map((field) => `| \`${field.name}:\` | ${valuesOf(field)} |`),
  ].join('\n');
}

function valuesOf(field: Field): string {
  if (field.type === 'number') return `a number or a range: ${field.example}`;
  const known = field.type === 'order' ? ORDERS : field.known;
  return known === null ? 'what the list has' : known.map((value) => `\`${slugOf(value)}\``).join(' ');
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  writeBlock('syntax', syntaxTable());
  writeBlock('fields', fieldsTable());
}
