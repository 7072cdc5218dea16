import { knownStatus } from '../data/status.ts';
import type { Impact, Status } from '../data/types.ts';
import { isGrave } from '../data/vulnerabilities.ts';
import { type Span, span, type Tone } from './line.ts';
import type { Theme } from './theme.ts';

const STATUS_TONE: Readonly<Record<Status, Tone>> = {
  active: 'good',
  maintenance: 'warn',
  archived: 'bad',
  superseded: 'bad',
  discontinued: 'bad',
  moved: 'warn',
  unknown: 'muted',
};

/** Returns the tone of a status. Unknown words, from a list of the user's own, are neither good nor bad. */
export function statusTone(status: string): Tone {
  const known = knownStatus(status);
  return known ? STATUS_TONE[known] : 'muted';
}

/** Returns the sign of a status in its tone: a dot for an unknown word, a blank where no status is recorded. */
export function statusSign(status: string | null, { theme: { glyphs } }: { readonly theme: Theme }): Span {
  if (status === null) return span(' ');
  const known = knownStatus(status);
  return span(known ? glyphs.status[known] : glyphs.dot, { tone: statusTone(status) });
}

/** Returns the sign for the impact of a vulnerability, in its tone. */
export function impactSign(impact: Impact | null, { glyphs }: Theme): Span {
  return isGrave(impact) ? span(glyphs.note.grave, { tone: 'bad' }) : span(glyphs.note.caution, { tone: 'warn' });
}
