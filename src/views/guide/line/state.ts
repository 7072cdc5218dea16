import type { QueryLine } from '../../search-line/line.ts';

/** The text typed in the guide line, and what is wrong with it, or `null`. */
export type GuideLineState = { readonly line: QueryLine; readonly problem: string | null };
