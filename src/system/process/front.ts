import { printError } from '../output/print-error.ts';
import { exitWithoutReset, WRONG_USE } from './ending.ts';
import { standing } from './foreground.ts';
import { stopInBackground } from './job-control.ts';
import { pause } from './pause.ts';

/** Longer than a stop takes to come into effect. */
const STOPPING_MS = 10;
/** After so many stops without effect, no further one is tried. */
const MOST_REFUSED = 100;

const BEHIND = 'started in the background; type fg to bring it to the front';
const OUTSIDE =
  'the terminal belongs to another program, and no shell can bring this one to the front; start it in the foreground, or use “list” or “search”';

/**
 * Waits until the program is in the foreground. It waits as the system makes programs wait that read the terminal in the
 * background. If no shell can bring it to the front, it ends with a message.
 */
export function waitForFront(): void {
  let stops = 0;
  for (let where = standing(); where !== 'foreground'; where = standing()) {
    if (where === 'outside' || stops === MOST_REFUSED) {
      printError(OUTSIDE);
      exitWithoutReset(WRONG_USE.code);
    }
    // No signal handlers are installed yet: if we are ended while stopped, there is nothing to give back.
    if (stops > 0) {
      stopInBackground();
      pause(STOPPING_MS);
    } else printError(BEHIND); // By the next check, the user may have typed fg.
    stops++;
  }
}
