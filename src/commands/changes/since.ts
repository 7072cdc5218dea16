import type { Since } from '../../data/revisions.ts';
import { excerpt } from '../../text/excerpt.ts';

const LONGEST_SHOWN = 60;

/** Reads a day, a month or the number of a revision. Returns a message if the text is none of them. */
export function readSince(text: string): Since | string {
  const written = text.trim();
  if (/^\d{1,6}$/.test(written)) return { revision: Number(written) };
  const shown = `“${excerpt(written, LONGEST_SHOWN)}”`;
  const day = /^\d{4}-\d{2}$/.test(written) ? `${written}-01` : written;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return `--since takes a day such as 2026-11-24 or the number of a revision such as 1, not ${shown}`;
  }
  return isDay(day) ? { day } : `--since: there is no day ${shown}`;
}

/** Whether the calendar has this day. JavaScript turns a date such as 31 February into another one. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
