import type { QueryLine } from '../../search-line/line.ts';

/** What is typed to be judged, and what is wrong with it. */
export type GuideLineState = { readonly line: QueryLine; readonly problem: string | null };
