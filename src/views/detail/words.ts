import { type DetailStyle, joined, paragraph } from '../../screen/document.ts';
import { type Line, MUTED } from '../../screen/line.ts';

/** What people say who ask for an item without its name: said small at its end, because it tells nothing new of the item. */
export function wordLines(words: readonly string[], paper: DetailStyle): readonly Line[] {
  if (words.length === 0) return [];
  return [[], ...paragraph(`Also searched as: ${joined(words, ', ', paper.theme)}.`, paper, MUTED)];
}
