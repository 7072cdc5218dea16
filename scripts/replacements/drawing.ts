import { type Edit, here, importOf } from './patch.ts';
import type { Replacement } from './replace.ts';

const LOG_UPDATE = 'ink/build/log-update.js';
const INK = 'ink/build/ink.js';
const SQUASH = 'ink/build/squash-text-nodes.js';
const STRING_WIDTH = 'string-width/index.js';

/** Ink's own cuts each text of a frame into styled characters twice. Without it a key costs half as much. */
export const output: Replacement = {
  file: 'ink/build/output.js',
  sha256: '5e6c511c0a573f48cd5765d7f1f16583d2595f7b05775608382bdb990b63f225',
  by: here('output.ts'),
};

/** Yoga is the slowest part of Ink to load and to ask for the first time. NUMBERS */
export const layout: Replacement = {
  file: 'yoga-layout/dist/src/index.js',
  sha256: '0c89ff0c01ee90b081b369119f972d72f71eb8882263d94ef0824500817d5de1',
  by: here('layout.ts'),
};

/**
 * Ink measures each text twice for a frame, in graphemes. A line whose cells are known, because it was on the screen
 * before, need not be measured: a key costs a third less.
 */
export const widths: readonly Edit[] = [
  {
    file: STRING_WIDTH,
    find: "import stripAnsi from 'strip-ansi';",
    put: `import stripAnsi from 'strip-ansi';\n${importOf('simpleWidth', 'cells.ts')}`,
  },
  {
    file: STRING_WIDTH,
    find: '\tlet string = input;\n',
    put: `
      const known = ambiguousIsNarrow && !countAnsiEscapeCodes ? simpleWidth(input) : undefined;
      if (known !== undefined) return known;
      let string = input;
    `,
  },
];

/**
 * A text without colours of its own has nothing done to it. Ink does it all the same, line by line; and so it had to be
 * made of cells again, with another fifth of the work for a key.
 */
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
 * Ink looks through each text for escape sequences to take out, twice for a frame. Lines whose cells are known have none;
 * to let them pass saves another tenth.
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
 * Ink writes all rows again when one has changed. To write only the cells that have saves three quarters of the 4.3 KB
 * that an arrow key writes at 120x40.
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
      const isKnown = shown !== '' && activeCursor === undefined && !wasCursorShown;
      const changes = changesTo(text, isKnown ? shown : undefined, stream.rows);
      stream.write(changes ?? returnPrefix + ansiEscapes.eraseLines(previousLineCount) +
    `,
  },
];

/** Ink writes a frame in three pieces, each with a call of the system. In one, a key is answered a tenth sooner. */
export const oneWrite: readonly Edit[] = [
  {
    file: INK,
    find: 'const shouldWrite = this.log.willRender(output);',
    put: 'const shouldWrite = this.log.willRender(output);\nthis.options.stdout.cork?.();',
  },
  {
    file: INK,
    find: 'this.options.stdout.write(esu);\n                }\n            }, undefined, {',
    put: 'this.options.stdout.write(esu);\n                }\nthis.options.stdout.uncork?.();\n            }, undefined, {',
  },
];
