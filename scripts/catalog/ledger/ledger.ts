import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const LEDGER = 'revisions.json';

/** What was recorded of a note: how it is known again, and what it was like. */
export type NoteRecord = {
  /** Names it in the changes, and stays; unique among the notes of an item. */
  readonly key: string;
  readonly ids: readonly string[];
  readonly hash: string;
  readonly fixed: readonly string[];
  readonly added: string;
  readonly changed: string | null;
};

/** What was recorded of an item. */
export type ItemRecord = {
  readonly hash: string;
  readonly status: string | null;
  readonly added: string;
  readonly changed: string | null;
  readonly notes: readonly NoteRecord[];
};

/** What is new since the revision before; a note is named by its key. */
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

/** What the catalog was like when it was last recorded, and its revisions, the oldest first. */
export type Ledger = {
  readonly revisions: readonly LedgerRevision[];
  readonly items: Readonly<Record<string, ItemRecord>>;
};

export const EMPTY_LEDGER: Ledger = { revisions: [], items: {} };

/** Reads the ledger of a catalog; an empty one where none was written yet. */
export function readLedger(directory: string): Ledger {
  const file = join(directory, LEDGER);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ledger) : EMPTY_LEDGER;
}

export function writeLedger(directory: string, ledger: Ledger): void {
  writeFileSync(join(directory, LEDGER), ledgerText(ledger));
}

/** A line for each change, item and note, so that a review sees what is new, and branches merge. */
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
