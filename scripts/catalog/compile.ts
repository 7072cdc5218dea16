import { EMPTY_ENTRY, EMPTY_FLAW, EMPTY_MEASURE, EMPTY_MECHANISM, EMPTY_NOTE } from '../../src/data/fields.ts';
import type {
  Catalog,
  Category,
  DetailItem,
  DetailList,
  Entry,
  Flaw,
  Level,
  Link,
  Measure,
  Mechanism,
  SecurityNote,
  Snapshot,
  ToolFlag,
} from '../../src/data/types.ts';

/** In the files, fields without a value are left out; in the catalog every field is present. */
type Sparse<T, Needed extends keyof T> = Pick<T, Needed> & Partial<T>;
type NoteInFile = Sparse<SecurityNote, 'kind' | 'text' | 'source'>;
type MechanismsInFile = { uses?: readonly string[]; byOption?: readonly string[]; not?: readonly string[] };
type ItemInFile = Sparse<DetailItem, 'name'>;
type DetailsInFile = { title: string; text?: string; items?: readonly ItemInFile[] };
type FlagInFile = Sparse<ToolFlag, 'tool' | 'text'>;

type EntryInFile = Sparse<
  Omit<Entry, 'notes' | 'snapshot' | 'category' | 'parent' | 'mechanisms' | 'successors'>,
  'id' | 'name' | 'url' | 'kind' | 'summary' | 'words'
> & {
  mechanisms?: MechanismsInFile;
  notes?: readonly NoteInFile[];
  snapshot?: Partial<Snapshot>;
  children?: readonly EntryInFile[];
};
type MeasureInFile = Sparse<
  Omit<Measure, 'level' | 'levelTitle' | 'details' | 'flags'>,
  'id' | 'subject' | 'problem' | 'mitigation' | 'words'
> & { details?: readonly DetailsInFile[]; flags?: readonly FlagInFile[] };
type LevelInFile = { level: Level; title: string; measures: readonly MeasureInFile[] };
type MechanismInFile = Sparse<
  Omit<Mechanism, 'doesNotCover' | 'notes'>,
  'id' | 'name' | 'url' | 'summary' | 'words'
> & {
  doesNotCover?: readonly DetailsInFile[];
  notes?: readonly NoteInFile[];
};

type FlawInFile = Sparse<Flaw, 'id' | 'title'>;

/** The contents of `catalog.json`. */
export type Manifest = { title: string; capturedOn: string; categories: readonly string[] };

/** The contents of a category's file, as its schema defines them. */
export type CategoryFile = Pick<Category, 'title' | 'summary'> & { parent?: string } & (
    | { holds: 'categories' }
    | { holds: 'entries'; entries: readonly EntryInFile[] }
    | { holds: 'measures'; sources: readonly Link[]; levels: readonly LevelInFile[] }
    | { holds: 'mechanisms'; mechanisms: readonly MechanismInFile[] }
    | { holds: 'vulnerabilities'; flaws: readonly FlawInFile[] }
  );

/** A category's file; the category's id is the name of the file. */
export type Part = { readonly file: string; readonly id: string; readonly category: CategoryFile };

/** Compiles the files into one catalog, in the manifest's order, with every field present. */
export function compile({ title, capturedOn }: Manifest, parts: readonly Part[]): Catalog {
  return {
    title,
    capturedOn,
    categories: parts.map(compileCategory),
    entries: withSuccessors(
      parts.flatMap((part) => {
        if (part.category.holds !== 'entries') return [];
        const path = pathOf(part, parts);
        return part.category.entries.flatMap((entry) => compileEntry(entry, path, null));
      }),
    ),
    measures: parts.flatMap(({ category }) => (category.holds === 'measures' ? compileGuide(category) : [])),
    mechanisms: parts.flatMap(({ category }) =>
      category.holds === 'mechanisms' ? category.mechanisms.map(compileMechanism) : [],
    ),
    flaws: parts.flatMap(({ category }) =>
      category.holds === 'vulnerabilities' ? category.flaws.map((flaw) => ({ ...EMPTY_FLAW, ...flaw })) : [],
    ),
    revisions: [],
  };
}

