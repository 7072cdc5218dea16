import { revisionsSince, stateOf } from '../../data/revisions.ts';
import type { Catalog } from '../../data/types.ts';
import { isFetched, readCatalog, readVersion } from '../../system/installation.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { explainSystemError } from '../../system/settings/read.ts';
import type { Outcome } from '../../system/update/update.ts';
import { DONE, NOTHING_FOUND, WRONG_USE } from '../command.ts';
import type { UpdateRequest } from '../update.ts';
import { complain, printForReader } from './output.ts';

/**
 * Gets a newer catalog, or goes back to the one before, says on standard error which one is in use now, prints what is new in
 * it, and gives the exit code.
 */
export async function printUpdate({ file, back, look }: Omit<UpdateRequest, 'kind'>): Promise<number> {
  if (back && file !== null) return complain('update takes either --file or --back', WRONG_USE);
  const settings = settingsDirectory(process.env);
  if (settings === null) return complain('there is no home directory to keep a catalog in', WRONG_USE);
  if (back) return goBack(settings);
  const { updateFromFile, updateFromRelease } = await import('../../system/update/part.ts');
  const catalog = readCatalog(settings);
  const here = { settings, catalog, isFetched: isFetched(settings), program: readVersion() };
  const outcome = await (file === null ? updateFromRelease(here) : updateFromFile(file, here));
  return outcome.kind === 'updated' ? printNews(outcome.catalog, catalog, look) : complainOf(outcome, catalog);
}

async function goBack(settings: string): Promise<number> {
  const { stepBack } = await import('../../system/update/part.ts');
  try {
    if (!stepBack(settings))
      return complain('the catalog was never updated: there is nothing to go back to', NOTHING_FOUND);
  } catch (error) {
    return complain(`the catalog cannot be replaced (${explainSystemError(error)}): ${settings}`, WRONG_USE);
  }
  return complain(`${named(readCatalog(settings))} is in use again`, DONE);
}

function complainOf(outcome: Exclude<Outcome, { readonly kind: 'updated' }>, catalog: Catalog): number {
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

async function printNews(catalog: Catalog, before: Catalog, look: UpdateRequest['look']): Promise<number> {
  const { changesLines, changesText, tellRevisions } = await import('../changes/part.ts');
  complain(`${named(catalog)} is in use from now on`, DONE);
  const revisions = revisionsSince(catalog, { revision: stateOf(before).revision ?? 0 });
  const told = tellRevisions(catalog, revisions);
  return printForReader(
    () => changesLines(told),
    (columns, theme) => changesText(revisions, told, columns, theme),
    look,
  );
}

function named(catalog: Catalog): string {
  const { revision, asOf } = stateOf(catalog);
  return `revision ${revision} of ${asOf}`;
}
