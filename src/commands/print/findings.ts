import type { System } from '../../machine/facts.ts';
import type { Finding, State } from '../../machine/finding.ts';
import { BOLD, cutLine, HEADING, type Line, MUTED, type Span, type Style, span } from '../../screen/line.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import { clipText } from '../../text/clip.ts';
import { sanitize } from '../../text/sanitize.ts';
import { measureAmbiguous, padded, widthOf, wrap } from '../../text/width.ts';

/** A program on PATH. `entry` is the id of its entry, or `null` if the catalog has none. */
export type Tool = { readonly name: string; readonly path: string; readonly entry: string | null };

/** The report of `here`. `absent` lists the tools that were looked for and not found. */
export type Report = {
  readonly system: System;
  readonly findings: readonly Finding[];
  readonly tools: readonly Tool[];
  readonly absent: readonly string[];
  readonly nameOf: (entry: string) => string;
};

/** The version of the JSON format. It changes when a program that reads the old format would fail on the new one. */
const HERE_SCHEMA = 2;

/**
 * Returns a report as `schema/here.schema.json` describes it. Paths are exact, so non-ASCII characters in them are escaped:
 * otherwise a terminal could obey control characters in a file name.
 */
export function hereJson({ system, findings, tools }: Pick<Report, 'system' | 'findings' | 'tools'>): string {
  const text = JSON.stringify({ schema: HERE_SCHEMA, system, findings, tools }, null, 1);
  return `${text.replace(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

const NAMES: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows', freebsd: 'FreeBSD' };

/** Returns the message for a system other than Linux. */
export const elsewhere = (os: string): string =>
  `here needs a Linux kernel, and this is ${NAMES[os] ?? os}; run it in the Linux that runs your containers`;

/** The greatest length of untrusted text in the output. */
const LONGEST_SHOWN = 300;
const shown = (text: string): string => sanitize(clipText(text, LONGEST_SHOWN));

/**
 * Returns one line for each finding and then for each tool, for other programs. All have the same six fields, separated by tabs.
 */
export function plainFindings({ findings, tools, nameOf }: Report): string {
  const rows = [
    ...findings.map(({ id, state, value, meaning, advice, evidence }) =>
      [id, state, value, meaning, advice ?? '', evidence.join(' ')].map(shown),
    ),
    ...tools.map(({ name, path, entry }) => {
      const meaning = entry === null ? '' : nameOf(entry);
      return [`tool:${name}`, 'available', name, meaning, '', path].map(shown);
    }),
  ];
  return rows.map((row) => `${row.join('\t')}\n`).join('');
}

const STYLES: Readonly<Record<State, Style>> = {
  available: { tone: 'good' },
  restricted: { tone: 'warn' },
  missing: { tone: 'bad' },
  'not known': MUTED,
};

function signOf(state: State, { glyphs }: Theme): string {
  if (state === 'available') return glyphs.note.strength;
  if (state === 'restricted') return glyphs.note.caution;
  return state === 'missing' ? glyphs.status.archived : glyphs.status.unknown;
}

/** Below this width, the value of a finding goes below its title. */
const NARROW = 60;
/** Longer rows are hard to read. */
const WIDEST = 100;
const STATE_WIDTH = 'restricted'.length;
const GAP = '  ';
const NARROW_INDENT = 2;

/** Returns a report for a terminal: a block for each finding, wrapped to the width of the terminal. */
export function findingsInColumns(report: Report, columns: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  const { system, findings } = report;
  const width = Math.min(columns, WIDEST);
  const titleWidth = Math.max(0, ...findings.map(({ title }) => widthOf(title)));
  const machine = `Linux ${shown(system.kernel)} ${theme.glyphs.dot} ${shown(system.machine)}`;
  const lines: readonly Line[] = [
    ...texts(machine, width, 0, HEADING),
    ...findings.flatMap((one) => [[], ...findingLines(one, width, titleWidth, theme)]),
    [],
    ...toolLines(report, width),
  ];
  return lines.map((line) => `${paint(cutLine(line, width, theme.glyphs.ellipsis), theme).trimEnd()}\n`).join('');
}

function findingLines(one: Finding, width: number, titleWidth: number, theme: Theme): readonly Line[] {
  const { state, title, value, meaning, advice } = one;
  const sign = signOf(state, theme);
  const isNarrow = width < NARROW;
  const indent = isNarrow ? NARROW_INDENT : widthOf(sign) + 1 + STATE_WIDTH + GAP.length;
  const head: Line = [span(`${sign} ${padded(state, STATE_WIDTH)}`, STYLES[state]), span(GAP)];
  const below = [
    ...texts(meaning, width, indent, MUTED),
    ...(advice === null ? [] : hanging(`${theme.glyphs.arrow} `, advice, width, indent)),
  ];
  if (isNarrow) return [[...head, span(title, BOLD)], ...texts(shown(value), width, indent), ...below];
  const valueAt = indent + titleWidth + GAP.length;
  const [first = [], ...rest] = texts(shown(value), width, valueAt);
  return [[...head, span(padded(title, titleWidth), BOLD), span(GAP), ...first.slice(1)], ...rest, ...below];
}

/** Wraps a text into rows that are indented by `indent` cells. The first span of each row is the indent. */
function texts(text: string, width: number, indent: number, style: Style = {}): readonly Line[] {
  return wrap(text, Math.max(1, width - indent)).map((row): Line => [margin(indent), span(row, style)]);
}

function hanging(lead: string, text: string, width: number, indent: number): readonly Line[] {
  const inner = indent + widthOf(lead);
  return texts(text, width, inner).map((line, row) =>
    row === 0 ? [margin(indent), span(lead), ...line.slice(1)] : line,
  );
}

const margin = (cells: number): Span => span(' '.repeat(cells));

/** A path in fewer cells than this is hard to read, so it then goes below the name. */
const NARROWEST_PATH = 20;

function toolLines({ tools, absent, nameOf }: Report, width: number): readonly Line[] {
  const names = tools.map(({ entry }) => (entry === null ? '' : shown(nameOf(entry))));
  const nameWidth = Math.max(0, ...tools.map(({ name }) => widthOf(name)));
  const entryWidth = width < NARROW ? 0 : Math.max(0, ...names.map(widthOf));
  const pathAt = NARROW_INDENT + nameWidth + GAP.length + (entryWidth === 0 ? 0 : entryWidth + GAP.length);
  const found = tools.flatMap(({ name, path }, index): readonly Line[] => {
    const title: Line = [margin(NARROW_INDENT), span(padded(name, nameWidth), BOLD), span(GAP)];
    if (width - pathAt < NARROWEST_PATH) return [title, ...texts(shown(path), width, 2 * NARROW_INDENT, MUTED)];
    const [first = [], ...rest] = texts(shown(path), width, pathAt, MUTED);
    const entry = entryWidth === 0 ? [] : [span(padded(names[index] ?? '', entryWidth)), span(GAP)];
    return [[...title, ...entry, ...first.slice(1)], ...rest];
  });
  return [
    [span('Tools on PATH', HEADING)],
    ...(found.length > 0 ? found : texts('none of those that were looked for', width, NARROW_INDENT)),
    ...(absent.length > 0 ? texts(`Not found: ${absent.join(', ')}`, width, NARROW_INDENT, MUTED) : []),
  ];
}
