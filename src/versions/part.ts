/** The part of the bundle that compares versions. The search, `check` and the explorer share it. */

export { type Assessment, assess } from './assess.ts';
export { isCountedApart } from './counted-apart.ts';
export { fixInLine, sortedFixes } from './judge.ts';
export { type UpgradeStep, upgradeSteps } from './upgrade.ts';
export { compareVersions, parseVersion, type Version } from './version.ts';
