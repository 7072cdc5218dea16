import type { Command, ListFile, Option } from './command.ts';

/** A request to write the whole catalog to a file; `output` is `null` for standard output. */
export type ExportRequest = { readonly kind: 'export'; readonly output: string | null; readonly list: ListFile };

const FORMAT: Option = {
  name: 'format',
  value: { kind: 'choice', name: 'FORMAT', choices: ['json'] },
  isRequired: true,
  summary: 'the format, which must be given: json',
};

const OUTPUT: Option = {
  name: 'output',
  value: { kind: 'file', name: 'FILE' },
  summary: 'write to FILE atomically; - is standard output',
};

export const exportCatalog: Command<ExportRequest> = {
  name: 'export',
  summary: 'print the whole catalog as JSON',
  prints: 'the whole catalog as JSON, or nothing with `--output FILE`',
  argument: null,
  options: [FORMAT, OUTPUT],
  examples: [{ line: 'export --format json --output catalog.json', summary: 'the whole catalog, in a file' }],
  read: ({ value, list }) => ({ kind: 'export', output: value(OUTPUT), list }),
  async run({ output, list }) {
    const { printExport } = await import('./print/part.ts');
    return printExport(output, list);
  },
};
