import { LONGEST_LISTED_ADDRESS } from '../../data/limits.ts';
import type { Entry } from '../../data/types.ts';
import type { Document } from '../elements/document.ts';
import { elementsIn } from '../elements/element.ts';
import { readYaml } from '../forms/yaml/read.ts';
import { createLineFinder } from '../line-finder.ts';
import { skippedDraft } from '../list/from-document.ts';
import { documentIn, type ListForm, plainText } from '../list/read.ts';
import { clean } from '../object-path.ts';
import { resolveSections } from '../walk/finish.ts';
import type { Draft, Section, Skipped, Walk } from '../walk/section.ts';
import { walkDocument } from '../walk/walk.ts';
import type { Base } from '../words/base.ts';
import type { Finding, Item } from './finding.ts';
import { findInItems } from './items.ts';
import { linesLikeItems } from './lines.ts';
import { findInLinks } from './links.ts';

/** A report on a list: its entries, which items are not entries and why, and what is wrong. All text is safe to print. */
export type Lint = {
  readonly entries: number;
  readonly withAddress: number;
  readonly leftOut: readonly Skipped[];
  /**
   * The number of lines that look like an item with a link, counted independently of the code that reads the list, and how many
   * of them were not read; `null` for data, where lines do not show that.
   */
  readonly lines: { readonly count: number; readonly unread: number } | null;
  readonly findings: readonly Finding[];
};

/** Finds what is wrong in a list. Throws a refusal if it cannot be read. */
export function lintList(text: string, form: ListForm, base: Base | null): Lint {
  const plain = plainText(text);
  return form === 'yaml' ? lintData(plain) : lintDocument(documentIn(plain, form, base), plain, form);
}

function lintDocument(document: Document, text: string, form: Exclude<ListForm, 'yaml'>): Lint {
  const walk = walkDocument(document);
  resolveSections(walk);
  const kept = walk.drafts.filter(({ dropped }) => dropped === null);
  const twins = walk.drafts.filter(({ dropped }) => dropped === 'same address in its category');
  const leftOut = [...walk.skipped, ...walk.drafts.flatMap(skippedDraft)];
  const { findings, relative } = findInLinks(document, text);
  // Lines whose address is reported already; `no-address` would report them twice.
  const refused = new Set(findings.filter(({ rule }) => rule === 'refused-address').map(({ line }) => line));
  const items = [...kept, ...twins].sort((a, b) => a.line - b.line).map(itemOf);
  const lines = linesLikeItems(text, form);
  const known = new Set([...walk.drafts, ...walk.skipped].map(({ line }) => line));
  const unread = lines.filter((line) => !known.has(line));
  const all = [
    ...findings,
    ...findInItems(items)
      .filter(({ rule, line }) => rule !== 'no-address' || !refused.has(line))
      .map((finding) => beside(finding, relative)),
    ...findTitles(walk, kept),
    ...findUnclosed(document),
    ...leftOut.flatMap(notUnderstood),
    ...notRead(unread, text),
  ];
  return {
    ...counted(kept),
    leftOut: leftOut.map(safeItem),
    lines: { count: lines.length, unread: unread.length },
    findings: inOrder(all),
  };
}

const itemOf = ({ line, name, url, description, more, isSentence }: Draft): Item => {
  return { line, name, url, summary: [description, ...more].join(' '), sentence: isSentence ? description : null };
};

/** Reports an entry without an address as `relative-address` if it has a relative link. */
function beside(finding: Finding, relative: ReadonlyMap<number, string>): Finding {
  const path = finding.rule === 'no-address' ? relative.get(finding.line) : undefined;
  if (path === undefined) return finding;
  return { ...finding, rule: 'relative-address', why: whyRelative(path) };
}

function whyRelative(path: string): string {
  if (path === '') return 'has an empty address';
  if (path.startsWith('www.')) return `leads to a file called ${path}; write https:// before it`;
  return `leads to a file beside the list: ${path}`;
}

