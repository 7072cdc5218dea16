import { findLayers, type Layer, standingOn } from '../../../data/layers.ts';
import type { Relations } from '../../../data/relations.ts';
import type { Boundary, Entry } from '../../../data/types.ts';
import { type DetailStyle, highlightedSpans, joined, paragraph, section } from '../../../screen/document.ts';
import { BOLD, type Line, MUTED, PLAIN, rowText, type Style, span, spread } from '../../../screen/line.ts';
import type { Part, Stop } from '../../../screen/links.ts';

/** More names than that are counted. */
const MOST_NAMES = 4;

/** How the last layer stands on the kernel. */
const ON_THE_KERNEL: Readonly<Record<Boundary, string>> = {
  'shared kernel': 'shares',
  'kernel in user space': 'has a kernel of its own in user space, on',
  'own kernel in a VM': 'has a kernel of its own in a VM, on',
};

/**
 * What an entry stands on, down to the kernel of the host, to be read from top to bottom, and above it what stands on the entry.
 * Nothing where it has neither.
 */
export function layersPart(entry: Entry, relations: Relations, paper: DetailStyle): Part {
  const layers = findLayers(entry, relations);
  const above = standingOn(entry, relations);
  const forked = relations.namedBy(entry, 'fork of').length > 0 && entry.boundary !== null;
  if (layers.length === 1 && above.length === 0 && !forked) return { lines: [], stops: [] };
  const column = new Column(paper);
  const { grave } = paper.theme.glyphs.note;
  column.add(
    ...paragraph(`From top to bottom, each stands on the next; ${grave} counts recorded escapes.`, paper, MUTED, 1),
  );
  if (above.length > 0) {
    column.add(...paragraph(names(above, 'and', paper), paper, MUTED, 3));
    column.join('');
  }
  for (const [index, layer] of layers.entries()) {
    if (layer.how !== null) column.join(besidesText(layer, paper));
    column.addLayer(layer, index > 0);
    const { entry: here } = layer;
    const forks = relations.namedBy(here, 'fork of');
    if (forks.length > 0) column.join(`fork of ${names(forks, 'and', paper)}`);
    if (layer.instead.length > 0) column.join(`or ${names(layer.instead, 'or', paper)}`);
  }
  const boundary = layers.at(-1)?.entry.boundary ?? null;
  if (boundary !== null) {
    column.join(ON_THE_KERNEL[boundary]);
    column.add([span('   '), ...highlightedSpans('the kernel of the host', PLAIN, paper.lit)]);
  }
  return column.part();
}

function besidesText({ how, besides }: Layer, paper: DetailStyle): string {
  return besides.length === 0 ? (how ?? '') : `${how}; also ${names(besides, 'and', paper)}`;
}

function names(entries: readonly Entry[], word: 'and' | 'or', { theme }: DetailStyle): string {
  const shown = entries.slice(0, MOST_NAMES).map(({ name }) => name);
  const left = entries.length - shown.length;
  const [last = '', ...before] = left > 0 ? [`${left} more`, ...shown.toReversed()] : shown.toReversed();
  return before.length === 0 ? last : `${joined(before.toReversed(), ', ', theme)} ${word} ${last}`;
}

/** Rows that a line joins, below a heading. */
class Column {
  readonly #paper: DetailStyle;
  readonly #lines: Line[] = [];
  readonly #stops: Stop[] = [];

  constructor(paper: DetailStyle) {
    this.#paper = paper;
  }

  add(...lines: readonly Line[]): void {
    for (const line of lines) this.#lines.push(line);
  }

  /** Some words beside the line that leads down. */
  join(words: string): void {
    const { width, theme } = this.#paper;
    const rows = words === '' ? [[]] : paragraph(words, { ...this.#paper, width: width - 5 }, MUTED);
    this.add(...rows.map((row): Line => [span(`   ${theme.glyphs.vertical} `, MUTED), ...row]));
  }

  addLayer({ entry: { id, name }, escapes }: Layer, isLead: boolean): void {
    const { width, theme, lit } = this.#paper;
    const { lead, note, ellipsis } = theme.glyphs;
    const style: Style = isLead ? PLAIN : BOLD;
    const words = highlightedSpans(rowText(name, ellipsis), style, lit);
    const remark: Line = escapes === 0 ? [] : [span(`${note.grave} ${escapes}`, { tone: 'bad' })];
    if (isLead) this.#stops.push({ kind: 'lead', link: null, leadsTo: id, row: this.#lines.length, rows: 1 });
    this.add(spread([span(isLead ? ` ${lead} ` : '   ', { tone: 'accent' }), ...words], remark, width, ellipsis));
  }

  part(): Part {
    const lines = section('Layers', this.#lines, this.#paper);
    const above = lines.length - this.#lines.length;
    return { lines, stops: this.#stops.map((stop) => ({ ...stop, row: stop.row + above })) };
  }
}
