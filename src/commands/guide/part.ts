/** What `guide` prints, as one part of the program, which is loaded only for it. */

export { judgeFragment } from '../../hardening/part.ts';
export { exitCodeOf } from './exit-code.ts';
export { judgementJson, judgementLines, judgementText } from './judgement.ts';
export { guideJson, guideLines, guideText } from './levels.ts';
