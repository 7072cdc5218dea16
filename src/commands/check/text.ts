import { NOT_ALL } from '../../data/sentences.ts';
import type { SecurityNote } from '../../data/types.ts';
import type { Checked, Report } from '../../products/report.ts';
import { BOLD, cutLine, FIXED, type Line, lineWidth, MUTED, type Span, type Style, span } from '../../screen/line.ts';
import { impactSign } from '../../screen/status.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import { measureAmbiguous, wrap } from '../../text/width.ts';
import type { Upgrade } from '../../versions/upgrade.ts';

const WIDEST = 88;
const INDENT = 2;
const INDENT_TEXT = 4;
const INDENT_FURTHER = 6;

/** Returns a report for a terminal: a paragraph for each product that ends with the release to upgrade to. */
export function reportText({ asOf, products }: Report, columns: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  const width = Math.min(columns, WIDEST);
  const paragraphs = products.map((checked) => productLines(checked, width, theme));
  if (products.length > 0) paragraphs.push(wrapped(closing(asOf), width, 0, MUTED));
  return paragraphs
    .map((lines) => lines.map((line) => `${paint(cutLine(line, columns, theme.glyphs.ellipsis), theme)}\n`).join(''))
    .join('\n');
}

function closing(asOf: string | null): string {
  const when = asOf === null ? '' : `, as of ${asOf}`;
  return `This is what is recorded${when}. ${NOT_ALL}`;
}

function productLines(checked: Checked, width: number, theme: Theme): readonly Line[] {
  const { open, fixed, unaffected, unknown, upgrade } = checked;
  return [
    headLine(checked, theme),
    ...open.flatMap((note) => openLines(note, checked, width, theme)),
    ...unknownLines(unknown, checked, width),
    ...closedLines('fixed', fixed, width, theme),
    ...closedLines('not affected', unaffected, width, theme),
    ...upgradeLines(upgrade, open, theme),
    ...successorLines(checked, width, theme),
  ];
}

function headLine({ product, version, open, fixed, unaffected, unknown }: Checked, theme: Theme): Line {
  // The count is green only if nothing is left undecided.
  const nothingOpen: Style = unknown.length > 0 ? {} : { tone: 'good' };
  const openStyle: Style = open.length > 0 ? { tone: 'bad', bold: true } : nothingOpen;
  const counts = [
    span(`${open.length} open`, openStyle),
    ...(unknown.length > 0 ? [span(` ${theme.glyphs.dot} ${unknown.length} unknown`, { tone: 'warn' })] : []),
    span(` ${theme.glyphs.dot} ${fixed.length} fixed`),
    ...(unaffected.length > 0 ? [span(` ${theme.glyphs.dot} ${unaffected.length} not affected`)] : []),
  ];
  const name = span(`${product.name} ${version.text}`, BOLD);
  return [name, span('  '), ...(product.notes.length > 0 ? counts : [span('no vulnerability is recorded', MUTED)])];
}

function openLines(note: SecurityNote, checked: Checked, width: number, theme: Theme): readonly Line[] {
  return [
    ...flowing(idSpans(impactSign(note.impact, theme), note), fixSpans(note, checked), width),
    ...wrapped(textOf(note), width, INDENT_TEXT, {}),
  ];
}

/** Returns the releases with the fix, one by one. The one in the release line of the checked version is highlighted. */
function fixSpans(note: SecurityNote, { fixInLine }: Checked): readonly Span[] {
  if (note.fixed.length === 0) return note.unfixed ? [span('no release fixes it', MUTED)] : [];
  const near = fixInLine(note);
  const of = note.component === null ? '' : ` ${note.component}`;
  return [span(`fixed in${of}`, MUTED), ...note.fixed.map((fix) => span(fix, fix === near ? FIXED : BOLD))];
}

/** Groups the notes that cannot be decided by their reason, which follows each group. */
function unknownLines(unknown: Checked['unknown'], checked: Checked, width: number): readonly Line[] {
  const reasons = [...new Set(unknown.map(({ why }) => why))];
  return reasons.flatMap((reason) => [
    ...unknown
      .filter(({ why }) => why === reason)
      .flatMap(({ note }) => flowing(idSpans(span('?', { tone: 'warn' }), note), fixSpans(note, checked), width)),
    ...wrapped(`unknown: ${reason}`, width, INDENT_TEXT, { tone: 'warn' }),
  ]);
}

/** Puts words behind the start of a row. Those for which there is no room begin further rows. */
function flowing(start: readonly Span[], words: readonly Span[], width: number): readonly Line[] {
  const rows = [[...start]];
  for (const word of words) {
    const row = rows.at(-1) ?? [];
    if (lineWidth([...row, word]) < width) row.push(span(' '), word);
    else rows.push([span(' '.repeat(INDENT_FURTHER)), word]);
  }
  return rows;
}

const idSpans = (sign: Span, note: SecurityNote): readonly Span[] => [
  span(' '.repeat(INDENT)),
  sign,
  span(' '),
  span(nameOf(note), { ...BOLD, link: note.source }),
];

/** Without an id or nickname, other outputs show the address of the source, but on screen it would only be noise. */
const nameOf = ({ ids, nickname }: SecurityNote): string => ids[0] ?? nickname ?? '(no id)';

const textOf = ({ text, impact, nickname }: SecurityNote): string =>
  `${[impact, nickname].filter(Boolean).join(', ')}: ${text}`;

function closedLines(word: string, notes: readonly SecurityNote[], width: number, theme: Theme): readonly Line[] {
  if (notes.length === 0) return [];
  return wrapped(`${word}: ${notes.map(nameOf).join(', ')}`, width, INDENT_TEXT, MUTED).map((line, at) =>
    at > 0 ? line : [span(`${' '.repeat(INDENT)}${theme.glyphs.tick} `, { tone: 'good' }), ...line.slice(1)],
  );
}

function upgradeLines(upgrade: Upgrade | null, open: readonly SecurityNote[], theme: Theme): readonly Line[] {
  if (upgrade === null) return [];
  const { inLine, closes, all } = upgrade;
  const line = (release: string, what: string): Line => [arrow(theme), span(release, FIXED), span(` ${what}`)];
  const fixable = open.filter(({ fixed }) => fixed.length > 0).length;
  const isAll = fixable === open.length;
  return [
    ...(all === null
      ? []
      : [line(all, isAll ? `closes all ${open.length} recorded` : `closes ${fixable} of ${open.length}`)]),
    ...(inLine === null || inLine === all
      ? []
      : [line(inLine, `closes ${closes} of ${open.length}, within the release line`)]),
  ];
}

const arrow = (theme: Theme): Span => span(`${' '.repeat(INDENT)}${theme.glyphs.arrow} `, { tone: 'accent' });

/** Names the successors of the product if no release closes everything that is open. */
function successorLines({ product, open }: Checked, width: number, theme: Theme): readonly Line[] {
  if (product.successors.length === 0 || open.every(({ fixed }) => fixed.length > 0)) return [];
  const text = `no release closes all; replaced by ${product.successors.join(', ')}`;
  return wrapped(text, width, INDENT_TEXT, {}).map((row, at) => (at > 0 ? row : [arrow(theme), ...row.slice(1)]));
}

/** Wraps a text into rows of at most `width` cells, including the margin on the left. */
function wrapped(text: string, width: number, margin: number, style: Style): readonly Line[] {
  return wrap(text, width - margin).map((row) => [span(' '.repeat(margin)), span(row, style)]);
}
