import { readFileSync, writeFileSync } from 'node:fs';

/** The page that contains each block. */
const PAGES = {
  keys: 'docs/keys.md',
  commands: 'docs/commands.md',
  syntax: 'docs/queries.md',
  fields: 'docs/queries.md',
} as const;

export type BlockName = keyof typeof PAGES;

const startOf = (name: BlockName): string => `<!-- ${name} -->`;
const endOf = (name: BlockName): string => `<!-- /${name} -->`;

/** Splits a page into three parts: up to the block's start marker, the block's content, and everything from the end marker on. */
function partsAround(name: BlockName): readonly [before: string, content: string, after: string] {
  const text = readFileSync(PAGES[name], 'utf8');
  const start = text.indexOf(startOf(name)) + startOf(name).length;
  const end = text.indexOf(endOf(name));
  if (start < startOf(name).length || end < start) throw new Error(`${PAGES[name]} has no block “${name}”`);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

/** Returns the content between the markers of a block. */
export const blockIn = (name: BlockName): string => partsAround(name)[1].trim();

/** Replaces the content between the markers of a block. */
export function writeBlock(name: BlockName, content: string): void {
  const [before, , after] = partsAround(name);
  writeFileSync(PAGES[name], `${before}\n\n${content}\n\n${after}`);
}
