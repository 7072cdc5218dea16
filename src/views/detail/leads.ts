import type { Carrier } from '../../data/carriers.ts';
import { findLayers } from '../../data/layers.ts';
import type { Relations } from '../../data/relations.ts';
import { hasEnded } from '../../data/status.ts';
import type { Entry, Measure, Mechanism, RelationType } from '../../data/types.ts';
import { touchedNames, type Vulnerability } from '../../data/vulnerabilities.ts';
import { type DetailStyle, highlightedSpans, MOST_ITEMS } from '../../screen/document.ts';
import { MUTED, span } from '../../screen/line.ts';
import type { Lead, Leads } from '../../screen/links.ts';
import { impactSign, statusSign } from '../../screen/status.ts';
import { clip, widthUpTo } from '../../text/width.ts';

/** Entries to go to, each with its kind, which gives way to a long name, and its status. */
export function entryLeads(title: string, entries: readonly Entry[], paper: DetailStyle): Leads {
  return leadsOf(title, entries, ({ id, name, kind, status }) => {
    const words = `${kind ?? ''} `;
    const fits = widthUpTo(words, paper.width) + 1 <= roomBeside(name, paper);
    const before = fits ? highlightedSpans(words, MUTED, paper.lit) : [];
    return { id, name, remark: [...before, statusSign(status, paper)] };
  });
}

/** Entries to go to that are built on others, each with how and on what; that gives way to a long name. */
export function carrierLeads(title: string, carriers: readonly Carrier[], paper: DetailStyle): Leads {
  return leadsOf(title, carriers, ({ entry, how, of }) => {
    const words = `${how} ${of.name}`;
    const remark =
      widthUpTo(words, paper.width) <= roomBeside(entry.name, paper) ? highlightedSpans(words, MUTED, paper.lit) : [];
    return { id: entry.id, name: entry.name, remark };
  });
}

/** Cells that are left beside the sign and the name of a lead, with a blank between. */
function roomBeside(name: string, { width, theme }: DetailStyle): number {
  return Math.max(0, width - widthUpTo(` ${theme.glyphs.lead} ${name} `, width));
}

/** The relations of an entry in words: those to what it names, and those of what names it. */
const RELATION_WORDS: readonly (readonly [RelationType, 'names' | 'is named by', string])[] = [
  ['fork of', 'names', 'Fork of'],
  ['fork of', 'is named by', 'Forks'],
  ['wraps', 'names', 'Wraps'],
  ['wraps', 'is named by', 'Wrapped by'],
  ['default of', 'is named by', 'Uses by default'],
  ['uses', 'names', 'Uses'],
  ['default of', 'names', 'Default of'],
  ['uses', 'is named by', 'Used by'],
];

/** The entries that an entry belongs to, by how it does: each of them once. */
export function relatedLeads(entry: Entry, relations: Relations, paper: DetailStyle): readonly Leads[] {
  const listed = new Set<Entry>([...relations.entriesById(entry.successors), ...nextLayer(entry, relations)]);
  const group = (title: string, entries: readonly Entry[]): Leads => {
    const others = entries.filter((other) => !listed.has(other));
    for (const other of others) listed.add(other);
    // What is left out stands above, under a title that says more.
    return entryLeads(others.length < entries.length ? `Also ${title.toLowerCase()}` : title, others, paper);
  };
  const replaced = relations.predecessorsOf(entry.id);
  return [
    group(
      'Replaces',
      replaced.filter(({ status }) => hasEnded(status)),
    ),
    group(
      'Alternative to',
      replaced.filter(({ status }) => !hasEnded(status)),
    ),
    ...RELATION_WORDS.map(([type, way, title]) =>
      group(title, way === 'names' ? relations.namedBy(entry, type) : relations.naming(entry.id, type)),
    ),
    entryLeads(
      'Related',
      relations.entriesById(entry.related).filter((other) => !listed.has(other)),
      paper,
    ),
  ];
}

/** The layers lead there already. */
const nextLayer = (entry: Entry, relations: Relations): readonly Entry[] =>
  findLayers(entry, relations)
    .slice(1, 2)
    .map((layer) => layer.entry);

/** Measures of the hardening guide to go to, each with its level. */
export function measureLeads(title: string, measures: readonly Measure[]): Leads {
  return leadsOf(title, measures, ({ id, subject, level }) => {
    return { id, name: subject, remark: [span(`level ${level}`, MUTED)] };
  });
}

/** Vulnerabilities to go to, each with what it touches, and the sign of what it lets happen. */
export function vulnerabilityLeads(title: string, all: readonly Vulnerability[], paper: DetailStyle): Leads {
  const { theme, lit } = paper;
  return leadsOf(title, all, (vulnerability) => {
    const { id, impact } = vulnerability;
    const names = clip(touchedNames(vulnerability), Math.max(0, roomBeside(id, paper) - 2), theme.glyphs.ellipsis);
    return { id, name: id, remark: [...highlightedSpans(`${names} `, MUTED, lit), impactSign(impact, theme)] };
  });
}

/** Mechanisms to go to. */
export function mechanismLeads(title: string, mechanisms: readonly Mechanism[]): Leads {
  return leadsOf(title, mechanisms, ({ id, name }) => ({ id, name, remark: [] }));
}

function leadsOf<Item>(title: string, all: readonly Item[], leadOf: (item: Item) => Lead): Leads {
  return { title, items: all.slice(0, MOST_ITEMS).map(leadOf), more: Math.max(0, all.length - MOST_ITEMS) };
}
