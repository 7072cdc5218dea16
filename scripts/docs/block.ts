import { readFileSync, writeFileSync } from 'node:fs';

const README = 'README.md';
const startState = (name: string): string => `<!-- ${name} -->`;
const endOf = (name: string): string => `<!-- /${name} -->`;

/** What a text has between the markers of a block. */
export function blockIn(text: string, name: string): string {
  return text.slice(text.indexOf(startState(name)) + startState(name).length, text.indexOf(endOf(name))).trim();
}

/** Writes a block of the README anew, between its markers. */
export function writeBlock(name: string, content: string): void {
  const text = readFileSync(README, 'utf8');
  const before = text.slice(0, text.indexOf(startState(name)) + startState(name).length);
  writeFileSync(README, `${before}\n\n${content}\n\n${text.slice(text.indexOf(endOf(name)))}`);
}
