import type { Catalog, Measure } from '../data/types.ts';
import type { Lead, Paper } from './document.ts';
import { MUTED, span } from './line.ts';
import { statusSign } from './status.ts';

/** Entries to go to, each with its kind and its status. */
export function entryLeads(ids: readonly string[], catalog: Catalog, paper: Paper): readonly Lead[] {
  return ids.flatMap((id) => {
    const entry = catalog.entries.find((other) => other.id === id);
    if (entry === undefined) return [];
    return [{ id, name: entry.name, remark: [span(`${entry.kind ?? ''} `, MUTED), statusSign(entry.status, paper)] }];
  });
}

/** Measures of the hardening guide to go to, each with its level. */
export function measureLeads(measures: readonly Measure[]): readonly Lead[] {
  return measures.map(({ id, subject, level }) => ({ id, name: subject, remark: [span(`level ${level}`, MUTED)] }));
}

/** Mechanisms to go to. */
export function mechanismLeads(ids: readonly string[], { mechanisms }: Catalog): readonly Lead[] {
  return mechanisms.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name, remark: [] }));
}