/** Finds titles that occur twice in one category: their entries are read as those of one category. */
function findTitles({ sections }: Walk, kept: readonly Draft[]): readonly Finding[] {
  const used = new Set(kept.map(({ section }) => section));
  const seen = new Map<Section | null, Map<string, Section>>();
  return sections.flatMap((section): readonly Finding[] => {
    if (section.role !== 'category' || section.kind !== 'heading' || !used.has(section)) return [];
    const titles = seen.get(section.parent) ?? new Map<string, Section>();
    seen.set(section.parent, titles);
    const twin = titles.get(section.title);
    if (twin === undefined) titles.set(section.title, section);
    if (twin === undefined) return [];
    const why = `is the title of the category on line ${twin.line} as well`;
    return [{ line: section.line, rule: 'same-title', what: section.title, why }];
  });
}

/** Elements that an author has to close; others are closed by the next one of their kind. */
const CLOSED: ReadonlySet<string> = new Set(['details', 'summary', 'table', 'a', 'div', 'b', 'strong']);

function* findUnclosed({ root }: Document): Generator<Finding> {
  for (const { tag, isClosed, line } of elementsIn(root)) {
    if (!isClosed && CLOSED.has(tag)) yield { line, rule: 'unclosed', what: `<${tag}>`, why: 'is never closed' };
  }
}

const REASONS: Partial<Record<Skipped['why'], string>> = {
  'too deep': 'is nested too deep to be read',
  empty: 'is an item without anything in it',
};

function notUnderstood({ line, what, why }: Skipped): readonly Finding[] {
  const reason = REASONS[why];
  return reason === undefined ? [] : [{ line, rule: 'not-read', what, why: reason }];
}

function notRead(lines: readonly number[], text: string): readonly Finding[] {
  const whole = lines.length > 0 ? text.split('\n') : [];
  const why = 'looks like an item but is not rendered as one';
  return lines.map((line) => ({ line, rule: 'not-read', what: (whole[line - 1] ?? '').trim(), why }));
}

/** Checks data. It has no anchors or headings, and the line of an entry is that of its name. */
function lintData(text: string): Lint {
  const { entries, skipped } = readYaml(text);
  const items = entries.map(({ line, name, url, summary }) => ({
    line,
    name,
    url,
    summary: summary ?? '',
    sentence: null,
  }));
  const all = [...findInItems(items), ...skipped.flatMap(notUnderstood)];
  return { ...counted(entries), leftOut: skipped.map(safeItem), lines: null, findings: inOrder(all) };
}

/** Finds what is wrong in our own export. `notice` says what was left out while it was read. */
export function lintExported(entries: readonly Entry[], notice: string | null, text: string): Lint {
  const lineOf = createLineFinder(text);
  const items = entries.map(({ id, name, url, summary }): Item => {
    return { line: lineOf(JSON.stringify(id)), name, url: url === '' ? null : url, summary, sentence: null };
  });
  const faults: readonly Finding[] = notice === null ? [] : [{ line: 1, rule: 'fault', what: 'the file', why: notice }];
  return { ...counted(items), leftOut: [], lines: null, findings: inOrder([...faults, ...findInItems(items)]) };
}

const counted = (entries: readonly { readonly url: string | null }[]): Pick<Lint, 'entries' | 'withAddress'> => {
  return { entries: entries.length, withAddress: entries.filter(({ url }) => url !== null).length };
};

const LONGEST_SHOWN = 80;
const safe = (text: string, most: number): string => clean(text.replace(/\s+/g, ' '), most).text;
const safeItem = (item: Skipped): Skipped => ({ ...item, what: safe(item.what, LONGEST_SHOWN) });

/** Returns findings from top to bottom, their texts safe to print. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const shown = findings.map((finding) => ({
    ...finding,
    what: safe(finding.what, LONGEST_SHOWN),
    why: safe(finding.why, LONGEST_LISTED_ADDRESS),
  }));
  return shown.sort((a, b) => a.line - b.line);
}
