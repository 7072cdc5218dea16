import type { Edit, PatternEdit } from './patch.ts';

const FILE = 'open/index.js';

/**
 * Removes from open everything that opens a certain app: the paths of browsers, and the packages that find the default one. The
 * program passes an address alone, and the system chooses. This saves 3 KB of the package.
 */
export const open: readonly (Edit | PatternEdit)[] = [
  { file: FILE, find: "import defineLazyProperty from 'define-lazy-prop';\n", put: '' },
  { file: FILE, find: "import defaultBrowser, {_windowsBrowserProgIdMap} from 'default-browser';\n", put: '' },
  { file: FILE, each: /^\tif \(app === 'browser'[\s\S]*?^\t\}\n/m, put: '' },
  { file: FILE, each: /^defineLazyProperty\([\s\S]*?^\}\)\);\n/gm, put: '' },
  { file: FILE, each: /^export const openApp = [\s\S]*?^\};\n/m, put: '' },
];
