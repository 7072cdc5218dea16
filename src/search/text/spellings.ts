import type { Word } from './tokenize.ts';

/** Words that are written as one or as two by the kernel's documentation, by manual pages, and by people who search. */
const BOTH_WAYS = /\bfile( ?)(systems?)\b/gi;
const HAS_ONE = /file ?system/i;

/** Returns the words that a text would have in the other spelling, with their places: `filesystem` for `file system`. */
export function otherSpellings(text: string): readonly Word[] {
  if (!HAS_ONE.test(text)) return NONE;
  return Array.from(text.matchAll(BOTH_WAYS), ({ 0: written, 1: blank, 2: systems = '', index: start }) => {
    const end = start + written.length;
    const middle = end - systems.length;
    const second = systems.toLowerCase();
    if (blank) return [{ text: `file${second}`, start, end }];
    return [
      { text: 'file', start, end: middle },
      { text: second, start: middle, end },
    ];
  }).flat();
}

const NONE: readonly Word[] = [];
