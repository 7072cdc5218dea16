import type { Plugin } from 'esbuild';
import { changedCells, cleaning, layout, output, plainTexts, widths } from './drawing.ts';
import { devtools, emoji, keys, overview, segmenters, settings } from './loading.ts';
import { patch } from './patch.ts';
import { replace } from './replace.ts';
import { shareExports } from './share-exports.ts';

/**
 * What the bundle has otherwise than its packages. The texts that are replaced are known to the letter: where a new
 * version has others, the build fails. `test/unit/renderer/replacements.test.ts` holds the screen to the one that Ink draws.
 */
export const replacements: Plugin[] = [
  shareExports,
  replace([output, layout]),
  patch([
    ...[...devtools, ...keys, ...overview, ...segmenters, ...emoji, ...settings],
    ...[...plainTexts, ...widths, ...cleaning, ...changedCells],
  ]),
];
