import type { Measure } from '../../data/types.ts';
import type { Judged, Judgement } from '../../hardening/judgement.ts';
import { linesOfEach, paragraph, section } from '../../screen/document.ts';
import { BOLD, type Line, MUTED, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { widthOf } from '../../text/width.ts';
import { countsOf, fragmentTitle, SCOPE, verdictSign } from '../../views/guide/signs.ts';
import { drawnText, paperFor, row } from './drawn.ts';
import { SCHEMA } from './levels.ts';

type JudgedMeasure = { readonly measure: Measure; readonly ruling: Judged };

const toldOf = ({ measures: rulings }: Judgement, measures: readonly Measure[]): readonly JudgedMeasure[] =>
  measures.flatMap((measure) => {
    const ruling = rulings.find((one) => one.measure === measure.id);
    return ruling ? [{ measure, ruling }] : [];
  });

/** Returns a judgement as `schema/guide.schema.json` describes it. */
export function judgementJson(judged: Judgement, measures: readonly Measure[]): string {
  const { form, names, remarks, add, remove } = judged;
  const all = toldOf(judged, measures).map(({ measure: { id, level, subject }, ruling }) => ({
    ...{ id, level, subject, verdict: ruling.verdict, why: ruling.why },
    ...{ add: ruling.add, remove: ruling.remove },
  }));
  return `${JSON.stringify({ schema: SCHEMA, form, names, remarks, measures: all, add, remove }, null, 1)}\n`;
}

/** Returns one line for each measure, for other programs. */
export const judgementLines = (judged: Judgement, measures: readonly Measure[]): string =>
  toldOf(judged, measures)
    .map(({ measure, ruling }) => {
      const { verdict, why, add, remove } = ruling;
      return row([String(measure.level), measure.id, verdict, why, add.join('; '), remove.join('; ')]);
    })
    .join('');

/** Returns a judgement for a terminal: the verdicts by level with their reasons, followed by what to change. */
export function judgementText(judged: Judgement, measures: readonly Measure[], columns: number, theme: Theme): string {
  const paper = paperFor(columns, theme);
  const sign = (text: string, mark: string) =>
    paragraph(text, paper, BOLD, 3).map(
      (line, index): Line => (index > 0 ? line : [span(` ${mark} `), ...line.slice(1)]),
    );
  const list = (texts: readonly string[], mark: string) => linesOfEach(texts, (text) => sign(text, mark), paper);
  const told = toldOf(judged, measures);
  const widest = Math.max(...told.map(({ measure }) => widthOf(measure.subject)));
  const counts = countsOf(judged, theme).flatMap((count, index) => [span(index === 0 ? '' : '   '), ...count]);
  const verdict = ({ measure, ruling }: JudgedMeasure): readonly Line[] => [
    [
      verdictSign(ruling.verdict, theme),
      span(` ${measure.subject.padEnd(widest)}`, BOLD),
      span(`  level ${measure.level}`, MUTED),
    ],
    ...paragraph(`${ruling.verdict}: ${ruling.why}`, paper, {}, 2),
  ];
  return drawnText(
    [
      ...paragraph(fragmentTitle(judged), paper, BOLD),
      counts,
      ...linesOfEach(judged.remarks, (text) => paragraph(text, paper, { tone: 'warn' }), paper),
      ...paragraph(SCOPE, paper, MUTED),
      [],
      ...linesOfEach(told, verdict, paper),
      ...section('Add', list(judged.add, '+'), paper),
      ...section('Remove', list(judged.remove, '-'), paper),
    ],
    columns,
    theme,
  );
}
