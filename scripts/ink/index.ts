import type { Plugin } from 'esbuild';
import { changedCells, cleaning, oneWrite, output, widths } from './drawing.ts';
import { emoji, segmenters } from './lazy.ts';
import { patch } from './patch.ts';
import { replace } from './replace.ts';
import { yoga } from './yoga.ts';

/**
 * What the bundle has otherwise than Ink and the packages below it. The texts that are replaced are known to the letter:
 * where a new version has others, the build fails. `test/ink.test.ts` holds the screen to the one that Ink draws.
 */
export const quickInk: Plugin[] = [
  yoga,
  replace([output]),
  patch([...segmenters, ...emoji, ...widths, ...cleaning, ...changedCells, ...oneWrite]),
];
