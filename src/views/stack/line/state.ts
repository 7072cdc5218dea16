import type { QueryLine } from '../../search-line/line.ts';

/** The text typed in the stack line, and what is wrong with it, or `null`. */
export type StackLineState = { readonly line: QueryLine; readonly problem: string | null };
