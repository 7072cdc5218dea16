import { excerpt } from '../../text/excerpt.ts';
import { writeNow } from './write-now.ts';

const STDERR = 2;
const LONGEST = 600;

/**
 * Writes a message to standard error: one line, made safe and cut to a bounded length, because paths, arguments and the
 * system's messages are foreign text. Never throws: if nobody can read it, nobody can be told.
 */
export function complain(message: string): void {
  writeNow(STDERR, complaintLine(message));
}

/** The line that `complain` prints. */
export function complaintLine(message: string): string {
  return `awesome-containers: ${excerpt(message, LONGEST)}\n`;
}
