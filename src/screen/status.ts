import type { Status } from '../data/types.ts';
import { type Span, span, type Tone } from './line.ts';
import type { Theme } from './theme.ts';

export const STATUS_TONE: Readonly<Record<Status, Tone>> = {
  active: 'good',
  maintenance: 'warn',
  archived: 'bad',
  superseded: 'bad',
  discontinued: 'bad',
  moved: 'warn',
  unknown: 'muted',
};

/** The sign of a status in its tone; a blank for a status that nobody has established. */
export function statusSign(status: Status | null, { theme }: { readonly theme: Theme }): Span {
  return status ? span(theme.glyphs.status[status], { tone: STATUS_TONE[status] }) : span(' ');
}
