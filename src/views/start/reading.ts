import type { Size } from '../../screen/layout.ts';
import { cutLine, MUTED, span } from '../../screen/line.ts';
import type { Pane } from '../../screen/pane.ts';
import type { Theme } from '../../screen/theme.ts';
import { sanitize } from '../../text/sanitize.ts';
import { measureAmbiguous } from '../../text/width.ts';

/** Draws the screen while a list is being read. */
export function drawReading(file: string, progress: string, size: Size, { ambiguous, glyphs }: Theme): readonly Pane[] {
  measureAmbiguous(ambiguous);
  const line = cutLine(
    [span(` Reading ${file === '-' ? 'standard input' : sanitize(file)}${glyphs.ellipsis} ${progress}`, MUTED)],
    size.columns,
    glyphs.ellipsis,
  );
  return [{ id: 'reading', place: { x: 0, y: 0, ...size }, lines: [line] }];
}
