import { readFileSync, writeFileSync } from 'node:fs';
import { median } from './statistics.ts';
import { milliseconds } from './table.ts';

const FILE = 'BENCHMARKS.md';

/** The circumstances of a measurement. */
export type Circumstances = {
  readonly date: Date;
  readonly nodeVersion: string;
  readonly cores: number;
  readonly command: string;
  /** How long bare Node took to start and end, again and again: how quiet the machine was. */
  readonly bareStarts?: readonly number[];
};

export function circumstancesLine({ date, nodeVersion, cores, command, bareStarts = [] }: Circumstances): string {
  const day = date.toISOString().slice(0, 10);
  return `Measured on ${day} with Node ${nodeVersion} on ${cores} cores; again with \`${command}\`.${quietWords(bareStarts)}`;
}

function quietWords(starts: readonly number[]): string {
  if (starts.length === 0) return '';
  const [least, most] = [milliseconds(Math.min(...starts)), milliseconds(Math.max(...starts))];
  return ` Bare node took ${milliseconds(median(starts))} (${least} to ${most}, ${starts.length} starts).`;
}

/** Replaces the text between the markers of a name; a new name is added at the end. */
export function withBlock(document: string, name: string, block: string): string {
  return betweenMarkers(document, `bench ${name}`, block);
}

/** Does the same with any marker. */
export function betweenMarkers(document: string, marker: string, block: string): string {
  const start = `<!-- ${marker} -->`;
  const end = `<!-- /${marker} -->`;
  const marked = `${start}\n\n${block}\n\n${end}`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${marked}\n`;
  return `${document.slice(0, from)}${marked}${document.slice(to + end.length)}`;
}

/** Writes the tables into the report; each major version of Node has a section. */
export function writeReport(circumstances: Circumstances, table: string): void {
  const major = circumstances.nodeVersion.split('.')[0] ?? '';
  const block = [`## Node ${major}`, circumstancesLine(circumstances), table].join('\n\n');
  writeFileSync(FILE, withBlock(readFileSync(FILE, 'utf8'), `node-${major}`, block));
}
