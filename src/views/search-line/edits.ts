import type { ActionName } from '../../keys/actions.ts';
import {
  caretLeft,
  caretRight,
  caretToEnd,
  caretToStart,
  caretWordLeft,
  caretWordRight,
  eraseAfter,
  eraseBefore,
  eraseTerm,
  eraseToStart,
  eraseWordAfter,
  eraseWordBefore,
  type QueryLine,
} from './line.ts';

/** The edits of a line of text, by action. */
export const EDITS: { readonly [Name in ActionName]?: (line: QueryLine) => QueryLine } = {
  'caret-left': caretLeft,
  'caret-right': caretRight,
  'caret-word-left': caretWordLeft,
  'caret-word-right': caretWordRight,
  'caret-to-start': caretToStart,
  'caret-to-end': caretToEnd,
  'erase-before': eraseBefore,
  'erase-after': eraseAfter,
  'erase-word-before': eraseWordBefore,
  'erase-word-after': eraseWordAfter,
  'erase-term': eraseTerm,
  'erase-to-start': eraseToStart,
};
