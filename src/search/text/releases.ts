import type { Word } from './tokenize.ts';

const MAY_HAVE_ONE = /\d\.\d/;
const RELEASE = /(?<![a-z0-9.])v?(\d+(?:\.\d+)+(?:[-~.]?(?:alpha|beta|rc)[-.]?\d+)?)(?![a-z0-9])/gi;

/**
 * Returns the names of releases in a text, each as one word with its place: `1.1.12` for `v1.1.12`, `1.0.0rc95` for
 * `1.0.0-rc.95`. If each number were a word, 1.1.4 would be found in 1.4.0.
 */
export function releasesIn(text: string): readonly Word[] {
  if (!MAY_HAVE_ONE.test(text)) return NONE;
  return Array.from(text.matchAll(RELEASE), ({ 0: whole, 1: release = '', index }) => {
    const end = index + whole.length;
    return { text: release.toLowerCase().replace(MARKS, ''), start: end - release.length, end };
  });
}

/** The signs around the letters of a pre-release. */
const MARKS = /[-~]|\.(?=[a-z])|(?<=[a-z])\./g;

const NONE: readonly Word[] = [];

/** Whether a word is the name of a release with dots in it, in the form that `releasesIn` returns. */
export const isRelease = (word: string): boolean => /^\d+\./.test(word);
