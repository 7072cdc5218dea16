import { join } from 'node:path';
import { countChanges } from '../../src/data/revisions.ts';
import { readLedger, writeLedger } from './ledger/ledger.ts';
import { recordRevision, unrecorded } from './ledger/record.ts';
import { readCatalog } from './read.ts';

/**
 * Records what is new in the catalog as a revision of today. What comes on the same day joins that revision; with `--new` it
 * becomes one of its own, because the other one has been released.
 */
const directory = join('src', 'data', 'catalog');
const catalog = readCatalog(directory);
const ledger = readLedger(directory);
const changed = unrecorded(catalog, ledger);
if (changed.length === 0) console.log('Everything is recorded.');
else {
  const today = new Date().toISOString().slice(0, 10);
  const next = recordRevision(catalog, ledger, today, process.argv.includes('--new'));
  writeLedger(directory, next);
  const newest = next.revisions.at(-1);
  const compiled = readCatalog(directory).revisions[0];
  const { added, note, status, fixed } = countChanges(compiled?.changes ?? []);
  const told = `${added} new items, ${note} new notes, ${status} statuses, ${fixed} notes with new fixed releases`;
  console.log(`Revision ${newest?.revision} of ${newest?.asOf}: ${told}; ${changed.length} items are as recorded now.`);
}
