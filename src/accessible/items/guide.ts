import { captureYear, findRelations } from '../../data/relations.ts';
import { TOOL_NAMES } from '../../data/sentences.ts';
import type { Catalog, DetailItem, DetailList, Measure, Mechanism, ToolFlag } from '../../data/types.ts';
import { facts, labelled, sentence, sentences } from '../words/join.ts';
import { notesParagraphs } from '../words/notes.ts';

/** Describes a measure of the hardening guide: what goes wrong, what helps, and which flags to set. */
export function measureParagraphs(measure: Measure, catalog: Catalog, isDone: boolean): readonly string[] {
  return [
    `Hardening guide, level ${measure.level}, ${measure.levelTitle}. ${isDone ? 'Done' : 'To do'}.`,
    ...labelled('Problem', measure.problem),
    ...labelled('What helps', measure.mitigation),
    ...measure.flags.map(flagLine),
    ...measure.details.flatMap(listParagraphs),
    ...changes(measure.changed, catalog),
    ...labelled('Also searched as', measure.words.join(', ')),
  ];
}

/** `For Docker write: --cap-drop=ALL`. The flag comes last, without a full stop that could be taken for a part of it. */
const flagLine = ({ tool, text, remark }: ToolFlag): string =>
  remark === null
    ? `For ${TOOL_NAMES[tool]} write: ${text}`
    : `For ${TOOL_NAMES[tool]}: ${sentence(remark)} Write: ${text}`;

/** Describes a mechanism: what it isolates, what it leaves open, and how many notes it has. */
export function mechanismParagraphs(mechanism: Mechanism, catalog: Catalog): readonly string[] {
  return [
    mechanism.summary,
    ...labelled('Also called', mechanism.aliases.join(', ')),
    ...(mechanism.sinceKernel ? [sentence(`Since ${mechanism.sinceKernel}`)] : []),
    ...labelled('Covers', mechanism.covers ?? ''),
    ...mechanism.doesNotCover.flatMap((list) => listParagraphs({ ...list, title: `Does not cover, ${list.title}` })),
    ...(findRelations(catalog).knowsNotes() ? notesParagraphs(mechanism) : []),
    ...changes(mechanism.changed, catalog),
    ...labelled('Also searched as', mechanism.words.join(', ')),
  ];
}

/** Returns a list under its title. Names without a meaning share one paragraph; names with a meaning get one each. */
function listParagraphs({ title, text, items }: DetailList): readonly string[] {
  const isPlain = items.every(({ meaning, remark }) => meaning === null && remark === null);
  const names = isPlain ? items.map(({ name }) => name).join(', ') : '';
  const told = sentences([text ?? '', names]);
  return [...(told === '' ? [sentence(title)] : labelled(title, told)), ...(isPlain ? [] : items.map(itemSentence))];
}

const itemSentence = ({ name, meaning, remark }: DetailItem): string =>
  sentence(facts([meaning === null ? name : `${name}: ${meaning}`, remark]));

/** Returns what has changed since the list was captured. */
function changes(changed: readonly string[], catalog: Catalog): readonly string[] {
  const year = captureYear(catalog);
  return changed.flatMap((text) => labelled(year === '' ? 'Changed' : `Since ${year}`, text));
}
