import { rememberLast } from './remember.ts';
import type { Catalog, Entry, RelationType } from './types.ts';
import { touchedEntries, type Vulnerability } from './vulnerabilities.ts';

/** An entry that is built on one with a vulnerability, and so may carry it. */
export type Carrier = {
  readonly entry: Entry;
  /** How it is built on `of`: it uses it, wraps it, or is a fork of it. */
  readonly how: RelationType;
  readonly of: Entry;
};

/** Finds the entries that are built on those that a vulnerability touches, each once, unless it is known to touch them too. */
export function findCarriers(vulnerability: Vulnerability, catalog: Pick<Catalog, 'entries'>): readonly Carrier[] {
  const touched = new Set(touchedEntries(vulnerability).map(({ id }) => id));
  const carriers = new Map<string, Carrier>();
  for (const id of touched) {
    for (const carrier of carriersById(catalog.entries).get(id) ?? []) {
      const { entry } = carrier;
      if (!touched.has(entry.id) && !carriers.has(entry.id)) carriers.set(entry.id, carrier);
    }
  }
  return [...carriers.values()];
}

const BUILT_ON: ReadonlySet<RelationType> = new Set(['uses', 'wraps', 'fork of']);

/** Groups carriers by the id of the entry that they are built on. */
const carriersById = rememberLast((entries: readonly Entry[]): ReadonlyMap<string, readonly Carrier[]> => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const groups = new Map<string, Carrier[]>();
  const add = (entry: Entry | undefined, how: RelationType, of: Entry | undefined) => {
    if (entry === undefined || of === undefined) return;
    const group = groups.get(of.id);
    if (group === undefined) groups.set(of.id, [{ entry, how, of }]);
    else group.push({ entry, how, of });
  };
  for (const entry of entries) {
    for (const { type, id } of entry.relations) {
      if (BUILT_ON.has(type)) add(entry, type, byId.get(id));
      // An entry uses its default.
      if (type === 'default of') add(byId.get(id), 'uses', entry);
    }
  }
  return groups;
});
