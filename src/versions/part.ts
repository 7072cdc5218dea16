/** What versions mean, as one part of the program: the search, `check` and the explorer share it. */

export { type Assessment, assess } from './assess.ts';
export { COUNTED_APART } from './counted-apart.ts';
export { fixInLine, sortedFixes } from './judge.ts';
export { type UpgradeStep, upgradeSteps } from './upgrade.ts';
export { compareVersions, parseVersion, VERSION_EXAMPLE, type Version } from './version.ts';
