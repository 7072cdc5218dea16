import type { Plugin } from 'esbuild';
import { changedCells, cleaning, layout, output } from './drawing.ts';
import { hostConfig } from './host-config.ts';
import { devtools, keys, overview, segmenter, settings } from './loading.ts';
import { fields } from './markdown.ts';
import { onlyLoad } from './only-load.ts';
import { open } from './open.ts';
import { patch } from './patch.ts';
import { replace } from './replace.ts';
import { shareExports } from './share-exports.ts';
import { children, conf, envPaths, fuse, input, react, stubbornFs, suspension, typography } from './uncalled.ts';
import { flowing, incremental, screenReader, styling, wrapping } from './unused.ts';

/**
 * All changes that the bundle makes to packages. Each replaced text is matched exactly, so the build fails when a new
 * version of a package differs. `test/unit/renderer/replacements.test.ts` compares the screen with the one that Ink
 * itself draws.
 */
export const replacements: Plugin[] = [
  shareExports,
  onlyLoad,
  replace([output, layout]),
  patch([
    ...devtools,
    ...overview,
    segmenter,
    ...settings,
    ...keys,
    ...cleaning,
    ...changedCells,
    ...hostConfig,
    ...wrapping,
    ...styling,
    ...flowing,
    ...screenReader,
    ...incremental,
    react,
    children,
    suspension,
    input,
    conf,
    envPaths,
    stubbornFs,
    fuse,
    fields,
    typography,
    ...open,
  ]),
];
