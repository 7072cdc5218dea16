import { groupBy } from '../../data/group.ts';
import type { Level, Measure } from '../../data/types.ts';
import type { Judgement } from '../../hardening/judgement.ts';
import { judgeFragment } from '../../hardening/part.ts';
import type { Context } from '../../views/context.ts';
import { countDone } from '../../views/guide/select.ts';
import { fragmentTitle, SCOPE, VERDICTS } from '../../views/guide/signs.ts';
import { type Answer, listOf, type Row, SHORT_PAGE } from '../answer.ts';
import type { State } from '../state.ts';
import { capital, counted, listed, sentence, sentences } from '../words/join.ts';

type Library = Pick<Context, 'catalog'>;

/** Lists the levels of the hardening guide, or the measures of one level with what to write for each. */
export function guideAnswer(level: Level | null, { ticks }: State, { catalog: { measures } }: Library): Answer {
  if (measures.length === 0) return { title: 'This list has no hardening guide', paragraphs: [], list: null };
  if (level === null) {
    const levels = [...groupBy(measures, (measure) => measure.level)].sort(([a], [b]) => a - b);
    const rows = levels.map(([number, all]): Row => {
      const title = all[0]?.levelTitle ?? '';
      return {
        text: sentence(`Level ${number}, ${title}: ${doneText(all, ticks)}`),
        leadsTo: { place: { kind: 'guide', level: number } },
      };
    });
    return {
      title: `Hardening guide, ${doneText(measures, ticks)}`,
      paragraphs: [],
      list: listOf(['level', 'levels'], rows),
    };
  }
  const own = measures.filter((measure) => measure.level === level);
  return {
    title: `Hardening guide, level ${level}, ${own[0]?.levelTitle ?? ''}, ${doneText(own, ticks)}`,
    paragraphs: [
      'The number of a measure leads to what to write for Docker, Podman and Kubernetes. Type done and the number to tick it, undone and the number to take the tick back.',
    ],
    list: listOf(
      ['measure', 'measures'],
      own.map((measure) => measureRow(measure, ticks)),
      SHORT_PAGE,
    ),
  };
}

const doneText = (measures: readonly Measure[], ticks: readonly string[]): string =>
  `${countDone(measures, ticks)} of ${counted(measures.length, 'measure', 'measures')} done`;

function measureRow(measure: Measure, ticks: readonly string[]): Row {
  const { id, subject, problem, mitigation } = measure;
  const state = ticks.includes(id) ? 'done' : 'to do';
  return { text: sentences([`${subject}: ${state}`, problem, mitigation]), leadsTo: { place: { kind: 'item', id } } };
}

/** Judges a container by the guide: a verdict for each measure, with the reason and what to change. */
export function judgementAnswer(text: string, { catalog: { measures } }: Library): Answer {
  const judged = judgeFragment(
    text,
    measures.map(({ id }) => id),
  );
  if ('problem' in judged) return { title: 'This cannot be judged', paragraphs: [judged.problem], list: null };
  const counts = VERDICTS.map(
    (verdict) => `${judged.measures.filter((one) => one.verdict === verdict).length} ${verdict}`,
  );
  return {
    title: `Judgement of ${fragmentTitle(judged)}: ${listed(counts)}`,
    paragraphs: [SCOPE],
    list: listOf(['measure', 'measures'], verdictRows(judged, measures), SHORT_PAGE),
  };
}

function verdictRows(judged: Judgement, measures: readonly Measure[]): readonly Row[] {
  return measures.flatMap((measure): readonly Row[] => {
    const ruling = judged.measures.find((one) => one.measure === measure.id);
    if (ruling === undefined) return [];
    const { verdict, why, add, remove } = ruling;
    const text = sentences([
      `${measure.subject}, level ${measure.level}: ${verdict}`,
      capital(why),
      add.length === 0 ? '' : `Add: ${add.join('; ')}`,
      remove.length === 0 ? '' : `Remove: ${remove.join('; ')}`,
    ]);
    return [{ text, leadsTo: { place: { kind: 'item', id: measure.id } } }];
  });
}
