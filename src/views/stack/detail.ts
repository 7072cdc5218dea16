import { rememberLast } from '../../data/remember.ts';
import type { SecurityNote } from '../../data/types.ts';
import { findVulnerabilities } from '../../data/vulnerabilities.ts';
import { newestMonth, noteId } from '../../products/part.ts';
import type { Checked } from '../../products/report.ts';
import { type DetailStyle, linesOfEach, paragraph, section } from '../../screen/document.ts';
import type { Size } from '../../screen/layout.ts';
import { BOLD, FIXED, type Line, MUTED, rowText, type Span, span, spread } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { compareVersions, sortedFixes, type Version } from '../../versions/part.ts';
import type { Context } from '../context.ts';
import { makeDetail } from '../detail/content.ts';
import type { StackRow } from './select.ts';
import { closingText, countsText, stepText, upgradesOf } from './words.ts';

type Catalog = Context['catalog'];

/** In a place with fewer rows, the text about the user's version comes before the text about the vulnerability. */
const ROOMY_FROM = 10;

/** Returns the detail of a row of the stack for a place, with one cell left free at either side. */
export const detailLines = (row: StackRow, { columns, rows }: Size, { catalog, items, theme }: Context) =>
  rememberedLines(row, columns - 2, rows < ROOMY_FROM, catalog, items, theme);

/** Draws the lines; the result is reused while the user scrolls through them. */
const rememberedLines = rememberLast(
  (
    row: StackRow,
    width: number,
    isShort: boolean,
    catalog: Catalog,
    items: Context['items'],
    theme: Theme,
  ): readonly Line[] => {
    const paper: DetailStyle = { width, theme, lit: () => [], foundNotes: new Set() };
    switch (row.kind) {
      case 'product':
        return productLines(row.checked, catalog, paper);
      case 'closed':
        return [...titleLines(row.checked, paper), ...closedLines(row.checked, paper)];
      case 'finding':
        return findingLines(row, isShort, catalog, items, paper);
      case 'not-known':
        return [
          [span(rowText(`${row.product} ${row.asked.version ?? ''}`, theme.glyphs.ellipsis), BOLD)],
          [],
          ...paragraph(row.why, paper, { tone: 'warn' }),
        ];
      default:
        return row satisfies never;
    }
  },
);

function titleLines({ product, version }: Checked, { width, theme }: DetailStyle): readonly Line[] {
  return [spread([span(`${product.name} ${version.text}`, BOLD)], [], width, theme.glyphs.ellipsis)];
}

function productLines(checked: Checked, catalog: Catalog, paper: DetailStyle): readonly Line[] {
  return [
    ...titleLines(checked, paper),
    ...paragraph(countsText(checked), paper, MUTED),
    ...section('Upgrades', upgradeLines(checked, paper), paper),
    [],
    ...paragraph(closingText(newestMonth(catalog)), paper, MUTED),
  ];
}

/** Draws the releases in a column, and beside each how much it closes. The last one, with the greatest gain, is highlighted. */
function upgradeLines(checked: Checked, paper: DetailStyle): readonly Line[] {
  const { open } = checked;
  const steps = upgradesOf(checked);
  if (steps.length === 0) {
    return open.length === 0 ? [] : paragraph('No recorded release closes any of this.', paper, MUTED, 1);
  }
  const widest = Math.max(...steps.map(({ release }) => release.length));
  return steps.map(
    (step, at): Line => [
      span(` ${paper.theme.glyphs.arrow} `, { tone: 'accent' }),
      span(step.release.padEnd(widest), at === steps.length - 1 ? FIXED : BOLD),
      span(`  ${stepText(step, open.length)}`),
    ],
  );
}

function closedLines({ fixed, unaffected, version }: Checked, paper: DetailStyle): readonly Line[] {
  return [
    ...section(`Fixed in ${version.text}`, idLines(fixed, paper), paper, [span(String(fixed.length), MUTED)]),
    ...section('Came later', idLines(unaffected, paper), paper, [span(String(unaffected.length), MUTED)]),
  ];
}

const idLines = (notes: readonly SecurityNote[], paper: DetailStyle): readonly Line[] =>
  linesOfEach(
    notes,
    (note) => paragraph([noteId(note), note.nickname].filter((name) => name !== null).join('  '), paper, {}, 1),
    paper,
  );

type Finding = Extract<StackRow, { readonly kind: 'finding' }>;

/** Draws the page of a vulnerability, with a section about the user's version inserted below the title. */
function findingLines(
  row: Finding,
  isShort: boolean,
  catalog: Catalog,
  items: Context['items'],
  paper: DetailStyle,
): readonly Line[] {
  const id = noteId(row.note);
  const page = findVulnerabilities(catalog).find(({ ids }) => ids.includes(id))?.id ?? '';
  const node = items.get(page);
  const lines = node ? makeDetail(node, catalog, paper).lines : bareLines(row.note, paper);
  const [title = [], ...below] = lines;
  if (isShort) return [title, ...haveLines(row, paper), ...below];
  const blank = lines.findIndex((line) => line.length === 0);
  return [...lines.slice(0, blank), ...section('You have', haveLines(row, paper), paper), ...lines.slice(blank)];
}

/** Draws a note whose vulnerability has no page. */
const bareLines = (note: SecurityNote, paper: DetailStyle): readonly Line[] => [
  [span(rowText(noteId(note), paper.theme.glyphs.ellipsis), BOLD)],
  [],
  ...paragraph(note.text, paper),
];

/** Draws the user's version, and what the note says about it. */
function haveLines({ checked, note, why }: Finding, paper: DetailStyle): readonly Line[] {
  const { product, version } = checked;
  return [
    ...paragraph(`${product.name} ${version.text}`, paper, BOLD, 1),
    ...fixLines(note, checked, paper),
    ...(why === null ? [] : paragraph(`unknown: ${why}`, paper, { tone: 'warn' }, 1)),
  ];
}

/** Draws the releases with a fix. The nearest is highlighted: that of the version's release line, or else the next one above. */
function fixLines(note: SecurityNote, { version, fixInLine }: Checked, paper: DetailStyle): readonly Line[] {
  if (note.unfixed) return paragraph('not fixed in any release', paper, { tone: 'warn' }, 1);
  if (note.fixed.length === 0) return paragraph('no fixed release recorded', paper, MUTED, 1);
  const near = note.component === null ? (fixInLine(note) ?? nextAbove(note, version)) : null;
  const words = ` fixed in${note.component === null ? '' : ` ${note.component}`}`;
  const spans = note.fixed.map((fix): Span => span(fix, fix === near ? FIXED : near === null ? BOLD : {}));
  return filled([span(words, MUTED), ...spans], paper);
}

const nextAbove = ({ fixed }: SecurityNote, version: Version): string | null =>
  sortedFixes(fixed).find((fix) => compareVersions(fix, version) > 0)?.text ?? null;

/** Wraps words with blanks between them into rows; rows after the first are indented. */
function filled(words: readonly Span[], { width }: DetailStyle): readonly Line[] {
  const rows: Span[][] = [];
  let used = width;
  for (const word of words) {
    if (used + 1 + word.text.length > width && used > 1) {
      rows.push(rows.length === 0 ? [word] : [span('  '), word]);
      used = word.text.length + (rows.length === 1 ? 0 : 2);
    } else {
      rows.at(-1)?.push(span(' '), word);
      used += 1 + word.text.length;
    }
  }
  return rows;
}
