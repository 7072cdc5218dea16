import type { Comparison } from '../../comparison/compare.ts';
import { cellText, compareEntries } from '../../comparison/part.ts';
import { groupBy } from '../../data/group.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, listOf, type Row } from '../answer.ts';
import { counted, listed, sentence, withoutSlashes } from '../words/join.ts';

type Field = Comparison['fields'][number];

/** Compares the entries with these ids. */
export function comparisonOf(ids: readonly string[], { catalog, items }: Context): Comparison {
  const entries = ids.flatMap((id) => {
    const subject = items.get(id)?.subject;
    return subject?.kind === 'entry' ? [subject.entry] : [];
  });
  return compareEntries(entries, catalog);
}

/**
 * Compares entries with a sentence for each field: first the fields that differ, then those that cannot be compared, then the
 * rest.
 */
export function comparisonAnswer(ids: readonly string[], context: Context): Answer {
  const { entries, fields } = comparisonOf(ids, context);
  const names = entries.map(({ name }) => name);
  const parts = [true, null, false].map((differs) => fields.filter((field) => field.differs === differs));
  const [differing = [], untold = []] = parts;
  const doubt = untold.length === 0 ? '' : `, ${untold.length} unknown`;
  return {
    title: `Comparison of ${listed(names)}, ${differing.length} of ${counted(fields.length, 'field differs', 'fields differ')}${doubt}`,
    paragraphs: [],
    list: listOf(
      ['field', 'fields'],
      parts.flat().map((field) => fieldRow(field, names)),
    ),
  };
}

const WORDS: readonly (readonly [Field['differs'], string])[] = [
  [true, 'different'],
  [false, 'alike'],
  [null, 'not known whether different'],
];

/** `status, different. runc: active; rkt: archived since 2020`. A field that is alike in all entries gives its value once. */
function fieldRow({ name, differs, cells }: Field, names: readonly string[]): Row {
  const groups = groupBy(
    cells.map((cell, at) => ({
      name: names[at] ?? '',
      value: withoutSlashes(cellText(cell)).replace(/\.$/, '') || 'nothing',
    })),
    ({ value }) => value,
  );
  const word = WORDS.find(([which]) => which === differs)?.[1] ?? '';
  const [only] = groups.keys();
  const values =
    groups.size === 1 && only !== undefined
      ? `: ${only}`
      : `. ${[...groups].map(([value, all]) => `${listed(all.map((one) => one.name))}: ${value}`).join('; ')}`;
  return {
    text: sentence(`${name.replace(': ', ', ')}, ${word}${values}`),
    leadsTo: { none: 'This is a field, which has no page. Type show and the name of an entry to go to its page.' },
  };
}
