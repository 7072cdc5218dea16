import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const LEDGER = 'revisions.json';

/** The record of a note: how to recognise it, and its recorded state. */
export type NoteRecord = {
  /** Names the note in the changes and never changes; unique among the notes of an item. */
  readonly key: string;
  readonly ids: readonly string[];
  readonly hash: string;
  readonly fixed: readonly string[];
  readonly added: string;
  readonly changed: string | null;
};

/** The record of an item. */
export type ItemRecord = {
  readonly hash: string;
  readonly status: string | null;
  readonly added: string;
  readonly changed: string | null;
  readonly notes: readonly NoteRecord[];
};

/** A change since the previous revision; a note is identified by its key. */
export type LedgerChange =
  | { readonly what: 'added'; readonly id: string }
  | { readonly what: 'status'; readonly id: string; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'note'; readonly id: string; readonly note: string }
  | { readonly what: 'fixed'; readonly id: string; readonly note: string; readonly releases: readonly string[] };

export type LedgerRevision = {
  readonly revision: number;
  readonly asOf: string;
  readonly changes: readonly LedgerChange[];
};

/** The state of the catalog when it was last recorded, and its revisions, oldest first. */
export type Ledger = {
  readonly revisions: readonly LedgerRevision[];
  readonly items: Readonly<Record<string, ItemRecord>>;
};

export const EMPTY_LEDGER: Ledger = { revisions: [], items: {} };

/** Reads the ledger of a catalog; returns an empty one if there is none yet. */
export function readLedger(directory: string): Ledger {
  const file = join(directory, LEDGER);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ledger) : EMPTY_LEDGER;
}

export function writeLedger(directory: string, ledger: Ledger): void {
  writeFileSync(join(directory, LEDGER), ledgerText(ledger));
}

/** Writes each change, item and note on a line of its own, so that diffs show what is new and branches merge. */
function ledgerText({ revisions, items }: Ledger): string {
  const written = revisions.map(({ revision, asOf, changes }) => {
    const head = `"revision": ${revision}, "asOf": ${JSON.stringify(asOf)}, "changes": [`;
    return `    { ${head}${lines(changes, 6)}] }`;
  });
  const recorded = Object.entries(items)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { notes, ...item }]) => {
      const fields = Object.entries(item).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`);
      return `    ${JSON.stringify(id)}: { ${fields.join(', ')}, "notes": [${lines(notes, 6)}] }`;
    });
  return `{\n  "revisions": [\n${written.join(',\n')}\n  ],\n  "items": {\n${recorded.join(',\n')}\n  }\n}\n`;
}

function lines(values: readonly object[], indent: number): string {
  if (values.length === 0) return '';
  const margin = ' '.repeat(indent);
  return `\n${values.map((value) => margin + JSON.stringify(value)).join(',\n')}\n${margin.slice(2)}`;
}
