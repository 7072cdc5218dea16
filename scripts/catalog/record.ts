import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countsText, describeRevisions } from '../../src/data/changes.ts';
import { readLedger, writeLedger } from './ledger/ledger.ts';
import { recordRevision, unrecorded } from './ledger/record.ts';
import { readCatalog } from './read.ts';

const USAGE = `npm run catalog:record -- [options]

Records what is new in the catalog as a revision of today. What comes on the same day joins that revision.

  --new    begin another revision on the same day, because the one before has been released
`;

const CATALOG = join('src', 'data', 'catalog');

const { values } = parseArgs({ options: { new: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
if (values.help) console.log(USAGE);
else record(values.new === true);

function record(isGivenOut: boolean): void {
  const catalog = readCatalog(CATALOG);
  const ledger = readLedger(CATALOG);
  const changed = unrecorded(catalog, ledger);
  if (changed.length === 0) {
    console.log('Everything is recorded.');
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  writeLedger(CATALOG, recordRevision(catalog, ledger, today, isGivenOut));
  const compiled = readCatalog(CATALOG);
  const [newest] = compiled.revisions;
  const told = describeRevisions(compiled, compiled.revisions.slice(0, 1));
  const counts = countsText(told) || 'nothing that readers are told of';
  console.log(`Revision ${newest?.revision} of ${newest?.asOf}: ${counts}. Recorded anew: ${changed.length} items.`);
}
