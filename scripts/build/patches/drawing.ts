import { type Edit, importOf, rendererModule } from './patch.ts';
import type { Replacement } from './replace.ts';

// The figures are ratios of processor time, without the replacement to with it: the median of pairs, with Node 20. They
// are for an arrow key in a window of 120 by 40, and for a start up to the first answered key.

const LOG_UPDATE = 'ink/build/log-update.js';
const INK = 'ink/build/ink.js';
const SQUASH = 'ink/build/squash-text-nodes.js';

/** Ink splits each text of a frame into styled characters twice. Without this replacement, a key costs 10.9 times as much. */
export const output: Replacement = {
  file: 'ink/build/output.js',
  sha256: '5e6c511c0a573f48cd5765d7f1f16583d2595f7b05775608382bdb990b63f225',
  contents: `export { Output as default } from ${rendererModule('output.ts')};`,
};

/**
 * Yoga is a WebAssembly program, which its module awaits at the top level, so the bundle could not be CommonJS with it.
 * It would also make the package 100 KB larger.
 */
export const layout: Replacement = {
  file: 'yoga-layout/dist/src/index.js',
  sha256: '0c89ff0c01ee90b081b369119f972d72f71eb8882263d94ef0824500817d5de1',
  contents: `import numbers from './generated/YGEnums.js'; ${importOf('Node', 'layout.ts')} export default { ...numbers, Node };`,
};

/**
 * Ink parses each text to remove escape sequences. Our text is sanitised before it is painted (`src/text/sanitize.ts`),
 * and `output.ts` writes no control characters. Without these edits, a key costs 1.25 times as much, and a start 1.17
 * times.
 */
export const cleaning: readonly Edit[] = [
  { file: SQUASH, find: "import sanitizeAnsi from './sanitize-ansi.js';", put: '' },
  { file: SQUASH, find: "    text = sanitizeAnsi(text.replaceAll('\\r\\n', '\\n'));", put: '    return text;' },
];

/**
 * Ink writes all rows when one of them has changed; with its option `incrementalRendering`, it writes a changed row
 * from its first change on. With these edits only the changed cells are written. With the option instead, an arrow key
 * costs 1.28 times as much and writes 1.0 KB instead of 0.4 KB; a letter of a search costs 1.11 times as much and
 * writes 3.0 KB instead of 1.1 KB.
 */
export const changedCells: readonly Edit[] = [
  {
    file: LOG_UPDATE,
    find: "import ansiEscapes from 'ansi-escapes';",
    put: `import ansiEscapes from 'ansi-escapes';\n${importOf('diffFrames, wholeFrame', 'frames.ts')}`,
  },
  {
    file: LOG_UPDATE,
    find: 'previousOutput = text;\n            const returnPrefix',
    put: 'const shown = previousOutput;\npreviousOutput = text;\nconst returnPrefix',
  },
  {
    file: LOG_UPDATE,
    find: 'stream.write(returnPrefix +\n                ansiEscapes.eraseLines(previousLineCount) +\n                text +',
    put: `
      const changes = diffFrames(text, shown === '' ? undefined : shown, stream.rows);
      const hidden = wasCursorShown ? hideCursorEscape : '';
      stream.write(changes !== undefined ? hidden + changes + cursorSuffix : returnPrefix + ansiEscapes.eraseLines(previousLineCount) + wholeFrame(text) +
    `,
  },
  {
    file: INK,
    find: "import Yoga from 'yoga-layout';",
    put: `import Yoga from 'yoga-layout';\n${importOf('wholeFrame', 'frames.ts')}`,
  },
  { file: INK, find: 'staticOutput + outputToRender)', put: 'staticOutput + wholeFrame(outputToRender))', every: true },
  {
    file: INK,
    find: 'this.fullStaticOutput + outputToRender)',
    put: 'this.fullStaticOutput + wholeFrame(outputToRender))',
  },
  { file: INK, find: ": this.lastOutput + '\\n')", put: ": wholeFrame(this.lastOutput) + '\\n')" },
];
