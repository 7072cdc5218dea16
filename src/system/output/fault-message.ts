import { join } from 'node:path';
import { excerpt } from '../../text/excerpt.ts';
import { sanitize } from '../../text/sanitize.ts';
import { complaintLine } from './print-error.ts';

/**
 * Returns what is printed after a fault of the program: one line that says what to do, since the stack of a bundled program means
 * nothing to the user. With `withStack` it is the whole stack, for debugging.
 */
export function faultMessage(error: unknown, withStack: boolean): string {
  const stack = withStack && error instanceof Error ? error.stack : undefined;
  if (typeof stack !== 'string') return complaintLine(whatToDo(error));
  return stack.replace(/[^\n]+/g, sanitize).concat('\n');
}

function whatToDo(error: unknown): string {
  const what = firstLine(error);
  if (isDamage(error)) return `a part of the program is missing or broken: install awesome-containers again (${what})`;
  const name = error instanceof Error ? `${error.name}: ` : '';
  return `stopped by a bug: ${name}${what} (AWESOME_CONTAINERS_DEBUG=1 shows where)`;
}

const LONGEST = 300;

/** Returns the first line of a message. Node adds lines for debugging, such as the chain of modules that led to an error. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : `thrown ${typeof error}`;
  return excerpt(text.split('\n')[0] ?? '', LONGEST);
}

/**
 * Whether an error means that a file of the installation is missing or damaged. Errors in other files have their own messages.
 */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return true;
  if (error instanceof SyntaxError) return !error.message.startsWith('Invalid regular expression');
  return typeof path === 'string' && path.startsWith(join(import.meta.dirname, '..'));
}
