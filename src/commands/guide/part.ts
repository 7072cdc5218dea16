/** The part of the bundle that does the work of `guide`. It is loaded only for that command. */

export { judgeFragment } from '../../hardening/part.ts';
export { exitCodeOf } from './exit-code.ts';
export { judgementJson, judgementLines, judgementText } from './judgement.ts';
export { guideJson, guideLines, guideText } from './levels.ts';
