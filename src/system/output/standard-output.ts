import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { pause } from '../process/pause.ts';

const STDOUT = 1;
const PAUSE_MS = 5;

/** The reason why standard output takes no more data. `isClosed` means that its reader has seen enough, which is not a fault. */
export class OutputError extends Error {
  readonly isClosed: boolean;

  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message, { cause });
    this.isClosed = cause.code === 'EPIPE';
  }
}

/** Writes all of `text` to standard output, however slowly it is read. Throws an `OutputError`. */
export function print(text: string): void {
  try {
    // Unicode has to be written to the Windows console in its own way, which Node's stream takes care of.
    if (process.platform === 'win32' && isatty(STDOUT)) process.stdout.write(text);
    else writeAll(STDOUT, text);
  } catch (error) {
    throw new OutputError(error as NodeJS.ErrnoException);
  }
}

/** Writes all of `text` before it returns, even to a slow reader on a non-blocking descriptor. Throws the system's errors. */
export function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      pause(PAUSE_MS);
    }
  }
}
