import { sanitize } from '../../../src/text/sanitize.ts';

/** What a source of advisories says of a vulnerability. */
export type Advisory = {
  /** All its ids, the best known first. */
  readonly ids: readonly string[];
  /** In a row of text; empty where there is none. */
  readonly summary: string;
};

/** The advisories that the sources have of an entry. */
export type Finding = { readonly entry: string; readonly advisories: readonly Advisory[] };

const ID =
  /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|(?:GO|PYSEC|RUSTSEC|MAL)-\d{4}-\d+|[A-Z][A-Z0-9]*-[\w.:-]+)$/;
const BEST_KNOWN = ['CVE-', 'GHSA-', 'GO-'];

/** Whether a value has the form of an advisory's id. */
export function isAdvisoryId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 64 && ID.test(value);
}

/** Reads a record in the form of OSV; `null` for one that was withdrawn, or that is none. */
export function readOsv(record: unknown): Advisory | null {
  const { id, aliases, summary, details, withdrawn } = Object(record);
  if (!isAdvisoryId(id) || typeof withdrawn === 'string') return null;
  const others: readonly unknown[] = Array.isArray(aliases) ? aliases : [];
  const text = [summary, details].find((part) => typeof part === 'string' && part !== '');
  return { ids: [id, ...others.filter(isAdvisoryId)].sort(byRank), summary: firstLine(String(text ?? '')) };
}

/** Joins the advisories that have an id in common, since sources tell of the same one under ids of their own. */
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

/** The first line of what a source says, safe to print and short enough for a line. */
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

/** Numbers count as numbers: CVE-2024-9999 comes before CVE-2024-21626. */
function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
