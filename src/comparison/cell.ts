import type { Use } from '../data/isolation.ts';
import type { Entry, Impact, SecurityNote } from '../data/types.ts';

/** The value of one field for one entry. */
export type Cell =
  | { readonly is: 'not recorded' }
  /** There is nothing of that kind. `text` says so, and may be empty. */
  | { readonly is: 'none'; readonly text: string }
  | { readonly is: 'fact'; readonly value: string | number }
  | { readonly is: 'status'; readonly status: string; readonly since: string | null }
  | { readonly is: 'use'; readonly use: Use }
  /** A number of vulnerabilities: all of them, or those with one impact. */
  | { readonly is: 'count'; readonly count: number; readonly impact: Impact | null }
  | { readonly is: 'vulnerability'; readonly note: SecurityNote }
  /** The releases that fix a vulnerability. */
  | { readonly is: 'fix'; readonly note: SecurityNote }
  | { readonly is: 'entries'; readonly entries: readonly Entry[] };

const NONE_RECORDED = 'none recorded';

export const NOT_RECORDED: Cell = { is: 'not recorded' };
/** No vulnerability or relation is recorded. That does not mean that there is none. */
export const NONE: Cell = { is: 'none', text: NONE_RECORDED };
/** The question does not apply to this entry. */
export const EMPTY: Cell = { is: 'none', text: '' };

/** Whether a cell has a recorded value. No recorded relation does not mean that there is none, so it counts as not recorded. */
export const isRecorded = (cell: Cell): boolean =>
  cell.is !== 'not recorded' &&
  !(cell.is === 'use' && cell.use === 'not recorded') &&
  !(cell.is === 'entries' && cell.entries.length === 0);

/** Makes a cell for a fact, which may not be recorded. */
export const factCell = (value: string | number | null): Cell =>
  value === null || value === '' ? NOT_RECORDED : { is: 'fact', value };

/** Describes a cell in one line. */
export function cellText(cell: Cell): string {
  switch (cell.is) {
    case 'not recorded':
      return cell.is;
    case 'none':
      return cell.text;
    case 'fact':
      return String(cell.value);
    case 'status':
      return cell.since === null ? cell.status : `${cell.status} since ${cell.since}`;
    case 'use':
      return cell.use;
    case 'count':
      return cell.count === 0 && cell.impact === null ? NONE_RECORDED : String(cell.count);
    case 'vulnerability':
      return noteText(cell.note);
    case 'fix':
      return fixText(cell.note);
    case 'entries':
      return cell.entries.length === 0 ? NONE_RECORDED : cell.entries.map(({ name }) => name).join(', ');
    default:
      return cell satisfies never;
  }
}

/** Returns the name of a vulnerability: its first id, its nickname, or else its text. */
export const noteName = ({ ids, nickname, text }: SecurityNote): string => ids[0] ?? nickname ?? text;

const noteText = (note: SecurityNote): string =>
  [noteName(note), note.impact, note.published].filter((fact) => fact !== null).join(' ');

function fixText({ fixed, component, unfixed }: SecurityNote): string {
  if (unfixed) return 'not fixed in any release';
  if (fixed.length === 0) return 'no fixed release recorded';
  return `${component === null ? '' : `${component} `}${fixed.join(' / ')}`;
}

/** Returns the value of a cell for other programs; `null` if nothing is recorded. */
export function cellValue(cell: Cell): unknown {
  switch (cell.is) {
    case 'not recorded':
    case 'none':
      return null;
    case 'fact':
      return cell.value;
    case 'status':
      return { status: cell.status, since: cell.since };
    case 'use':
      return cell.use === 'not recorded' ? null : cell.use;
    case 'count':
      return cell.count;
    case 'vulnerability': {
      const { ids, nickname, impact, published, source } = cell.note;
      return { ids, nickname, impact, published, source };
    }
    case 'fix': {
      const { fixed, component, unfixed } = cell.note;
      return { fixed, component, unfixed };
    }
    case 'entries':
      return cell.entries.map(({ id }) => id);
    default:
      return cell satisfies never;
  }
}
