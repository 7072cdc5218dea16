import {
  EMPTY_ENTRY,
  EMPTY_MEASURE,
  EMPTY_MECHANISM,
  ENTRY_FIELDS,
  type Field,
  MEASURE_FIELDS,
  MECHANISM_FIELDS,
} from './fields.ts';
import type { Catalog, Entry, Measure, Mechanism } from './types.ts';

/** Names of the fields that the tree needs. */
type Listed<Fields extends Record<string, Field>> = {
  [Name in keyof Fields]: Fields[Name] extends { readonly listed: true } ? Name : never;
}[keyof Fields];

/**
 * What the tree of a catalog is drawn from: everything but the texts. It is a tenth of the catalog, and so the first frame
 * need not wait for the rest. It brings along what items are without texts, so that the start need not load the table of fields.
 */
export type Outline = Omit<Catalog, 'entries' | 'measures' | 'mechanisms'> & {
  readonly entries: readonly Pick<Entry, Listed<typeof ENTRY_FIELDS>>[];
  readonly measures: readonly Pick<Measure, Listed<typeof MEASURE_FIELDS>>[];
  readonly mechanisms: readonly Pick<Mechanism, Listed<typeof MECHANISM_FIELDS>>[];
  readonly empty: { readonly entry: Entry; readonly measure: Measure; readonly mechanism: Mechanism };
};

/** The outline of a catalog, for the build to write beside it. */
export function makeOutline({ entries, measures, mechanisms, ...rest }: Catalog): Outline {
  return {
    ...rest,
    entries: entries.map((entry) => pickListed(entry, ENTRY_FIELDS)),
    measures: measures.map((measure) => pickListed(measure, MEASURE_FIELDS)),
    mechanisms: mechanisms.map((mechanism) => pickListed(mechanism, MECHANISM_FIELDS)),
    empty: { entry: EMPTY_ENTRY, measure: EMPTY_MEASURE, mechanism: EMPTY_MECHANISM },
  };
}

function pickListed<Item extends object, Fields extends Record<string, Field>>(item: Item, fields: Fields) {
  const listed = Object.entries(item).filter(([name]) => fields[name]?.listed);
  return Object.fromEntries(listed) as Pick<Item, Listed<Fields> & keyof Item>;
}

/** A catalog with the tree of an outline and nothing to read in it. */
export function expandOutline({ entries, measures, mechanisms, empty, ...rest }: Outline): Catalog {
  return {
    ...rest,
    entries: entries.map((entry) => ({ ...empty.entry, ...entry })),
    measures: measures.map((measure) => ({ ...empty.measure, ...measure })),
    mechanisms: mechanisms.map((mechanism) => ({ ...empty.mechanism, ...mechanism })),
  };
}
