import { capFor } from '../../screen/key-caps.ts';
import { BOLD, cutLine, HEADING, type Line, lineWidth, MUTED, rowText, type Span, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { grouped } from '../../text/grouped.ts';
import type { Chart } from './charts/chart.ts';
import { queryFor } from './query.ts';
import type { Place } from './select.ts';
import type { TotalsState } from './state.ts';

/** How the panel is drawn; `hasSigns` is whether any chart has signs of vulnerabilities. */
type Look = { readonly width: number; readonly theme: Theme; readonly hasSigns: boolean };

/** Draws the panel below the charts: the chosen bar with its share, what Enter does, and what the signs mean. */
export function panelLines(
  own: TotalsState,
  place: Place,
  hasLegend: boolean,
  { width, theme, hasSigns }: Look,
): readonly Line[] {
  const legend = hasLegend ? [legendLine(width, theme, hasSigns)] : [];
  return [ruleLine(place, width, theme), leadLine(own, place, width, theme), ...legend];
}

/** Draws a rule with the label of the bar and its share of the total. */
function ruleLine({ chart, bar }: Place, width: number, { glyphs }: Theme): Line {
  const { horizontal, ellipsis } = glyphs;
  const label = rowText(bar.label, ellipsis);
  const shares = shareTexts(chart, bar.count).map((text) => span(` ${text} ${horizontal}`, MUTED));
  const isFitting = ({ text }: Span) => lineWidth([span(label)]) + text.length + 4 <= width;
  const right = shares.find(isFitting) ?? shares.at(-1) ?? span('');
  const left = cutLine(
    [span(`${horizontal} `, MUTED), span(label, { ...HEADING, ...BOLD }), span(' ')],
    Math.max(1, width - right.text.length),
    ellipsis,
  );
  return [...left, span(horizontal.repeat(Math.max(0, width - lineWidth(left) - right.text.length)), MUTED), right];
}

/** Returns wordings for the share of a bar, the longest first. */
function shareTexts({ of, unit: [one, many] }: Chart, count: number): readonly string[] {
  if (of === null) return [`${grouped(count)} ${count === 1 ? one : many}`, grouped(count)];
  const percent = Math.round((count / Math.max(1, of)) * 100);
  const share = `${grouped(count)} of ${grouped(of)}`;
  const counted = `${share} ${of === 1 ? one : many}`;
  return [`${counted}, ${percent === 0 ? 'below 1' : percent} %`, counted, share];
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
  if (bar.leads?.to === 'year') return does(' goes to the year in the list of vulnerabilities.');
  return cutLine([span(' No query selects these.', MUTED)], width, glyphs.ellipsis);
}

/** Draws what the signs mean, in as many words as fit. */
function legendLine(width: number, { glyphs }: Theme, hasSigns: boolean): Line {
  const { bar, note } = glyphs;
  if (!hasSigns) return cutLine([span(` ${bar} share of the longest in its chart`, MUTED)], width, glyphs.ellipsis);
  const texts = [
    [`${bar} share of the longest in its chart`, 'an escape or a privilege', 'another vulnerability'],
    [`${bar} share of the longest`, 'escape or privilege', 'other'],
    ['', 'escape or privilege', 'other'],
    ['', 'grave', 'other'],
  ];
  const lines = texts.map(
    ([share = '', grave = '', other = '']): Line => [
      span(share === '' ? ' ' : ` ${share}  `, MUTED),
      span(note.grave, { tone: 'bad' }),
      span(` ${grave}  `, MUTED),
      span(note.caution, { tone: 'warn' }),
      span(` ${other}`, MUTED),
    ],
  );
  return cutLine(lines.find((line) => lineWidth(line) <= width) ?? lines.at(-1) ?? [], width, glyphs.ellipsis);
}
