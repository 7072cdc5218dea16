import { type DetailStyle, joined, paragraph } from '../../screen/document.ts';
import { type Line, MUTED } from '../../screen/line.ts';

/**
 * Draws the words by which people search for an item without knowing its name. They are muted and at the end, because they say
 * nothing new about the item.
 */
export function wordLines(words: readonly string[], paper: DetailStyle): readonly Line[] {
  if (words.length === 0) return [];
  return [[], ...paragraph(`Also searched as: ${joined(words, ', ', paper.theme)}.`, paper, MUTED)];
}
