import { ageText } from '../../data/age.ts';
import { idOfItem } from '../../data/ids.ts';
import type { Origin } from '../../data/lists.ts';
import type { NewVulnerability, Overview } from '../../data/overview.ts';
import type { TreeNode } from '../../data/tree.ts';
import type { ActionName } from '../../keys/actions.ts';
import { barChart, type DetailStyle, dotted, NO_BREAK, paragraph, section } from '../../screen/document.ts';
import { capFor } from '../../screen/key-caps.ts';
import { BOLD, cutLine, type Line, lineWidth, MUTED, rowText, span, spread } from '../../screen/line.ts';
import type { Document, Stop } from '../../screen/links.ts';
import { impactSign } from '../../screen/status.ts';
import { grouped } from '../../text/grouped.ts';
import { clip, padded, widthOf, widthUpTo } from '../../text/width.ts';
import { openedBefore, originLines } from './lists.ts';

/** The narrowest page with room for charts, and the narrowest with charts beside the rest. */
const ROOMY = 66;
const WIDE = 110;
const GAP = 4;
/** The narrowest page with room for releases in a row. */
const NARROW = 40;
/** The number of vulnerabilities shown in a small window. */
const FEW = 5;

/** A line, and the id of the item or list that it leads to, if any. */
export type Leading = { readonly line: Line; readonly id: string | null };

/**
 * Makes the start page: how many items there are of each type, what can be tried, the newest vulnerabilities, the user's
 * shelves, and the lists opened before. `origin` says where a list of the user's own came from. `now`, in milliseconds, is
 * compared with the date of the facts to tell their age.
 */
export function startDocument(
  node: TreeNode,
  overview: Overview,
  paper: DetailStyle,
  { origin, now }: { readonly origin: Origin | null; readonly now: number },
): Document {
  const { subject } = node;
  const lists = subject.kind === 'start' ? subject.lists : [];
  const isWide = paper.width >= WIDE;
  const width = isWide ? Math.floor((paper.width - GAP) * 0.55) : paper.width;
  const left = { ...paper, width };
  const right = { ...paper, width: paper.width - width - GAP };
  const beside = isWide ? charts(overview, right) : [];
  const below = isWide || paper.width < ROOMY ? [] : charts({ ...overview, years: [], impacts: [] }, paper);
  const head = [...headLines(overview, paper, now), ...(origin === null ? [] : originLines(origin, paper))];
  const isNews = (shelf: TreeNode) => shelf.subject.kind === 'shelf' && shelf.subject.shelf === 'news';
  const rows: readonly Leading[] = [
    ...node.children.filter(isNews).flatMap((shelf) => shelfLines(shelf, left)),
    ...plain(tryLines(overview, left)),
    ...newestLines(overview.newest.slice(0, paper.width < ROOMY ? FEW : undefined), left),
    ...node.children.filter((shelf) => !isNews(shelf)).flatMap((shelf) => shelfLines(shelf, left)),
    // The module that draws them is loaded only if the user has ever opened a list of their own.
    ...(lists.length === 0 && origin === null ? [] : openedBefore(lists, origin, left)),
    ...plain(overview.counts.vulnerabilities === 0 ? holdings(overview, left) : []),
    ...plain(below),
  ];
  const lines = sideBySide(
    rows.map(({ line }) => line),
    beside,
    width + GAP,
  );
  const stops = rows.flatMap(({ id }, index): readonly Stop[] =>
    id === null ? [] : [{ kind: 'lead', link: null, leadsTo: id, row: head.length + index, rows: 1 }],
  );
  return { lines: [...head, ...lines], links: [], leads: [], main: null, stops, aside: null };
}

const plain = (lines: readonly Line[]): readonly Leading[] => lines.map((line) => ({ line, id: null }));

/** Puts two columns of lines side by side; the right one begins at column `at`. */
function sideBySide(left: readonly Line[], right: readonly Line[], at: number): readonly Line[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row): Line => {
    const [first = [], second = []] = [left[row], right[row]];
    return second.length === 0 ? first : [...first, span(' '.repeat(at - lineWidth(first))), ...second];
  });
}

function headLines({ title, counts, asOf }: Overview, paper: DetailStyle, now: number): readonly Line[] {
  const { ellipsis } = paper.theme.glyphs;
  const texts = [
    counted(counts.entries, 'entry', 'entries'),
    counted(counts.vulnerabilities, 'vulnerability', 'vulnerabilities'),
    counted(counts.measures, 'measure', 'measures'),
    counted(counts.mechanisms, 'mechanism', 'mechanisms'),
    ageText(asOf, now).replaceAll(' ', NO_BREAK),
  ];
  const name = rowText(title === '' ? 'Start' : title, ellipsis);
  return [cutLine([span(name, BOLD)], paper.width, ellipsis), ...paragraph(dotted(texts, paper.theme), paper, MUTED)];
}

