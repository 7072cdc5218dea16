import { readFileSync, writeFileSync } from 'node:fs';
import { median } from './statistics.ts';
import { milliseconds } from './table.ts';

const FILE = 'BENCHMARKS.md';

/** The conditions of a measurement. */
export type Circumstances = {
  readonly date: Date;
  readonly nodeVersion: string;
  readonly cores: number;
  readonly command: string;
  /** The times that bare Node took to start and end: they show how quiet the machine was. */
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

/** Replaces the text between the `bench` markers of a name; a new name is added at the end. */
export function withBlock(document: string, name: string, block: string): string {
  return betweenMarkers(document, `bench ${name}`, block);
}

/** Replaces the text between any markers; new markers are added at the end. */
export function betweenMarkers(document: string, marker: string, block: string): string {
  const start = `<!-- ${marker} -->`;
  const end = `<!-- /${marker} -->`;
  const marked = `${start}\n\n${block}\n\n${end}`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n${marked}\n`;
  return `${document.slice(0, from)}${marked}${document.slice(to + end.length)}`;
}

/** Writes the tables into the report, which has a section for each major version of Node. */
export function writeReport(circumstances: Circumstances, table: string): void {
  const major = circumstances.nodeVersion.split('.')[0] ?? '';
  const block = [`## Node ${major}`, circumstancesLine(circumstances), table].join('\n\n');
  writeFileSync(FILE, withBlock(readFileSync(FILE, 'utf8'), `node-${major}`, block));
}
