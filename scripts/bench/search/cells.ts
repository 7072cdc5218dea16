import { titledTable } from '../kit/table.ts';

/** A table of any columns. */
export type Section = {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export const markdownOf = ({ title, headings, rows }: Section): string => titledTable(title, headings, rows);

/** `10,000` */
export const thousands = (count: number): string => count.toLocaleString('en-US');

export const entriesWords = (count: number): string => `${thousands(count)} entries`;

/** A share of 1 as a percentage. */
export const share = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** A time; below a millisecond, with two digits that tell values apart. */
export const time = (ms: number): string => `${ms.toFixed(ms < 1 ? 2 : ms < 100 ? 1 : 0)} ms`;

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
