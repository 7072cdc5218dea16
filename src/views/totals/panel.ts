import { capFor } from '../../screen/key-caps.ts';
import { BOLD, cutLine, HEADING, type Line, lineWidth, MUTED, rowText, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import type { Chart } from './charts/chart.ts';
import { queryFor } from './query.ts';
import type { Place } from './select.ts';
import type { TotalsState } from './state.ts';

/** What is below the charts: the chosen bar with its share, what Enter does with it, and what the signs mean. */
export function panelLines(
  own: TotalsState,
  place: Place,
  hasLegend: boolean,
  width: number,
  theme: Theme,
): readonly Line[] {
  const legend = hasLegend ? [legendLine(width, theme)] : [];
  return [ruleLine(place, width, theme), leadLine(own, place, width, theme), ...legend];
}

/** The rule with what the bar is, and how much of all. */
function ruleLine({ chart, bar }: Place, width: number, { glyphs }: Theme): Line {
  const { horizontal, ellipsis } = glyphs;
  const right = span(` ${shareText(chart, bar.count)} ${horizontal}`, MUTED);
  const left = cutLine(
    [span(`${horizontal} `, MUTED), span(rowText(bar.label, ellipsis), { ...HEADING, ...BOLD }), span(' ')],
    Math.max(1, width - right.text.length),
    ellipsis,
  );
  return [...left, span(horizontal.repeat(Math.max(0, width - lineWidth(left) - right.text.length)), MUTED), right];
}

function shareText({ of, unit: [one, many] }: Chart, count: number): string {
  if (of === null) return `${count} ${count === 1 ? one : many}`;
  const percent = Math.round((count / Math.max(1, of)) * 100);
  return `${count} of ${of} ${of === 1 ? one : many}, ${percent === 0 ? 'below 1' : percent} %`;
}

function leadLine(own: TotalsState, { bar }: Place, width: number, { glyphs }: Theme): Line {
  const enter = capFor('totals', 'open-bar', glyphs);
  const query = bar.leads?.to === 'query' ? queryFor(own, bar.leads) : null;
  const does = (words: string): Line => cutLine([span(` ${enter}`, BOLD), span(words, MUTED)], width, glyphs.ellipsis);
  if (query !== null) {
    const line = [span(` ${enter}`, BOLD), span(' searches for ', MUTED), span(query, { tone: 'accent' })];
    return cutLine(line, width, glyphs.ellipsis);
  }
  if (bar.leads?.to === 'item') return does(' goes to its page.');
  if (bar.leads?.to === 'year') return does(' lists the vulnerabilities of the year.');
  return cutLine([span(' No query stands for these.', MUTED)], width, glyphs.ellipsis);
}

/** What the signs mean, in as many words as have room. */
function legendLine(width: number, { glyphs }: Theme): Line {
  const { bar, note } = glyphs;
  const texts = [
    [`${bar} share of the longest in its chart`, 'an escape or a privilege', 'another vulnerability'],
    [`${bar} share of the longest`, 'escape or privilege', 'other'],
    [`${bar} of the longest`, 'grave', 'other'],
  ];
  const lines = texts.map(
    ([share = '', grave = '', other = '']): Line => [
      span(` ${share}  `, MUTED),
      span(note.grave, { tone: 'bad' }),
      span(` ${grave}  `, MUTED),
      span(note.caution, { tone: 'warn' }),
      span(` ${other}`, MUTED),
    ],
  );
  return cutLine(lines.find((line) => lineWidth(line) <= width) ?? lines.at(-1) ?? [], width, glyphs.ellipsis);
}
