import type { Plugin } from 'esbuild';
import { emoji, segmenters } from './lazy.ts';
import { patch } from './patch.ts';
import { yoga } from './yoga.ts';

/**
 * What the bundle has otherwise than Ink and the packages below it. The texts that are replaced are known to the letter:
 * where a new version has others, the build fails.
 */
export const quickInk: Plugin[] = [yoga, patch([...segmenters, ...emoji])];
