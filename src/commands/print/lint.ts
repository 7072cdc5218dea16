import { BOLD, cutLine, type Line, MUTED, span } from '../../screen/line.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import type { Finding, Lint } from '../../system/list-file.ts';
import { sanitize } from '../../text/sanitize.ts';
import { measureAmbiguous, padded, widthOf, wrap } from '../../text/width.ts';
import { DONE, type ListFile, NOTHING_FOUND } from '../command.ts';
import type { LintRequest } from '../lint.ts';
import { complain, print, printForReader } from './output.ts';

/** Number of the form of the JSON output; it changes when a reader of the old form would fail on the new one. */
const LINT_SCHEMA = 1;

/** Prints what is wrong in a list, and gives the exit code: that of a search without results when there is something. */
export async function printLint({ list, json, all, look }: Omit<LintRequest, 'kind'>): Promise<number> {
  const { lintBytes, readListSource } = await import('../../system/list-file.ts');
  const source = await readListSource(list as NonNullable<ListFile>);
  const lint = lintBytes(source.list);
  if (source.notice !== null) complain(source.notice, DONE);
  const file = list?.source === '-' ? 'standard input' : sanitize(list?.source ?? '');
  const told = all ? [...lint.findings, ...lint.leftOut.map(asFinding)].sort((a, b) => a.line - b.line) : lint.findings;
  if (json) print(lintJson(file, lint));
  else
    printForReader(
      () => `${plainLint(file, told)}${summaryOf(lint).join('\n')}\n`,
      (columns, theme) => drawnLint(file, told, lint, columns, theme),
      look,
    );
  return lint.findings.length > 0 ? NOTHING_FOUND : DONE;
}

type Told = Omit<Finding, 'rule'>;

const asFinding = ({ line, what, why }: Lint['leftOut'][number]): Told => ({ line, what, why: `left out: ${why}` });

/** As `schema/lint.schema.json` describes it. */
export function lintJson(file: string, { findings, leftOut, entries, withAddress, lines }: Lint): string {
  const items = entries + leftOut.length;
  const all = { schema: LINT_SCHEMA, list: file, items, entries, withAddress, itemLines: lines, findings, leftOut };
  return `${JSON.stringify(all, null, 1)}\n`;
}

function plainLint(file: string, told: readonly Told[]): string {
  return told.map(({ line, what, why }) => `${file}:${line}\t${what}\t${why}\n`).join('');
}

const number = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** How much the list has, and what became of it: entries and items left out are all items that there are. */
export function summaryOf({ findings, leftOut, entries, withAddress, lines }: Lint): readonly string[] {
  const reasons = new Map<string, number>();
  for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const told = [...reasons].sort(([, a], [, b]) => b - a).map(([why, count]) => `${count.toLocaleString('en')} ${why}`);
  const items = number(entries + leftOut.length, 'item', 'items');
  const without = entries - withAddress;
  const unread = findings.filter(({ rule, why }) => rule === 'not-read' && why.startsWith('looks')).length;
  return [
    `${items}: ${number(entries, 'entry', 'entries')}${without === 0 ? '' : ` (${without} without an address)`} and ${leftOut.length.toLocaleString('en')} left out${told.length === 0 ? '' : ` (${told.join(', ')})`}`,
    ...(lines === null
      ? []
      : [
          `${number(lines, 'line looks', 'lines look')} like an item with a link; ${unread === 0 ? 'each is read' : `${unread} of them not read`}`,
        ]),
    number(findings.length, 'finding', 'findings'),
  ];
}

const WIDEST_WHAT = 30;

function drawnLint(file: string, told: readonly Told[], lint: Lint, columns: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  const places = told.map(({ line }) => `${file}:${line}`);
  const width = places.reduce((most, place) => Math.max(most, widthOf(place)), 0);
  const what = told.reduce((most, one) => Math.max(most, widthOf(one.what)), 0);
  const whatWidth = Math.min(what, WIDEST_WHAT);
  const rows = told.map((one, index): Line => {
    const name = cutLine([span(one.what)], whatWidth, theme.glyphs.ellipsis)
      .map(({ text }) => text)
      .join('');
    return [
      span(padded(places[index] ?? '', width), MUTED),
      span(`  ${padded(name, whatWidth)}`, BOLD),
      span(`  ${one.why}`),
    ];
  });
  const summary = summaryOf(lint).flatMap((text) => wrap(text, columns).map((part): Line => [span(part)]));
  return [...rows, ...(rows.length > 0 ? [[]] : []), ...summary]
    .map((row) => `${paint(cutLine(row, columns, theme.glyphs.ellipsis), theme).trimEnd()}\n`)
    .join('');
}
