import { type Edit, importOf, rendererFile } from './patch.ts';
import type { Replacement } from './replace.ts';

const LOG_UPDATE = 'ink/build/log-update.js';
const SQUASH = 'ink/build/squash-text-nodes.js';
const STRING_WIDTH = 'string-width/index.js';

/** Ink's own cuts each text of a frame into styled characters twice, and makes a key cost 3.8 times as much. */
export const output: Replacement = {
  file: 'ink/build/output.js',
  sha256: '5e6c511c0a573f48cd5765d7f1f16583d2595f7b05775608382bdb990b63f225',
  by: rendererFile('output.ts'),
};

/**
 * Yoga is a program in WebAssembly. Without it, a start takes a twelfth less of the processor's time, and the package is
 * 100 KB smaller.
 */
export const layout: Replacement = {
  file: 'yoga-layout/dist/src/index.js',
  sha256: '0c89ff0c01ee90b081b369119f972d72f71eb8882263d94ef0824500817d5de1',
  by: rendererFile('layout.ts'),
};

/**
 * Ink measures each line of a frame in graphemes, and cuts what it finds too long. Ours are cut by code points already, as
 * terminals count them. To measure them in the same way makes a start a fifth cheaper, and a key a third.
 */
export const widths: readonly Edit[] = [
  {
    file: STRING_WIDTH,
    find: "import stripAnsi from 'strip-ansi';",
    put: `import stripAnsi from 'strip-ansi';\n${importOf('cellsIn', 'cells.ts')}`,
  },
  {
    file: STRING_WIDTH,
    find: '\tlet string = input;\n',
    put: `
      if (ambiguousIsNarrow && !countAnsiEscapeCodes) return cellsIn(input);
      let string = input;
    `,
  },
];

/** Ink hands each line of a text to what would colour it, although ours are painted already. Cells need no such detour. */
export const plainTexts: readonly Edit[] = [
  {
    file: 'ink/build/components/Text.js',
    find: 'internal_transform: isScreenReaderEnabled ? undefined : transform',
    put: `internal_transform: isScreenReaderEnabled ||
      !(dimColor || color || effectiveBackgroundColor || bold || italic || underline || strikethrough || inverse)
        ? undefined
        : transform`,
  },
];

/**
 * Ink looks through each text for escape sequences to take out. What has nothing but letters, styles and links passes with
 * one look: a key costs a tenth less.
 */
export const cleaning: readonly Edit[] = [
  {
    file: SQUASH,
    find: "import sanitizeAnsi from './sanitize-ansi.js';",
    put: `import sanitizeAnsi from './sanitize-ansi.js';\n${importOf('isSimple', 'cells.ts')}`,
  },
  {
    file: SQUASH,
    find: '    text = sanitizeAnsi(',
    put: '    if (isSimple(text)) return text;\n    text = sanitizeAnsi(',
  },
];

/**
 * Ink writes all rows again when one has changed: 4.8 KB for an arrow key at 120x40, and more than half of that for
 * nothing.
 */
export const changedCells: readonly Edit[] = [
  {
    file: LOG_UPDATE,
    find: "import ansiEscapes from 'ansi-escapes';",
    put: `import ansiEscapes from 'ansi-escapes';\n${importOf('changesTo', 'frames.ts')}`,
  },
  {
    file: LOG_UPDATE,
    find: 'previousOutput = text;\n            const returnPrefix',
    put: 'const shown = previousOutput;\npreviousOutput = text;\nconst returnPrefix',
  },
  {
    file: LOG_UPDATE,
    find: 'stream.write(returnPrefix +\n                ansiEscapes.eraseLines(previousLineCount) +',
    put: `
      const changes = changesTo(text, shown === '' ? undefined : shown, stream.rows);
      const hidden = wasCursorShown ? hideCursorEscape : '';
      stream.write(changes !== undefined ? hidden + changes + cursorSuffix : returnPrefix + ansiEscapes.eraseLines(previousLineCount) +
    `,
  },
];
