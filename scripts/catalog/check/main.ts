import { suggestion } from '../../../src/data/check.ts';
import { bookmarkable } from '../known-ids.ts';
import { Cache } from '../online/cache.ts';
import { Client } from '../online/client.ts';
import { CatalogError, readCatalog } from '../read.ts';
import { readTexts } from './addresses.ts';
import { noteCounts } from './counts.ts';
import { checkOnline, type Subject, staleStatuses } from './findings.ts';
import { type Options, readOptions, USAGE } from './options.ts';

const CATALOG = 'src/data/catalog';
const CACHE = 'node_modules/.cache/catalog-check.json';

const GOOD = 0;
const TO_CHANGE = 1;
const WRONG_USE = 2;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let options: Options | 'help';
  try {
    options = readOptions(args);
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
  if (options === 'help') {
    console.log(USAGE);
    return GOOD;
  }
  try {
    return await check(options);
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    console.log(error.message);
    return TO_CHANGE;
  }
}

async function check({ isOnline, only }: Options): Promise<number> {
  const catalog = readCatalog(CATALOG);
  const { entries, measures, mechanisms } = catalog;
  const ids = bookmarkable(catalog);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown !== undefined) return misuse(`There is no ${JSON.stringify(unknown)}${suggestion(unknown, ids)}`);

  const notes = entries.reduce((sum, entry) => sum + entry.notes.length, 0);
  const counts = `${entries.length} entries, ${notes} notes, ${measures.length} measures, ${mechanisms.length} mechanisms`;
  console.log(`The catalog is right: ${counts}.`);
  print(noteCounts(catalog));
  const subject = { catalog, texts: readTexts(CATALOG), only, now: new Date() };
  print(staleStatuses(subject));
  return isOnline ? ask(subject) : GOOD;
}

async function ask(subject: Subject): Promise<number> {
  console.log('Asking, with a pause between two requests to the same host; the whole takes minutes the first time.');
  const token = process.env.GITHUB_TOKEN || process.env.GH_TOKEN || null;
  const { addresses, repositories, unanswered, changes, remarks } = await checkOnline(
    subject,
    new Client({ token }),
    new Cache(CACHE),
  );
  print(changes);
  if (remarks.length > 0) print(['Remarks, which need no change:', ...remarks]);
  const asked = `${addresses} addresses and ${repositories} repositories`;
  console.log(`Of ${asked}, ${unanswered} gave no answer. There are ${changes.length} changes to make.`);
  return changes.length > 0 ? TO_CHANGE : GOOD;
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function misuse(message: string): number {
  console.error(`${message}\n\n${USAGE}`);
  return WRONG_USE;
}
