import { sanitize } from '../../../src/text/sanitize.ts';

/** A vulnerability as a source of advisories describes it. */
export type Advisory = {
  /** All its ids, best known first. */
  readonly ids: readonly string[];
  /** A single line; empty when there is no summary. */
  readonly summary: string;
};

/** The advisories that the sources list for an entry. */
export type Finding = { readonly entry: string; readonly advisories: readonly Advisory[] };

const ID =
  /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|(?:GO|PYSEC|RUSTSEC|MAL)-\d{4}-\d+|[A-Z][A-Z0-9]*-[\w.:-]+)$/;
const BEST_KNOWN = ['CVE-', 'GHSA-', 'GO-'];

/** Whether a value has the form of an advisory's id. */
export function isAdvisoryId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 64 && ID.test(value);
}

/** Reads a record in OSV's format. Returns `null` for a withdrawn or an invalid one. */
export function readOsv(record: unknown): Advisory | null {
  const { id, aliases, summary, details, withdrawn } = Object(record);
  if (!isAdvisoryId(id) || typeof withdrawn === 'string') return null;
  const others: readonly unknown[] = Array.isArray(aliases) ? aliases : [];
  const text = [summary, details].find((part) => typeof part === 'string' && part !== '');
  return { ids: [id, ...others.filter(isAdvisoryId)].sort(byRank), summary: firstLine(String(text ?? '')) };
}

/** Joins advisories that have an id in common: each source lists the same vulnerability under ids of its own. */
export function joinAdvisories(advisories: readonly Advisory[]): readonly Advisory[] {
  const joined: Advisory[] = [];
  for (const advisory of advisories) {
    const same = joined.filter(({ ids }) => ids.some((id) => advisory.ids.includes(id)));
    const all = [...same, advisory];
    for (const other of same) joined.splice(joined.indexOf(other), 1);
    const ids = [...new Set(all.flatMap((one) => one.ids))].sort(byRank);
    joined.push({ ids, summary: all.find(({ summary }) => summary !== '')?.summary ?? '' });
  }
  return joined.sort((a, b) => compareIds(b.ids[0] ?? '', a.ids[0] ?? ''));
}

const LONGEST_SUMMARY = 160;

/** Returns the first line of a source's text, safe to print and shortened to `LONGEST_SUMMARY` characters. */
export function firstLine(text: string): string {
  const line = sanitize(text.trim().split('\n')[0] ?? '');
  return line.length > LONGEST_SUMMARY ? `${line.slice(0, LONGEST_SUMMARY - 1)}…` : line;
}

function byRank(a: string, b: string): number {
  return rank(a) - rank(b) || compareIds(a, b);
}

function rank(id: string): number {
  const at = BEST_KNOWN.findIndex((prefix) => id.startsWith(prefix));
  return at < 0 ? BEST_KNOWN.length : at;
}

/** Compares ids with their numbers as numbers: CVE-2024-9999 comes before CVE-2024-21626. */
function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
