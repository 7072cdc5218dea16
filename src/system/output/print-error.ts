import { isatty } from 'node:tty';
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

const USUAL_COLUMNS = 80;

/** Returns the line that `printError` writes. A terminal gets it in rows that end between words. */
export function complaintLine(message: string): string {
  const line = `awesome-containers: ${excerpt(message, LONGEST)}`;
  if (!isatty(STDERR)) return `${line}\n`;
  const row = new RegExp(`(.{1,${process.stderr.columns || USUAL_COLUMNS}})(?: |$)`, 'gu');
  return line.replace(row, '$1\n');
}
