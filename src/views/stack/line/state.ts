import type { QueryLine } from '../../search-line/line.ts';

/** What is typed for the stack, and what is wrong with it. */
export type StackLineState = { readonly line: QueryLine; readonly problem: string | null };
