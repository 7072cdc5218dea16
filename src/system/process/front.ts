import { writeNow } from '../output/write-now.ts';
import { exitAside, WRONG_USE } from './ending.ts';
import { standing } from './foreground.ts';
import { stopInBackground } from './job-control.ts';
import { pause } from './pause.ts';

const STDERR = 2;
/** Longer than a stop takes to come into force. */
const STOPPING_MS = 10;
/** How many stops without effect it takes to believe that there will be none. */
const MOST_REFUSED = 100;

const BEHIND = 'awesome-containers: started in the background; type fg to bring it to the front\n';
const OUTSIDE =
  'awesome-containers: the terminal belongs to another program, and no shell can bring this one to the front; ' +
  'start it in the foreground, or use "list" or "search"\n';

/**
 * Waits for the foreground as the system has programs wait that read the terminal. Where no shell can bring it to the
 * front, it ends with a message.
 */
export function waitForFront(): void {
  let stops = 0;
  for (let where = standing(); where !== 'foreground'; where = standing()) {
    if (where === 'outside' || stops === MOST_REFUSED) {
      writeNow(STDERR, OUTSIDE);
      exitAside(WRONG_USE.code);
    }
    // Nobody listens to signals yet: whoever ends us while we are stopped finds nothing to give back.
    if (stops > 0) {
      stopInBackground();
      pause(STOPPING_MS);
    } else writeNow(STDERR, BEHIND); // Whoever reads it may have said fg by now.
    stops++;
  }
}
