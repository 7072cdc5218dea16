import type { Catalog, Measure, Tool } from '../../data/types.ts';
import type { Judgement } from '../../hardening/judgement.ts';
import { type GuideRow, guideRows } from './select.ts';
import { fragmentTitle, VERDICTS } from './signs.ts';
import { NEW_GUIDE_STATE } from './state.ts';

/** Returns a row of the guide as a Markdown checklist, for a ticket or a message. */
export function rowMarkdown(row: GuideRow, ticks: readonly string[]): string {
  if (row.kind === 'fragment') return fragmentMarkdown(row.judgement, row.measures);
  const items = row.measures.flatMap((measure) => itemLines(measure, ticks.includes(measure.id)));
  return [`## Level ${row.level}: ${row.title}`, '', ...items, ''].join('\n');
}

/** Returns all levels as one checklist. */
export function guideMarkdown(catalog: Catalog, ticks: readonly string[]): string {
  const levels = guideRows(NEW_GUIDE_STATE, { catalog }).map((row) => rowMarkdown(row, ticks));
  return ['# Hardening guide', '', ...levels].join('\n');
}

const TOOLS: Readonly<Record<Tool, string>> = { docker: 'Docker', podman: 'Podman', kubernetes: 'Kubernetes' };

const box = (isDone: boolean): string => (isDone ? '[x]' : '[ ]');

function itemLines({ subject, problem, mitigation, flags }: Measure, isDone: boolean): readonly string[] {
  return [
    `- ${box(isDone)} **${subject}**: ${problem} ${mitigation}`,
    ...flags.map(
      ({ tool, text, remark }) => `  - ${TOOLS[tool]}: ${code(text)}${remark === null ? '' : `. ${remark}`}`,
    ),
  ];
}

function fragmentMarkdown(judgement: Judgement, measures: readonly Measure[]): string {
  const subjects = new Map(measures.map(({ id, subject, level }) => [id, `${subject} (level ${level})`] as const));
  const counts = VERDICTS.map((verdict) => {
    return `${judgement.measures.filter((one) => one.verdict === verdict).length} ${verdict}`;
  });
  const items = judgement.measures.flatMap(({ measure, verdict, why, add, remove }) => [
    `- ${box(verdict === 'met')} **${subjects.get(measure) ?? measure}**: ${verdict}: ${why}`,
    ...add.map((text) => `  - add ${code(text)}`),
    ...remove.map((text) => `  - remove ${code(text)}`),
  ]);
  const remarks = judgement.remarks.flatMap((text) => [text, '']);
  return [`## ${fragmentTitle(judgement)}: ${counts.join(', ')}`, '', ...remarks, ...items, ''].join('\n');
}

/** Returns a text as a Markdown code span, with two backticks around it if it contains one. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
