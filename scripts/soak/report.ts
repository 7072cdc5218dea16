import type { Kind } from './events.ts';
import type { Outcome } from './user.ts';

/** Returns the smallest number for which `fails` is true, given that it is true for `most`. */
export async function shortest(most: number, fails: (number: number) => Promise<boolean>): Promise<number> {
  let [good, bad] = [0, most];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (await fails(middle)) bad = middle;
    else good = middle;
  }
  return bad;
}

/** Returns the command that repeats a visit. */
export function soakCommand(seed: number, events: number, without: readonly Kind[]): string {
  const left = without.length > 0 ? ` --without ${without.join(',')}` : '';
  return `npm run soak -- --seed ${seed} --events ${events}${left}`;
}

/** Returns the command that repeats a flood of bytes. */
export function fuzzCommand(seed: number, bytes: number): string {
  return `npm run soak -- --fuzz-seed ${seed} --bytes ${bytes}`;
}

/** Describes a fault: how to reproduce it, the last events, and the screens. */
export function reportOf({ fault, last }: Outcome, command: string): string {
  if (fault === null) return '';
  return [
    `${fault.message}`,
    `again: ${command}`,
    'the last of it:',
    ...last.map((line) => `  ${line}`),
    ...fault.screens,
  ].join('\n');
}

/** Returns the last line of the output: how many runs failed, and how many faults did not repeat. */
export function itemSummary({ failures, doubts }: { readonly failures: number; readonly doubts: number }): string {
  const whole = failures === 0 ? 'All is whole.' : `${failures} failed.`;
  return doubts === 0 ? whole : `${whole} Not repeated: ${doubts}.`;
}
