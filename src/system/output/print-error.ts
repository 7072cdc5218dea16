import { excerpt } from '../../text/excerpt.ts';
import { writeNow } from './write-now.ts';

const STDERR = 2;
const LONGEST = 600;

/**
 * Writes a message to standard error, as one line. It is sanitized and cut to a bounded length, because paths, arguments and the
 * system's messages are foreign text. Never throws: if nobody can read the message, nobody can be told about that either.
 */
export function printError(message: string): void {
  writeNow(STDERR, complaintLine(message));
}

/** Returns the line that `printError` writes. */
export function complaintLine(message: string): string {
  return `awesome-containers: ${excerpt(message, LONGEST)}\n`;
}
