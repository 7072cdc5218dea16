import { excerpt } from '../../text/excerpt.ts';
import { writeNow } from './write-now.ts';

const STDERR = 2;
const LONGEST = 600;

/**
 * Says something on standard error: one line, safe and of bounded length whatever is in it, because paths, arguments and
 * the words of the system are foreign text. Never throws: where nobody can read it, there is nobody to tell.
 */
export function complain(message: string): void {
  writeNow(STDERR, complaintLine(message));
}

/** The line that `complain` prints. */
export function complaintLine(message: string): string {
  return `awesome-containers: ${excerpt(message, LONGEST)}\n`;
}