/** Returns the ids of the items in a file. */
export function idsIn(category: CategoryFile): readonly string[] {
  const withChildren = ({ id, children = [] }: EntryInFile): string[] => [id, ...children.flatMap(withChildren)];
  switch (category.holds) {
    case 'entries':
      return category.entries.flatMap(withChildren);
    case 'measures':
      return category.levels.flatMap(({ measures }) => measures.map(({ id }) => id));
    case 'mechanisms':
      return category.mechanisms.map(({ id }) => id);
    case 'vulnerabilities':
    case 'categories':
      return [];
  }
}

function compileCategory({ id, category: { title, summary, parent, holds } }: Part): Category {
  return { id, title, summary, parent: parent ?? null, holds };
}

/** Returns the titles from the outermost category inwards. Only earlier parts can be parents, so the recursion ends. */
function pathOf({ id, category: { title, parent } }: Part, parts: readonly Part[]): readonly string[] {
  const before = parts.slice(
    0,
    parts.findIndex((part) => part.id === id),
  );
  const above = before.find((part) => part.id === parent);
  return above ? [...pathOf(above, before), title] : [title];
}

/** Compiles an entry and the entries listed under it, in that order. */
function compileEntry(entry: EntryInFile, category: readonly string[], parent: string | null): readonly Entry[] {
  const { children = [], snapshot, notes = [], mechanisms = {}, ...given } = entry;
  const { id, name, url } = given;
  const compiled: Entry = {
    ...EMPTY_ENTRY,
    ...given,
    category,
    mechanisms: mechanisms.uses ?? [],
    mechanismsByOption: mechanisms.byOption ?? [],
    mechanismsNot: mechanisms.not ?? [],
    notes: notes.map(compileNote),
    snapshot: snapshot ? { name, url, category, stars: null, pushedDaysAgo: null, ...snapshot } : null,
    parent,
  };
  return [compiled, ...children.flatMap((child) => compileEntry(child, category, id))];
}

function compileNote(note: NoteInFile): SecurityNote {
  const { rating } = note;
  return {
    ...EMPTY_NOTE,
    ...note,
    rating: rating ? { level: rating.level, score: rating.score ?? null, by: rating.by } : null,
  };
}

/** Adds each entry's successors: the entries that say that they replace it or can be used in its place. */
function withSuccessors(entries: readonly Entry[]): readonly Entry[] {
  const successors = new Map<string, string[]>();
  for (const { id, relations } of entries) {
    for (const relation of relations) {
      if (relation.type !== 'replaces' && relation.type !== 'in place of') continue;
      successors.set(relation.id, [...(successors.get(relation.id) ?? []), id]);
    }
  }
  return entries.map((entry) => ({ ...entry, successors: successors.get(entry.id) ?? [] }));
}

function compileGuide({ levels, sources }: CategoryFile & { holds: 'measures' }): readonly Measure[] {
  return levels.flatMap(({ level, title, measures }) =>
    measures.map((measure) => ({
      ...EMPTY_MEASURE,
      ...measure,
      level,
      levelTitle: title,
      details: (measure.details ?? []).map(compileDetails),
      flags: (measure.flags ?? []).map(compileFlag),
      sources: [...(measure.sources ?? []), ...sources],
    })),
  );
}

function compileMechanism(mechanism: MechanismInFile): Mechanism {
  const { doesNotCover = [], notes = [], ...given } = mechanism;
  return {
    ...EMPTY_MECHANISM,
    ...given,
    doesNotCover: doesNotCover.map(compileDetails),
    notes: notes.map(compileNote),
  };
}

function compileDetails({ title, text, items = [] }: DetailsInFile): DetailList {
  return { title, text: text ?? null, items: items.map(compileItem) };
}

function compileItem({ name, meaning = null, remark = null }: ItemInFile): DetailItem {
  return { name, meaning, remark };
}

function compileFlag({ tool, text, remark = null }: FlagInFile): ToolFlag {
  return { tool, text, remark };
}
