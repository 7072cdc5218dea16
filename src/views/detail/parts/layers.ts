import { descentFrom, type Layer } from '../../../data/layers.ts';
import type { Relations } from '../../../data/relations.ts';
import type { Entry } from '../../../data/types.ts';
import { type DetailStyle, highlightedSpans, paragraph, section } from '../../../screen/document.ts';
import { BOLD, type Line, MUTED, PLAIN, rowText, type Style, span, spread } from '../../../screen/line.ts';
import type { Lead, Part, Stop } from '../../../screen/links.ts';

/**
 * Draws what an entry stands on, from top to bottom down to the kernel of the host, and above that the names of what stands on
 * the entry. Nothing is drawn if there is neither.
 */
export function layersPart(entry: Entry, relations: Relations, paper: DetailStyle): Part {
  const descent = descentFrom(entry, relations);
  const column = new Column(paper);
  if (descent === null) return column.part();
  const { above, steps, kernel } = descent;
  const { grave } = paper.theme.glyphs.note;
  column.add(
    ...paragraph(`From top to bottom, each stands on the next; ${grave} counts recorded escapes.`, paper, MUTED, 1),
  );
  if (above !== '') column.add(...paragraph(above, paper, MUTED, 3));
  for (const { layer, how, remarks } of steps) {
    if (layer.how !== null || above !== '') column.join(how);
    column.addLayer(layer, layer.how !== null);
    for (const remark of remarks) column.join(remark);
  }
  if (kernel !== null) {
    const [how, name] = kernel;
    column.join(how);
    column.add([span('   '), ...highlightedSpans(name, PLAIN, paper.lit)]);
  }
  return column.part();
}

/** Collects the rows below the heading, which a vertical line connects. */
class Column {
  readonly #paper: DetailStyle;
  readonly #lines: Line[] = [];
  readonly #stops: Stop[] = [];
  readonly #leads: Lead[] = [];

  constructor(paper: DetailStyle) {
    this.#paper = paper;
  }

  add(...lines: readonly Line[]): void {
    for (const line of lines) this.#lines.push(line);
  }

  /** Adds words beside the vertical line. */
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
    if (isLead) {
      this.#stops.push({ kind: 'lead', link: null, leadsTo: id, row: this.#lines.length, rows: 1 });
      this.#leads.push({ id, name, remark });
    }
    this.add(spread([span(isLead ? ` ${lead} ` : '   ', { tone: 'accent' }), ...words], remark, width, ellipsis));
  }

  part(): Part {
    const lines = section('Layers', this.#lines, this.#paper);
    const above = lines.length - this.#lines.length;
    const stops = this.#stops.map((stop) => ({ ...stop, row: stop.row + above }));
    return { lines, stops, leads: [{ title: 'Stands on', items: this.#leads, more: 0 }] };
  }
}
