import type { ViewId } from '../../src/keys/keymap.ts';
import type { Glyphs } from '../../src/screen/theme.ts';
import { helpColumns, helpDocument } from '../../src/views/help/document.ts';
import { helpSections } from '../../src/views/help/sections.ts';

/** The lines of the help of a view as text, in a window of this many columns. */
export function helpTexts(columns: number, glyphs: Glyphs, from: ViewId = 'list'): readonly string[] {
  const { width } = helpColumns(columns);
  const own = { from, refusals: {}, cursor: 0, top: 0 };
  const { lines } = helpDocument(helpSections(own, width, glyphs), -1, width, glyphs);
  return lines.map(({ line }) => line.map(({ text }) => text).join(''));
}
