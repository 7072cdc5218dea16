import { describeRevisions } from '../../data/changes.ts';
import { revisionsSince, stateOf } from '../../data/revisions.ts';
import type { Catalog } from '../../data/types.ts';
import { writtenCatalog } from '../../data/written.ts';
import { explainSystemError } from '../../system/explain-error.ts';
import { isFetched, readCatalog, readVersion } from '../../system/installation.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { keepFetched, readFrom, restorePreviousCatalog } from '../../system/update/kept.ts';
import type { compress as Compress, Outcome } from '../../system/update/update.ts';
import { changesLines, changesText } from '../changes/report.ts';
import { DONE, NOTHING_FOUND, WRONG_USE } from '../command.ts';
import type { UpdateRequest } from '../update.ts';
import { complain, printForReader } from './output.ts';

type Newer = Extract<Outcome, { readonly kind: 'newer' }>;

/**
 * Gets a newer catalog, or goes back to the previous one. Reports on standard error which catalog is now in use, and prints what
 * is new in it. Returns the exit code.
 */
export async function printUpdate({ file, back, look }: Omit<UpdateRequest, 'kind'>): Promise<number> {
  if (back && file !== null) return complain('update takes either --file or --back', WRONG_USE);
  const settings = settingsDirectory(process.env);
  if (settings === null) return complain('there is no home directory to keep a catalog in', WRONG_USE);
  if (back) return goBack(settings);
  const { compress, updateFromFile, updateFromRelease } = await import('../../system/update/update.ts');
  const here = { catalog: readCatalog(settings), etag: isFetched(settings) ? readFrom(settings).etag : null };
  const outcome = await (file === null ? updateFromRelease(here) : updateFromFile(file, here));
  return outcome.kind === 'newer'
    ? keep(outcome, settings, here.catalog, { compress, look })
    : complainOf(outcome, here.catalog);
}

function goBack(settings: string): number {
  try {
    if (!restorePreviousCatalog(settings)) {
      return complain('the catalog was never updated: there is nothing to go back to', NOTHING_FOUND);
    }
  } catch (error) {
    return complain(cannot('replaced', error, settings), WRONG_USE);
  }
  return complain(`${named(readCatalog(settings))} is in use again`, DONE);
}

const cannot = (be: string, error: unknown, settings: string): string =>
  `the catalog cannot be ${be} (${explainSystemError(error)}): ${settings}`;

function complainOf(outcome: Exclude<Outcome, Newer>, catalog: Catalog): number {
  if (outcome.kind === 'newest') return complain(newestText(outcome.offered, catalog), DONE);
  const kept = `${named(catalog)} stays in use`;
  return complain(`${outcome.problem}; ${kept}`, outcome.kind === 'refused' ? WRONG_USE : NOTHING_FOUND);
}

function newestText(offered: number | null, catalog: Catalog): string {
  const isOlder = offered !== null && offered < (stateOf(catalog).revision ?? 0);
  return isOlder
    ? `revision ${offered} is older than ${named(catalog)}, which stays in use`
    : `${named(catalog)} is the newest`;
}

/** Keeps a catalog, and prints what is new in it. */
function keep(
  { catalog, etag }: Newer,
  settings: string,
  before: Catalog,
  { compress, look }: Pick<UpdateRequest, 'look'> & { readonly compress: typeof Compress },
): number {
  try {
    keepFetched(settings, writtenCatalog(catalog, readVersion(), compress), { etag });
  } catch (error) {
    return complain(cannot('written', error, settings), WRONG_USE);
  }
  complain(`${named(catalog)} is in use from now on`, DONE);
  const told = describeRevisions(catalog, revisionsSince(catalog, { revision: stateOf(before).revision ?? 0 }));
  return printForReader(
    () => changesLines(told),
    (columns, theme) => changesText(told, columns, theme),
    look,
  );
}

function named(catalog: Catalog): string {
  const { revision, asOf } = stateOf(catalog);
  return `revision ${revision} of ${asOf}`;
}
