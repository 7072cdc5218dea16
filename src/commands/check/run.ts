import { isatty } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { themeFor } from '../../system/environment.ts';
import { readStandardInput } from '../../system/standard-input.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { CheckRequest } from '../check.ts';
import { DONE, WRONG_USE } from '../command.ts';
import { complain, print, readCatalog } from '../print/part.ts';
import { type Asked, readAsked, readAskedLines } from './asked.ts';
import { askHost } from './host.ts';
import { reportJson } from './json.ts';
import { reportLines } from './lines.ts';
import { CANNOT_TELL, check, exitCode, type Report } from './report.ts';
import { reportText } from './text.ts';

const STDIN = 0;
const STDOUT = 1;
/** As words, by convention. */
const STANDARD_INPUT = '-';
const USUAL_COLUMNS = 80;

const USAGE = 'check needs names and versions, such as: awesome-containers check runc@1.1.4 docker@24.0.5';

/** Prints what is recorded of some versions, and gives the exit code: see `exitCode`. */
export async function printCheck(request: CheckRequest): Promise<number> {
  const given = await readGiven(request);
  if (typeof given === 'string') return complain(given, WRONG_USE);
  const { asked, faults } = request.host ? await addHost(given) : { asked: given, faults: [] };
  const report = check(await readCatalog(request.list), asked);
  for (const { why } of report.notKnown) complain(why, DONE);
  const known = { ...report, notKnown: [...faults, ...report.notKnown] };
  printReport(known, request);
  return exitCode(known);
}

/** The names and versions that are asked for, or what is wrong with them. */
async function readGiven({ words, host }: CheckRequest): Promise<readonly Asked[] | string> {
  if (words === '' && host) return [];
  if (words !== '' && words !== STANDARD_INPUT) {
    const asked = readAsked(words);
    const lacking = asked.find(({ version }) => version === null || version === '');
    return lacking ? `${lacking.name} needs a version, such as: check ${lacking.name}@1.2.3` : asked;
  }
  if (words === '' && isatty(STDIN)) return USAGE;
  const text = await readStandardInput();
  if (text === null) return 'standard input is larger than 4 MB; give only names and versions';
  const asked = readAskedLines(text.split('\n').map(sanitize).join('\n'));
  return asked.length === 0 ? USAGE : asked;
}

/** Adds what is installed here. What cannot be asked is said in a line each, what is missing in one for all. */
async function addHost(given: readonly Asked[]) {
  const { asked, faults, missing } = await askHost(process.env);
  for (const { program, why } of faults) complain(`${program} ${why}`, CANNOT_TELL);
  if (missing.length > 0) complain(`not installed: ${missing.join(', ')}`, DONE);
  return {
    asked: [...given, ...asked],
    faults: faults.map(({ program, why }) => ({ asked: { name: program, version: null }, why })),
  };
}

function printReport(report: Report, { json, look }: CheckRequest): void {
  if (json) print(reportJson(report));
  else if (!isatty(STDOUT)) {
    const empty = report.products.filter(({ product }) => product.notes.length === 0);
    for (const { product } of empty) complain(`no vulnerability of ${product.name} is recorded`, DONE);
    print(reportLines(report));
  } else {
    const text = reportText(report, process.stdout.columns || USUAL_COLUMNS, themeFor(process.env, look));
    print(process.env.TERM === 'dumb' ? stripVTControlCharacters(text) : text);
  }
}
