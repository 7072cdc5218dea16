import { faultMessage } from '../output/fault-message.ts';
import { writeNow } from '../output/write-now.ts';
import { BUG, end } from './ending.ts';

const STDERR = 2;

/**
 * From here on, an uncaught exception ends the program with one line on standard error and exit code 70. The returned function
 * undoes this, for a caller that handles faults itself from then on.
 */
export function endOnFaults(): () => void {
  process.on('uncaughtException', endWith);
  process.on('unhandledRejection', endWith);
  return () => {
    process.off('uncaughtException', endWith);
    process.off('unhandledRejection', endWith);
  };
}

function endWith(error: unknown): void {
  writeNow(STDERR, faultMessage(error, Boolean(process.env.AWESOME_CONTAINERS_DEBUG)));
  end(BUG);
}
