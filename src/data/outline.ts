import type { Catalog, Category, Entry, Measure, Mechanism } from './types.ts';

/**
 * What the tree of a catalog is drawn from: everything but the texts. It is a tenth of the catalog, and so the first frame
 * need not wait for the rest.
 */
export type Outline = {
  readonly title: string;
  readonly capturedOn: string;
  readonly categories: readonly Category[];
  readonly entries: readonly Pick<Entry, 'id' | 'name' | 'category' | 'parent' | 'kind' | 'status'>[];
  readonly measures: readonly Pick<Measure, 'id' | 'subject' | 'level' | 'levelTitle'>[];
  readonly mechanisms: readonly Pick<Mechanism, 'id' | 'name'>[];
};

export function outlineOf({ title, capturedOn, categories, entries, measures, mechanisms }: Catalog): Outline {
  return {
    title,
    capturedOn,
    categories,
    entries: entries.map(({ id, name, category, parent, kind, status }) => ({
      id,
      name,
      category,
      parent,
      kind,
      status,
    })),
    measures: measures.map(({ id, subject, level, levelTitle }) => ({ id, subject, level, levelTitle })),
    mechanisms: mechanisms.map(({ id, name }) => ({ id, name })),
  };
}

/** A catalog with the tree of an outline and nothing to read in it. Written out, because copies of objects cost more. */
export function withoutTexts({ title, capturedOn, categories, entries, measures, mechanisms }: Outline): Catalog {
  return {
    title,
    capturedOn,
    categories,
    entries: entries.map(entryWithoutTexts),
    measures: measures.map(measureWithoutTexts),
    mechanisms: mechanisms.map(mechanismWithoutTexts),
  };
}

const NONE: readonly never[] = [];

function entryWithoutTexts({ id, name, category, parent, kind, status }: Outline['entries'][number]): Entry {
  return {
    id,
    name,
    aliases: NONE,
    url: '',
    category,
    kind,
    summary: '',
    status,
    statusAsOf: null,
    since: null,
    license: null,
    language: null,
    mechanisms: NONE,
    rootless: null,
    notes: NONE,
    links: NONE,
    successors: NONE,
    related: NONE,
    snapshot: null,
    parent,
  };
}

function measureWithoutTexts({ id, subject, level, levelTitle }: Outline['measures'][number]): Measure {
  return {
    id,
    level,
    levelTitle,
    subject,
    problem: '',
    mitigation: '',
    mechanisms: NONE,
    details: NONE,
    related: NONE,
    changed: NONE,
    sources: NONE,
  };
}

function mechanismWithoutTexts({ id, name }: Outline['mechanisms'][number]): Mechanism {
  return {
    id,
    name,
    aliases: NONE,
    url: '',
    summary: '',
    sinceKernel: null,
    covers: null,
    doesNotCover: NONE,
    changed: NONE,
    sources: NONE,
    listedIn2016: false,
  };
}
