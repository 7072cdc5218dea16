import type { Measure } from '../../data/types.ts';
import { paragraph } from '../../screen/document.ts';
import { BOLD, HEADING, type Line, span } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';
import { hasRoomBeside, measureLines } from '../../views/detail/content.ts';
import { drawnText, paperFor, row } from './drawn.ts';

/** The version of the output format. It changes when a program that reads the old format would fail on the new one. */
export const SCHEMA = 2;

type LevelOf = { readonly level: number; readonly title: string; readonly measures: readonly Measure[] };

/** Groups the measures by level, from the application down. */
function levelsOf(measures: readonly Measure[]): readonly LevelOf[] {
  const levels = [...new Set(measures.map(({ level }) => level))].toSorted((a, b) => a - b);
  return levels.map((level) => {
    const all = measures.filter((measure) => measure.level === level);
    return { level, title: all[0]?.levelTitle ?? '', measures: all };
  });
}

/** Returns the guide as `schema/guide.schema.json` describes it. */
export const guideJson = (measures: readonly Measure[]): string =>
  `${JSON.stringify({ schema: SCHEMA, levels: levelsOf(measures) }, null, 1)}\n`;

/** Returns a line for each measure, for other programs: level, id, subject, problem, mitigation and flags. */
export const guideLines = (measures: readonly Measure[]): string =>
  measures
    .map(({ level, id, subject, problem, mitigation, flags }) => {
      const written = flags.map(({ tool, text }) => `${tool}: ${text}`).join('; ');
      return row([String(level), id, subject, problem, mitigation, written]);
    })
    .join('');

/** Returns the guide for a terminal: for each level what can go wrong, what helps, and how. */
export function guideText(measures: readonly Measure[], columns: number, theme: Theme): string {
  const paper = paperFor(columns, theme);
  const isWide = hasRoomBeside(measures, paper);
  const linesOf = (measure: Measure): readonly Line[] => [
    [],
    ...paragraph(measure.subject, paper, HEADING),
    ...measureLines(measure, isWide, paper),
  ];
  const levels = levelsOf(measures).map(({ level, title, measures: all }): readonly Line[] => [
    ...paragraph(`Level ${level}: ${title}`, paper, BOLD),
    ...all.flatMap(linesOf),
  ]);
  return drawnText(
    levels.flatMap((lines, index) => (index === 0 ? lines : [[span('')], ...lines])),
    columns,
    theme,
  );
}
