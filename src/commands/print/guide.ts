import type { Measure } from '../../data/types.ts';
import { readTextFile } from '../../system/text-file.ts';
import { yamlFault } from '../../system/yaml-fault.ts';
import { excerpt } from '../../text/excerpt.ts';
import { NOTHING_FOUND, WRONG_USE } from '../command.ts';
import type { GuideRequest } from '../guide.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';

const LONGEST_SHOWN = 60;

/** Prints the guide or some of its levels, or judges a file by it. Returns the exit code. */
export async function printGuide({ level, check, json, look, list }: Omit<GuideRequest, 'kind'>): Promise<number> {
  const { measures } = await readCatalog(list);
  if (measures.length === 0) return complain('this list has no hardening guide', NOTHING_FOUND);
  const asked = level.split(/[\s,]+/).filter((word) => !/^(?:levels?)?$/i.test(word));
  const unknown = asked.find((one) => !measures.some((measure) => String(measure.level) === one));
  if (unknown !== undefined) return complain(unknownLevel(unknown, measures), WRONG_USE);
  const wanted = asked.length === 0 ? measures : measures.filter((measure) => asked.includes(String(measure.level)));
  if (check !== null) return printJudgement(check, wanted, { json, look });
  const { guideJson, guideLines, guideText } = await import('../guide/part.ts');
  if (json) return print(guideJson(wanted));
  return printForReader(
    () => guideLines(wanted),
    (columns, theme) => guideText(wanted, columns, theme),
    look,
  );
}

function unknownLevel(level: string, measures: readonly Measure[]): string {
  const known = [...new Set(measures.map((measure) => measure.level))].toSorted((a, b) => a - b);
  return `the guide has the levels ${known.join(', ')}, not “${excerpt(level, LONGEST_SHOWN)}”; all of it: awesome-containers guide`;
}

async function printJudgement(
  file: string,
  measures: readonly Measure[],
  { json, look }: Pick<GuideRequest, 'json' | 'look'>,
): Promise<number> {
  const read = await readTextFile(file);
  if ('problem' in read) return complain(read.problem, WRONG_USE);
  const { exitCodeOf, judgeFragment, judgementJson, judgementLines, judgementText } = await import('../guide/part.ts');
  const judged = judgeFragment(
    read.text,
    measures.map(({ id }) => id),
  );
  // Docker and Kubernetes do not read a file that is not YAML, so no verdict on it would hold.
  const fault = judged.isDoubtful ? yamlFault(read.text) : null;
  if (fault !== null) return complain(`${read.name}: ${fault}`, WRONG_USE);
  if ('problem' in judged) return complain(judged.problem, WRONG_USE);
  if (json) print(judgementJson(judged, measures));
  else {
    printForReader(
      () => {
        for (const remark of judged.remarks) complain(remark, WRONG_USE);
        return judgementLines(judged, measures);
      },
      (columns, theme) => judgementText(judged, measures, columns, theme),
      look,
    );
  }
  return exitCodeOf(judged);
}
