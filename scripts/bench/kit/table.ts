import type { Size } from '../../../src/screen/layout.ts';
import { median, pairedRatios, percentile } from './statistics.ts';

/** A limit in words, and whether it is met. */
export type Goal = { readonly text: string; readonly isMet: boolean };

/** One row of the table; a missing value leaves its cell empty. */
export type Row = {
  readonly what: string;
  readonly median: string;
  readonly p95?: string;
  readonly ratio?: string;
  readonly goals?: readonly Goal[];
};

export type Section = { readonly title: string; readonly rows: readonly Row[] };

/** The reference that other values are compared with: its name and its values. */
export type Comparison = { readonly name: string; readonly values: readonly number[] };

const HEADINGS = ['', 'median', 'p95', 'ratio', 'goal'];

/** Returns a goal of the form “at most”. */
export function atMost(what: string, value: number, limit: number, unit = ''): Goal {
  return { text: [what, '≤', String(limit), unit].filter(Boolean).join(' '), isMet: value <= limit };
}

/** Returns a row of times in milliseconds, with their ratio to a reference if there is one. */
export function timeRow(what: string, times: readonly number[], over?: Comparison, goals: readonly Goal[] = []): Row {
  return {
    what,
    median: milliseconds(median(times)),
    p95: milliseconds(percentile(times, 0.95)),
    ...(over && { ratio: ratioTo(times, over) }),
    goals,
  };
}

/** Formats the median of the paired ratios, for example `1.15 × bare node`. */
export function ratioTo(values: readonly number[], over: Comparison): string {
  const ratio = median(pairedRatios(values, over.values));
  return `${ratio.toFixed(ratio < 10 ? 2 : 1)} × ${over.name}`;
}

/** Returns a row with only a ratio. */
export function ratioRow(what: string, times: readonly number[], over: Comparison): Row {
  return { what, median: '', ratio: ratioTo(times, over) };
}

export function sizeWords({ columns, rows }: Size): string {
  return `${columns}×${rows}`;
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

/** Formats bytes as kilobytes of 1,000 bytes, as npm does. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} KB`;
}

/** Formats sections as Markdown tables that are readable as plain text. */
export function tableOf(sections: readonly Section[]): string {
  return sections.map(({ title, rows }) => titledTable(title, HEADINGS, rows.map(cellsOf))).join('\n\n');
}

/** Formats a table with any columns, below its title. */
export function titledTable(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [`### ${title}`, '', ...alignedTable(headings, rows)].join('\n');
}

function alignedTable(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}

function cellsOf({ what, median: middle, p95 = '', ratio = '', goals = [] }: Row): string[] {
  return [what, middle, p95, ratio, goals.map(goalWords).join(', ')];
}

export function goalWords({ text, isMet }: Goal): string {
  return `${isMet ? '✓' : '✗'} ${text}`;
}
