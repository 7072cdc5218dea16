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

/** Makes leads to entries, each with its status and its kind. The kind is left out beside a long name. */
export function entryLeads(title: string, entries: readonly Entry[], paper: DetailStyle): Leads {
  return leadsOf(title, entries, ({ id, name, kind, status }) => {
    const words = `${kind ?? ''} `;
    const fits = widthUpTo(words, paper.width) + 1 <= roomBeside(name, paper);
    const before = fits ? highlightedSpans(words, MUTED, paper.lit) : [];
    return { id, name, remark: [...before, statusSign(status, paper)] };
  });
}

/** Makes leads to entries built on others, each with the relation and the name of the other, unless its own name is too long. */
export function carrierLeads(title: string, carriers: readonly Carrier[], paper: DetailStyle): Leads {
  return leadsOf(title, carriers, ({ entry, how, of }) => {
    const words = `${how} ${of.name}`;
    const remark =
      widthUpTo(words, paper.width) <= roomBeside(entry.name, paper) ? highlightedSpans(words, MUTED, paper.lit) : [];
    return { id: entry.id, name: entry.name, remark };
  });
}

/** Returns the number of cells left beside the sign and the name of a lead, with a blank between. */
function roomBeside(name: string, { width, theme }: DetailStyle): number {
  return Math.max(0, width - widthUpTo(` ${theme.glyphs.lead} ${name} `, width));
}

/** The titles of an entry's relations: to the entries that it names, and to those that name it. */
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

/** Makes leads to the entries related to an entry, grouped by relation. Each entry is listed once. */
export function relatedLeads(entry: Entry, relations: Relations, paper: DetailStyle): readonly Leads[] {
  const listed = new Set<Entry>([...relations.entriesById(entry.successors), ...nextLayer(entry, relations)]);
  const group = (title: string, entries: readonly Entry[]): Leads => {
    const others = entries.filter((other) => !listed.has(other));
    for (const other of others) listed.add(other);
    // Entries that are left out here are listed above, under a title that says more.
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

/** Returns the layer directly below an entry, which the section of layers already leads to. */
const nextLayer = (entry: Entry, relations: Relations): readonly Entry[] =>
  findLayers(entry, relations)
    .slice(1, 2)
    .map((layer) => layer.entry);

/** Makes leads to measures of the hardening guide, each with its level. */
export function measureLeads(title: string, measures: readonly Measure[]): Leads {
  return leadsOf(title, measures, ({ id, subject, level }) => {
    return { id, name: subject, remark: [span(`level ${level}`, MUTED)] };
  });
}

/** Makes leads to vulnerabilities, each with what it touches and the sign of its impact. */
export function vulnerabilityLeads(title: string, all: readonly Vulnerability[], paper: DetailStyle): Leads {
  const { theme, lit } = paper;
  return leadsOf(title, all, (vulnerability) => {
    const { id, impact } = vulnerability;
    const names = clip(touchedNames(vulnerability), Math.max(0, roomBeside(id, paper) - 2), theme.glyphs.ellipsis);
    return { id, name: id, remark: [...highlightedSpans(`${names} `, MUTED, lit), impactSign(impact, theme)] };
  });
}

/** Makes leads to mechanisms. */
export function mechanismLeads(title: string, mechanisms: readonly Mechanism[]): Leads {
  return leadsOf(title, mechanisms, ({ id, name }) => ({ id, name, remark: [] }));
}

function leadsOf<Item>(title: string, all: readonly Item[], leadOf: (item: Item) => Lead): Leads {
  return { title, items: all.slice(0, MOST_ITEMS).map(leadOf), more: Math.max(0, all.length - MOST_ITEMS) };
}
