import {
  BOLD,
  cutLine,
  HEADING,
  type Line,
  lineWidth,
  MUTED,
  rowText,
  type Span,
  span,
  spread,
  type Tone,
} from '../../screen/line.ts';
import { statusSign } from '../../screen/status.ts';
import type { Theme } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';
import { clip, padded, widthUpTo } from '../../text/width.ts';
import type { Bar, Chart } from './charts/chart.ts';

/** How a chart is drawn, and the chosen bar. */
export type Look = {
  readonly width: number;
  readonly theme: Theme;
  readonly chosen: Bar | undefined;
  readonly hasKeys: boolean;
};

/** The cells that a label leaves for the bar. */
const SHORTEST_BAR = 3;

/** Draws the title and the bars of a chart, and a blank line before the next one. */
export function chartLines(chart: Chart, look: Look): readonly Line[] {
  const { width, theme } = look;
  const { ellipsis } = theme.glyphs;
  const sizes = sizesOf(chart, width);
  const remark = chart.looks === 'signs' ? [span(scaleText(sizes.each), MUTED)] : [];
  const title = [span(` ${chart.title.toUpperCase()}`, HEADING)];
  const isBoth = lineWidth(title) + lineWidth(remark) < width;
  const left = ` ${ellipsis} ${grouped(chart.leftOut)} more`;
  return [
    isBoth ? spread(title, remark, width, ellipsis) : cutLine(title, width, ellipsis),
    ...chart.bars.map((bar) => barLine(bar, chart, sizes, look)),
    ...(chart.leftOut > 0 ? [[span(left, MUTED)]] : []),
    [],
  ];
}

const scaleText = (each: number): string => (each === 1 ? 'one sign each' : `one sign per ${each}`);

/** The widths of the labels, the counts and the longest bar of a chart, and its largest count. */
type Sizes = {
  readonly label: number;
  readonly count: number;
  readonly bar: number;
  readonly most: number;
  /** How many vulnerabilities a sign stands for. */
  readonly each: number;
};

function sizesOf({ bars, id }: Chart, width: number): Sizes {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const count = grouped(most).length;
  // The sign of a status stands before the word.
  const before = id === 'status' ? 3 : 1;
  const room = Math.max(1, width - before - count - 2 - SHORTEST_BAR);
  const label = Math.max(1, ...bars.map((bar) => Math.min(room, widthUpTo(bar.label, room))));
  const bar = Math.max(1, width - before - label - count - 2);
  return { label, count, bar, most, each: Math.ceil(most / bar) };
}

function barLine(bar: Bar, { id, looks, bars }: Chart, sizes: Sizes, { theme, width, chosen, hasKeys }: Look): Line {
  const { glyphs } = theme;
  const isChosen = bar === chosen;
  const cursor = isChosen ? span(glyphs.cursor, hasKeys ? { tone: 'accent', bold: true } : MUTED) : span(' ');
  const label = padded(clip(rowText(bar.label, glyphs.ellipsis), sizes.label, glyphs.ellipsis), sizes.label);
  const sign = bar.leads === null ? span(' ') : statusSign(bar.label, { theme });
  // A single bar is not drawn, because there is nothing to compare it with.
  const drawn =
    bars.length === 1 && looks === 'bars'
      ? []
      : looks === 'signs'
        ? signs(bar, sizes, theme)
        : [shaft(bar, sizes, theme)];
  const line: Line = [
    cursor,
    ...(id === 'status' ? [sign, span(' ')] : []),
    span(label, isChosen ? BOLD : bar.leads === null ? MUTED : {}),
    span(` ${grouped(bar.count).padStart(sizes.count)} `, isChosen ? BOLD : MUTED),
    ...drawn,
  ];
  return cutLine(line, width, glyphs.ellipsis);
}

/** Draws a bar with a length in proportion to the largest count. */
function shaft({ count, leads, grave }: Bar, { bar, most }: Sizes, { glyphs }: Theme): Span {
  const tone = leads === null ? 'muted' : toneOf(leads, grave);
  return span(glyphs.bar.repeat(Math.max(1, Math.round((count / most) * bar))), { tone });
}

/** Returns the tone of a bar; for an impact of vulnerabilities, it is the tone of the sign for that impact. */
const toneOf = (leads: NonNullable<Bar['leads']>, grave: number): Tone => {
  if (leads.to !== 'query' || leads.field !== 'impact') return 'accent';
  return grave > 0 ? 'bad' : 'warn';
};

/** Draws signs for vulnerabilities, grave ones first. With two signs or more, each kind that occurs has at least one. */
function signs({ count, grave }: Bar, { each }: Sizes, { glyphs }: Theme): Line {
  const all = Math.ceil(count / each);
  const others = count - grave;
  const share = Math.round(grave / each);
  const graves = others === 0 ? all : grave === 0 ? 0 : Math.max(1, Math.min(share, Math.max(1, all - 1)));
  return [
    span(glyphs.note.grave.repeat(graves), { tone: 'bad' }),
    span(glyphs.note.caution.repeat(all - graves), { tone: 'warn' }),
  ];
}
