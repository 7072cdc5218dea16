import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { QUERY_SYNTAX, type SyntaxRule } from '../../src/search/query/syntax.ts';
import { writeBlock } from './block.ts';

/** What a query can say, as a Markdown table. */
export function syntaxTable(): string {
  return ['| query | finds |', '| --- | --- |', ...QUERY_SYNTAX.map(syntaxRow)].join('\n');
}

function syntaxRow([examples, meaning]: SyntaxRule): string {
  return `| ${examples.map((example) => `\`${example.replaceAll('|', '\\|')}\``).join(' ')} | ${meaning} |`;
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) writeBlock('syntax', syntaxTable());
