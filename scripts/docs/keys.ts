import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTheme } from '../../src/screen/theme.ts';
import { type Binding, bindings } from '../../src/views/bindings.ts';
import { keyCaps } from '../../src/views/help/draw.ts';
import type { Mode } from '../../src/views/state.ts';

const README = 'README.md';
const START = '<!-- keys -->';
const END = '<!-- /keys -->';
const { glyphs } = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** Every key as a Markdown table, by group, from the table that handles them. */
export function keyTable(): string {
  const groups = [...new Set(bindings.map(({ group }) => group))];
  return groups.map((group) => tableOf(bindings.filter((binding) => binding.group === group))).join('\n\n');
}

function tableOf(rows: readonly Binding[]): string {
  const [first] = rows;
  return [`| ${first?.group} | | where |`, '| --- | --- | --- |', ...rows.map(rowOf)].join('\n');
}

function rowOf(binding: Binding): string {
  const caps = keyCaps(binding, glyphs).split(' ');
  return `| ${caps.map((cap) => `\`${cap}\``).join(' ')} | ${binding.label} | ${placeOf(binding)} |`;
}

const MODES = new Set(bindings.flatMap(({ modes }) => modes));
const PLACES: Readonly<Partial<Record<Mode, string>>> = { search: 'search line', choices: 'filters and sort' };

function placeOf({ modes }: Binding): string {
  if (modes.length === MODES.size) return 'everywhere';
  return modes.map((mode) => PLACES[mode] ?? mode).join(', ');
}

/** What stands between the markers of a text. */
export function markedKeys(text: string): string {
  return text.slice(text.indexOf(START) + START.length, text.indexOf(END)).trim();
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const text = readFileSync(README, 'utf8');
  const before = text.slice(0, text.indexOf(START) + START.length);
  writeFileSync(README, `${before}\n\n${keyTable()}\n\n${text.slice(text.indexOf(END))}`);
}
