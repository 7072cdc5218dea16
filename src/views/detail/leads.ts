import type { Catalog, Entry, Measure } from '../../data/types.ts';
import { type Lead, type Leads, MOST_ITEMS, type Paper } from '../../screen/document.ts';
import { MUTED, span } from '../../screen/line.ts';
import { statusSign } from '../../screen/status.ts';

/** Entries to go to, each with its kind and its status. */
export function entryLeads(title: string, entries: readonly Entry[], paper: Paper): Leads {
  return leadsOf(title, entries, ({ id, name, kind, status }) => {
    return { id, name, remark: [span(`${kind ?? ''} `, MUTED), statusSign(status, paper)] };
  });
}

/** Measures of the hardening guide to go to, each with its level. */
export function measureLeads(title: string, measures: readonly Measure[]): Leads {
  return leadsOf(title, measures, ({ id, subject, level }) => {
    return { id, name: subject, remark: [span(`level ${level}`, MUTED)] };
  });
}

/** Mechanisms to go to. */
export function mechanismLeads(title: string, ids: readonly string[], { mechanisms }: Catalog): Leads {
  const wanted = new Set(ids);
  const used = mechanisms.filter(({ id }) => wanted.has(id));
  return leadsOf(title, used, ({ id, name }) => ({ id, name, remark: [] }));
}

function leadsOf<Item>(title: string, all: readonly Item[], leadOf: (item: Item) => Lead): Leads {
  return { title, items: all.slice(0, MOST_ITEMS).map(leadOf), more: Math.max(0, all.length - MOST_ITEMS) };
}

/** Things of the catalog by their ids, in one pass over all; those that it does not have are not among them. */
export function byIds<Item extends { readonly id: string }>(
  ids: readonly string[],
  all: readonly Item[],
): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  if (ids.length === 0) return found;
  const wanted = new Set(ids);
  for (const item of all) if (wanted.has(item.id)) found.set(item.id, item);
  return found;
}

/** Entries of the catalog in the order of their ids. */
export function entriesOf(ids: readonly string[], { entries }: Catalog): readonly Entry[] {
  const known = byIds(ids, entries);
  return ids.flatMap((id) => known.get(id) ?? []);
}
