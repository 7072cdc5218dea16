import type { Edit } from './patch.ts';

// Texts that reach Ink are already painted, cut and placed. Ink's code for other texts is left out: it was a tenth of
// the code that the first key waits for, and it measured each text of a frame.

const NODE = 'ink/build/render-node-to-output.js';
const TEXT = 'ink/build/components/Text.js';
const SQUASH = 'ink/build/squash-text-nodes.js';
const DOM = 'ink/build/dom.js';
const INK = 'ink/build/ink.js';
const STYLES = 'ink/build/styles.js';
const LOG_UPDATE = 'ink/build/log-update.js';

const without = (file: string, find: string): Edit => ({ file, find, put: '' });

/** Removes wrapping: a text fills its box, and `output.ts` cuts a text that is too wide at the edge. */
export const wrapping: readonly Edit[] = [
  without(NODE, "import widestLine from 'widest-line';"),
  without(NODE, "import indentString from 'indent-string';"),
  without(NODE, "import wrapText from './wrap-text.js';"),
  without(
    NODE,
    `            const currentWidth = widestLine(text);
            const maxWidth = getMaxWidth(yogaNode);
            if (currentWidth > maxWidth) {
                const textWrap = node.style.textWrap ?? 'wrap';
                text = wrapText(text, maxWidth, textWrap);
            }
            text = applyPaddingToText(node, text);
`,
  ),
  without(DOM, "import measureText from './measure-text.js';"),
  without(DOM, "import wrapText from './wrap-text.js';"),
  without(DOM, 'node.yogaNode?.setMeasureFunc(measureTextNode.bind(null, node));'),
  without(SQUASH, "import wrapAnsi from 'wrap-ansi';"),
  without(SQUASH, 'text = wrapAnsi(text, Infinity, { trim: false });'),
  without(INK, "import wrapAnsi from 'wrap-ansi';"),
];

/** Removes the styles of flexible and bordered boxes: ours have only a place and a size. */
export const flowing: readonly Edit[] = [
  without(STYLES, 'applyMarginStyles(node, style);'),
  without(STYLES, 'applyPaddingStyles(node, style);'),
  without(STYLES, 'applyFlexStyles(node, style);'),
  without(STYLES, 'applyBorderStyles(node, style, currentStyle);'),
  without(STYLES, 'applyGapStyles(node, style);'),
];

/** Removes colours of texts, and borders and backgrounds of boxes. */
export const styling: readonly Edit[] = [
  without(TEXT, "import chalk from 'chalk';"),
  without(TEXT, "import colorize from '../colorize.js';"),
  { file: TEXT, find: 'isScreenReaderEnabled ? undefined : transform', put: 'undefined' },
  without(NODE, "import renderBorder from './render-border.js';"),
  without(NODE, "import renderBackground from './render-background.js';"),
  without(NODE, 'renderBackground(x, y, node, output);'),
  without(NODE, 'renderBorder(x, y, node, output);'),
];

/** Removes Ink's screen reader mode; the program has its own, which needs no frames. */
export const screenReader: readonly Edit[] = [
  { file: INK, find: 'if (this.isScreenReaderEnabled) {', put: 'if (false) {', every: true },
  { file: 'ink/build/renderer.js', find: 'if (isScreenReaderEnabled) {', put: 'if (false) {' },
];

/** Removes Ink's incremental rendering, which writes a row from its first change on. */
export const incremental: readonly Edit[] = [
  without(LOG_UPDATE, "import lineUpdate from './line-update.js';"),
  { file: LOG_UPDATE, find: '=> incremental\n    ? createIncremental(stream, { showCursor })\n    :', put: '=>' },
];
