import { markdownText } from '../../comparison/part.ts';
import type { Chart } from './charts/chart.ts';

/** Returns charts as Markdown tables under their titles, for a ticket or a message; `name` says what was counted. */
export function totalsMarkdown(name: string, charts: readonly Chart[]): string {
  return [`## Totals: ${markdownText(name)}`, '', ...charts.flatMap(tableLines)].join('\n');
}

function tableLines({ title, labels, unit: [, many], bars }: Chart): readonly string[] {
  return [
    `### ${title}`,
    '',
    `| ${labels} | ${many} |`,
    '| --- | ---: |',
    ...bars.map(({ label, count }) => `| ${markdownText(label)} | ${count} |`),
    '',
  ];
}
