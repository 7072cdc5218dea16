import { BOLD, cutLine, type Line, MUTED, span } from '../../screen/line.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import type { Finding, Lint } from '../../system/list-file.ts';
import { limitYoungGeneration } from '../../system/process/memory.ts';
import { sanitize } from '../../text/sanitize.ts';
import { clip, measureAmbiguous, padded, widthOf, wrap } from '../../text/width.ts';
import { DONE, type ListFile, NOTHING_FOUND } from '../command.ts';
import type { LintRequest } from '../lint.ts';
import { complain, print, printForReader } from './output.ts';

/** The version of the JSON format. It changes when a program that reads the old format would fail on the new one. */
const LINT_SCHEMA = 1;

/** Prints what is wrong in a list. Returns the exit code; with findings, it is that of a search without results. */
export async function printLint({ list, json, all, look }: Omit<LintRequest, 'kind'>): Promise<number> {
  const { lintBytes, readListSource } = await import('../../system/list-file.ts');
  limitYoungGeneration();
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

type PrintedFinding = Omit<Finding, 'rule'>;

const asFinding = ({ line, what, why }: Lint['leftOut'][number]): PrintedFinding => ({
  line,
  what,
  why: `left out: ${why}`,
});

/** Returns the findings as `schema/lint.schema.json` describes them. */
export function lintJson(file: string, { findings, leftOut, entries, withAddress, lines }: Lint): string {
  const items = entries + leftOut.length;
  const all = {
    schema: LINT_SCHEMA,
    list: file,
    items,
    entries,
    withAddress,
    itemLines: lines?.count ?? null,
    findings,
    leftOut,
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}

function plainLint(file: string, told: readonly PrintedFinding[]): string {
  return told.map(({ line, what, why }) => `${file}:${line}\t${what}\t${why}\n`).join('');
}

const number = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Summarises the list. The entries and the items that were left out add up to all items. */
function summaryOf({ findings, leftOut, entries, withAddress, lines }: Lint): readonly string[] {
  const items = number(entries + leftOut.length, 'item', 'items');
  const without = entries - withAddress;
  const bare = without === 0 ? '' : ` (${without.toLocaleString('en')} without an address)`;
  const told = `${items}: ${number(entries, 'entry', 'entries')}${bare} and ${leftOut.length.toLocaleString('en')} left out`;
  return [
    `${told}${reasonsOf(leftOut)}`,
    ...(lines === null ? [] : [linesOf(lines)]),
    number(findings.length, 'finding', 'findings'),
  ];
}

/** Counts the reasons, the most frequent first: `(12 contents, 3 category)`. */
function reasonsOf(leftOut: Lint['leftOut']): string {
  const reasons = new Map<string, number>();
  for (const { why } of leftOut) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const told = [...reasons].sort(([, a], [, b]) => b - a).map(([why, count]) => `${count.toLocaleString('en')} ${why}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function linesOf({ count, unread }: NonNullable<Lint['lines']>): string {
  const isRead = count === 1 ? 'read' : 'all read';
  const told = unread === 0 ? isRead : `${unread.toLocaleString('en')} not read`;
  return `${number(count, 'line with a link that looks like an item', 'lines with links that look like items')}, ${told}`;
}

const WIDEST_WHAT = 24;
const NARROWEST_WHY = 24;
const GAP = 2;

/**
 * Draws the findings for a terminal: the file name once, then a row for each line of the list. A long reason takes several rows.
 */
function drawnLint(file: string, told: readonly PrintedFinding[], lint: Lint, columns: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  const { ellipsis } = theme.glyphs;
  const places = told.map(({ line }) => String(line));
  const placeWidth = Math.max(0, ...places.slice(-1).map(widthOf));
  const whatWidth = Math.min(
    WIDEST_WHAT,
    told.reduce((most, { what }) => Math.max(most, widthOf(what)), 0),
  );
  const indent = placeWidth + whatWidth + 2 * GAP + 1;
  const whyWidth = Math.max(NARROWEST_WHY, columns - indent);
  const rows = told.flatMap(({ what, why }, index): readonly Line[] => {
    const name = clip(what, whatWidth, ellipsis);
    const head: Line = [
      span(` ${(places[index] ?? '').padStart(placeWidth)}  `, MUTED),
      span(`${padded(name, whatWidth)}  `, BOLD),
    ];
    return wrap(why, whyWidth).map((part, row) =>
      row === 0 ? [...head, span(part)] : [span(' '.repeat(indent) + part)],
    );
  });
  const summary = summaryOf(lint).flatMap((text) => wrap(text, columns).map((part): Line => [span(part)]));
  const lines = rows.length > 0 ? [[span(file, BOLD)], ...rows, [], ...summary] : summary;
  return lines.map((row) => `${paint(cutLine(row, columns, ellipsis), theme).trimEnd()}\n`).join('');
}
