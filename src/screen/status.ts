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

/** The tone of a status; a word of a reader's own list says nothing of good or bad. */
export function statusTone(status: string): Tone {
  const known = knownStatus(status);
  return known ? STATUS_TONE[known] : 'muted';
}

/** The sign of a status in its tone: a dot for a word of a reader's own list, a blank where nothing is recorded. */
export function statusSign(status: string | null, { theme: { glyphs } }: { readonly theme: Theme }): Span {
  if (status === null) return span(' ');
  const known = knownStatus(status);
  return span(known ? glyphs.status[known] : glyphs.dot, { tone: statusTone(status) });
}

/** What a vulnerability lets happen, as a sign in its tone. */
export function impactSign(impact: Impact | null, { glyphs }: Theme): Span {
  return isGrave(impact) ? span(glyphs.note.grave, { tone: 'bad' }) : span(glyphs.note.caution, { tone: 'warn' });
}
