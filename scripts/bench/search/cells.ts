import { titledTable } from '../kit/table.ts';

/** A table with any columns. */
export type Section = {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export const markdownOf = ({ title, headings, rows }: Section): string => titledTable(title, headings, rows);

/** Formats a number with separators: `10,000`. */
export const thousands = (count: number): string => count.toLocaleString('en-US');

export const entriesWords = (count: number): string => `${thousands(count)} entries`;

/** Formats a fraction of 1 as a percentage. */
export const share = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** Formats a time; below a millisecond with two decimals, so that values can be told apart. */
export const time = (ms: number): string => `${ms.toFixed(ms < 1 ? 2 : ms < 100 ? 1 : 0)} ms`;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
