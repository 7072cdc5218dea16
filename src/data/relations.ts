import { rememberLast } from './remember.ts';
import { type Catalog, type Entry, type Measure, type Mechanism, RELATION_TYPES, type RelationType } from './types.ts';
import { findVulnerabilities, notedIn, type Vulnerability } from './vulnerabilities.ts';

/** How the items of a catalog belong together. Each index is made when it is first needed, and kept. */
export type Relations = {
  /** Entries by their ids, in the order of the ids; those that the catalog does not have are left out. */
  readonly entriesById: (ids: readonly string[]) => readonly Entry[];
  /** Mechanisms by their ids, in the order of the catalog. */
  readonly mechanismsById: (ids: readonly string[]) => readonly Mechanism[];
  /** The name of a mechanism, or the id itself: a list can name mechanisms that it does not describe. */
  readonly mechanismName: (id: string) => string;
  /** Entries listed under an entry. */
  readonly childrenOf: (entry: string) => readonly Entry[];
  /** Entries that an entry names in its relations of a type. */
  readonly namedBy: (entry: Entry, type: RelationType) => readonly Entry[];
  /** Entries that name an entry in their relations of a type. */
  readonly naming: (entry: string, type: RelationType) => readonly Entry[];
  /** Entries whose place an entry has taken, or can take. */
  readonly predecessorsOf: (entry: string) => readonly Entry[];
  /** Measures of the hardening guide that concern an entry. */
  readonly measuresFor: (entry: string) => readonly Measure[];
  /** Measures by their ids; those that the catalog does not have are left out. */
  readonly measuresById: (ids: readonly string[]) => readonly Measure[];
  /** Vulnerabilities in the notes of an entry or a mechanism, the newest first. */
  readonly vulnerabilitiesIn: (id: string) => readonly Vulnerability[];
  /** Entries that isolate with a mechanism, always or by option. */
  readonly usersOf: (mechanism: string) => readonly Entry[];
  /** Measures of the hardening guide that use a mechanism. */
  readonly measuresWith: (mechanism: string) => readonly Measure[];
  /** Whether anything in the catalog says what entries isolate with. */
  readonly knowsIsolation: () => boolean;
  /** Whether anything in the catalog has a security note. */
  readonly knowsNotes: () => boolean;
};

/** Returns the relations within a catalog; repeated calls for the same catalog return the same object. */
export const findRelations = rememberLast(
  (catalog: Pick<Catalog, 'entries' | 'measures' | 'mechanisms'>): Relations => {
    const { entries, measures, mechanisms } = catalog;
    const byId = rememberLast(() => new Map(entries.map((entry) => [entry.id, entry])));
    const positions = rememberLast(() => new Map(mechanisms.map(({ id }, position) => [id, position])));
    const vulnerabilitiesByItem = rememberLast(() =>
      index(findVulnerabilities(catalog), ({ notes }) => notes.map(({ item }) => item.id)),
    );
    const entriesById = (ids: readonly string[]) =>
      ids.length === 0 ? NONE : ids.flatMap((id) => byId().get(id) ?? []);
    const naming = new Map(RELATION_TYPES.map((type) => [type, index(entries, (entry) => idsOf(entry, type))]));
    return {
      entriesById,
      namedBy: (entry, type) => entriesById(idsOf(entry, type)),
      naming: (id, type) => naming.get(type)?.(id) ?? NONE,
      mechanismsById: (ids) =>
        ids
          .flatMap((id) => positions().get(id) ?? [])
          .sort((a, b) => a - b)
          .flatMap((position) => mechanisms[position] ?? []),
      mechanismName: (id) => mechanisms[positions().get(id) ?? -1]?.name ?? id,
      childrenOf: index(entries, ({ parent }) => (parent === null ? NONE : [parent])),
      predecessorsOf: index(entries, ({ successors }) => successors),
      measuresFor: index(measures, ({ related }) => related),
      measuresById: (ids) => measures.filter(({ id }) => ids.includes(id)),
      vulnerabilitiesIn: (id) => vulnerabilitiesByItem()(id),
      usersOf: index(entries, (entry) => [...entry.mechanisms, ...entry.mechanismsByOption]),
      measuresWith: index(measures, (measure) => measure.mechanisms),
      knowsIsolation: rememberLast(
        () => mechanisms.length > 0 || entries.some((entry) => entry.mechanisms.length > 0 || entry.rootless !== null),
      ),
      knowsNotes: rememberLast(() => notedIn(catalog).some(({ notes }) => notes.length > 0)),
    };
  },
);

const idsOf = ({ relations }: Entry, type: RelationType): readonly string[] =>
  relations.flatMap((relation) => (relation.type === type ? [relation.id] : []));

/** Returns the year in which the list behind a catalog was captured, such as `2016`; empty if that is not known. */
export function captureYear({ capturedOn }: Catalog): string {
  return capturedOn.slice(0, 4);
}

const NONE: readonly never[] = [];

/** Creates a function that finds the items that name an id, in the order of the items. */
function index<Item>(
  items: readonly Item[],
  idsOf: (item: Item) => readonly string[],
): (id: string) => readonly Item[] {
  const groups = rememberLast(() => {
    const made = new Map<string, Set<Item>>();
    for (const item of items) {
      for (const id of idsOf(item)) {
        const group = made.get(id);
        if (group === undefined) made.set(id, new Set([item]));
        else group.add(item);
      }
    }
    return made;
  });
  return (id) => [...(groups().get(id) ?? NONE)];
}
