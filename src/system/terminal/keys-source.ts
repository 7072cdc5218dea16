import { openSync } from 'node:fs';
import { isatty, ReadStream } from 'node:tty';

const STDIN = 0;
/** The terminal that controls the session. */
const OWN_TERMINAL = '/dev/tty';

/**
 * Returns where keys come from: standard input or, if a list is read from there (`--list -`), the terminal itself. Returns `null`
 * if there is no terminal.
 */
export function keysSource(args: readonly string[]): (() => ReadStream) | null {
  if (isatty(STDIN)) return () => process.stdin;
  const readsList = args.some((arg, index) => arg === '--list=-' || (arg === '-' && args[index - 1] === '--list'));
  if (!readsList) return null;
  try {
    const terminal = openSync(OWN_TERMINAL, 'r+');
    return () => new ReadStream(terminal);
  } catch {
    return null;
  }
}