const counted = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${grouped(count)}${NO_BREAK}${count === 1 ? one : many}`;

/** The number of things to try that are shown. */
const TRIED = 3;

/** Draws what can be tried in this catalog, each with its key. */
function tryLines({ counts }: Overview, paper: DetailStyle): readonly Line[] {
  const { glyphs } = paper.theme;
  const isBundled = counts.mechanisms > 0 && counts.vulnerabilities > 0;
  const all: readonly (readonly [ActionName, string, boolean])[] = [
    ['search', isBundled ? 'search: sandbox without root' : 'search for a name or a description', true],
    ['show-vulnerabilities', 'vulnerabilities by year', counts.vulnerabilities > 0],
    ['show-matrix', 'what isolates what', counts.mechanisms > 0],
    ['show-guide', 'the hardening guide', counts.measures > 0],
    ['filter', isBundled ? 'filter by status, kind and more' : 'filter by category, host and more', true],
    ['show-totals', 'totals as bars', true],
  ];
  const tried = all.filter(([, , isThere]) => isThere).slice(0, TRIED);
  const line = (action: ActionName, words: string): Line => [
    span(` ${capFor('list', action, glyphs)} `, BOLD),
    span(words),
  ];
  const lines = [...tried.map(([action, words]) => line(action, words)), line('show-start', 'this page again')];
  return section('Try', lines, paper);
}

function newestLines(shown: readonly NewVulnerability[], paper: DetailStyle): readonly Leading[] {
  const widest = (textOf: (one: NewVulnerability) => string, most: number) =>
    Math.max(0, ...shown.map((one) => widthUpTo(textOf(one), most)));
  const widths = {
    // In a narrow page, the column is no wider than a CVE id, and a longer id takes more room in its own row. The impact is
    // shown only by its sign there, because the names of what is touched matter more.
    id: Math.min(
      widest(({ id }) => id, paper.width),
      paper.width < ROOMY ? 'CVE-2026-134804'.length : Infinity,
    ),
    impact: paper.width < ROOMY ? -1 : widest(({ impact }) => impact ?? '', paper.width),
  };
  const lines = shown.map((one): Leading => ({ id: one.id, line: newLine(one, widths, paper) }));
  const remark = paper.width < NARROW ? [] : [span('fixed in', MUTED)];
  const head = section('Newest vulnerabilities', [[]], paper, remark).slice(0, 2);
  return lines.length === 0 ? [] : [...plain(head), ...lines];
}

function newLine(
  { id, impact, touches, fixed }: NewVulnerability,
  widths: { readonly id: number; readonly impact: number },
  { width, theme }: DetailStyle,
): Line {
  const { ellipsis } = theme.glyphs;
  const left: Line = [
    span(' '),
    impactSign(impact, theme),
    span(` ${padded(id, widths.id)} `),
    span(widths.impact < 0 ? '' : `${padded(impact ?? '', widths.impact)} `, MUTED),
    span(rowText(touches, ellipsis)),
  ];
  if (width < NARROW) return cutLine(left, width, ellipsis);
  // If there is no room for both, the names have priority over the releases.
  const room = width - Math.min(lineWidth(left), width) - 1;
  return spread(left, [span(releases(fixed, Math.max(room, SHORTEST_RELEASE), ellipsis), MUTED)], width, ellipsis);
}

const SHORTEST_RELEASE = 7;
const NO_RELEASE = 'none recorded';

/** Returns as many releases as fit; an ellipsis stands for the others. */
function releases(fixed: readonly string[], room: number, ellipsis: string): string {
  if (fixed.length === 0) return room < widthOf(NO_RELEASE) ? '?' : NO_RELEASE;
  const texts = fixed.map((_, left) => {
    const kept = fixed.slice(0, fixed.length - left);
    return `${kept.join(' / ')}${left === 0 ? '' : ` ${ellipsis}`}`;
  });
  return (
    [...texts, ...fixed.slice(0, 1).map((first) => `${first}${ellipsis}`)].find((text) => widthOf(text) <= room) ??
    clip(fixed[0] ?? '', room, ellipsis)
  );
}

/** The number of items shown of each shelf. */
const FEW_ITEMS = 3;

function shelfLines({ label, children, subject }: TreeNode, paper: DetailStyle): readonly Leading[] {
  const { lead, ellipsis } = paper.theme.glyphs;
  if (children.length === 0) return [];
  const rest = children.length - FEW_ITEMS;
  const told = subject.kind === 'shelf' ? subject.told : '';
  const more = rest > 0 ? `${rest} more in the tree` : '';
  const words = span(told || more, MUTED);
  // A long summary of what is new has a row of its own.
  const isLong = widthOf(label + told) + 2 > paper.width;
  const below = isLong ? [{ id: null, line: cutLine([span(' '), words], paper.width, ellipsis) }] : [];
  const lines = children.slice(0, FEW_ITEMS).map((item): Leading => {
    const name = span(rowText(item.label, ellipsis));
    return {
      id: idOfItem(item.subject),
      line: cutLine([span(` ${lead} `, { tone: 'accent' }), name], paper.width, ellipsis),
    };
  });
  return [
    ...plain(section(label, [[]], paper, isLong || words.text === '' ? [] : [words]).slice(0, 2)),
    ...below,
    ...lines,
  ];
}

const holdings = ({ categories }: Overview, paper: DetailStyle): readonly Line[] =>
  categories.length < 2 ? [] : section('Holds', barChart(categories, paper), paper);

/** Draws charts of the entries by status, and of the vulnerabilities by impact and by year. */
function charts({ statuses, years, impacts }: Overview, paper: DetailStyle): readonly Line[] {
  return [
    ...(statuses.length < 2 ? [] : section('Entries by status', barChart(statuses, paper), paper)),
    ...(impacts.length < 2 ? [] : section('Vulnerabilities by impact', barChart(impacts, paper), paper)),
    ...(years.length < 2 ? [] : section('Vulnerabilities by year', barChart(years, paper), paper)),
  ];
}
