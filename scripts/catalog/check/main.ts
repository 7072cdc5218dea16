import { suggestion } from '../../../src/data/check.ts';
import type { Catalog } from '../../../src/data/types.ts';
import { notedIn } from '../../../src/data/vulnerabilities.ts';
import { type LeftOut, readLeftOut } from '../coverage/left-out.ts';
import { review } from '../coverage/review.ts';
import { bookmarkable } from '../known-ids.ts';
import { readLedger } from '../ledger/ledger.ts';
import { unrecorded } from '../ledger/record.ts';
import { Cache } from '../online/cache.ts';
import { Client } from '../online/client.ts';
import { CatalogError, readCatalog } from '../read.ts';
import { CACHE, CATALOG, GOOD, INCOMPLETE, Misuse, print, runScript, TO_CHANGE } from '../script.ts';
import { readTexts } from './addresses.ts';
import { noteCounts } from './counts.ts';
import { checkOnline, staleStatuses } from './findings.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import type { Subject } from './part.ts';

await runScript({ usage: USAGE, readOptions, act: check });

async function check({ isOnline, only }: Options): Promise<number> {
  const catalog = readCatalog(CATALOG);
  const { leftOut, problems } = readLeftOut(CATALOG);
  if (problems.length > 0) throw new CatalogError(problems);
  const { entries, measures, mechanisms } = catalog;
  const ids = bookmarkable(catalog);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new Misuse(`There is no ${JSON.stringify(unknown)}${suggestion(unknown, ids)}`);

  const notes = notedIn(catalog).reduce((sum, item) => sum + item.notes.length, 0);
  const counts = `${entries.length} entries, ${notes} notes, ${measures.length} measures, ${mechanisms.length} mechanisms`;
  console.log(`The catalog is right: ${counts}.`);
  print(noteCounts(catalog));
  const isRecorded = checkLedger(catalog);
  const subject = { catalog, texts: readTexts(CATALOG), leftOut, only, now: new Date() };
  print(staleStatuses(subject));
  const found = isOnline ? await ask(subject) : checkReasons(catalog, leftOut);
  return isRecorded ? found : TO_CHANGE;
}

/** Whether every change is recorded in a revision. A catalog without a ledger records none. */
function checkLedger(catalog: Catalog): boolean {
  const ledger = readLedger(CATALOG);
  const news = ledger.revisions.length === 0 ? [] : unrecorded(catalog, ledger);
  if (news.length > 0) console.log(`Not recorded in a revision: ${news.join(', ')}. Run: npm run catalog:record`);
  return news.length === 0;
}

/** Checks the reasons why advisories have no note, as far as that is possible offline. */
function checkReasons(catalog: Catalog, leftOut: LeftOut): number {
  const { complaints } = review(catalog, leftOut, []);
  print(complaints);
  return complaints.length > 0 ? TO_CHANGE : GOOD;
}

async function ask(subject: Subject): Promise<number> {
  console.log('Asking, with a pause between two requests to the same host; the whole takes minutes the first time.');
  const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN || null;
  const { asked, changes, remarks, skipped } = await checkOnline(subject, new Client({ token }), new Cache(CACHE));
  print(changes);
  if (remarks.length > 0) print(['Remarks, which need no change:', ...remarks]);
  if (skipped.length > 0) print(['Not checked, because there was no answer:', ...skipped]);
  const counts = Object.entries(asked).map(([what, count]) => `${count} ${what}`);
  console.log(`Asked about ${counts.join(', ')}. There are ${changes.length} changes to make.`);
  if (changes.length > 0) return TO_CHANGE;
  return skipped.length > 0 ? INCOMPLETE : GOOD;
}
