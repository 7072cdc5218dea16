import { writeSync } from 'node:fs';
import { pause } from '../process/pause.ts';

const RETRIES = 60;
const RETRY_MS = 5;

/**
 * Writes a whole text before it returns, whatever state the process is in. If the terminal cannot take it (it is closed, or has
 * not been read for a third of a second), the text is lost: nobody is left to see it.
 */
export function writeNow(descriptor: number, text: string): void {
  let rest = Buffer.from(text);
  for (let attempt = 0; rest.length > 0 && attempt < RETRIES; attempt++) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      pause(RETRY_MS);
    }
  }
}
