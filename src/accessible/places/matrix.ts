import { recordedMechanisms, useOf as recordedUse, USES, type Use } from '../../data/isolation.ts';
import { findRelations } from '../../data/relations.ts';
import { BOUNDARY_WORDS } from '../../data/sentences.ts';
import type { Catalog, Entry } from '../../data/types.ts';
import type { Context } from '../../views/context.ts';
import { type Answer, listOf, type Row, SHORT_PAGE } from '../answer.ts';
import type { Place } from '../state.ts';
import { counted, listed, sentences } from '../words/join.ts';

type Matrix = Extract<Place, { readonly kind: 'matrix' }>;

/** Says which entries use which mechanisms, with a sentence for each entry for which any use is recorded. */
export function matrixAnswer({ scope, mechanism }: Matrix, { catalog, items }: Context): Answer {
  const ids = scope === null ? [...items.keys()] : scope.ids;
  const entries = ids.flatMap((id) => {
    const subject = items.get(id)?.subject;
    return subject?.kind === 'entry' ? [subject.entry] : [];
  });
  const known = entries.filter((entry) => recordedMechanisms(entry).length > 0);
  const wanted = mechanism === null ? known : known.filter((entry) => isUsed(recordedUse(entry, mechanism)));
  const left = entries.length - known.length;
  const about = mechanism === null ? 'What isolates what' : `Who uses ${nameOf(mechanism, catalog)}`;
  return {
    title: `${about}, ${scope === null ? 'all entries' : scope.name}`,
    paragraphs: left === 0 ? [] : [`Nothing is recorded about ${counted(left, 'other entry', 'other entries')}.`],
    list: listOf(
      ['entry', 'entries'],
      wanted.map((entry) => entryRow(entry, mechanism, catalog)),
      SHORT_PAGE,
    ),
  };
}

const isUsed = (use: Use): boolean => use === 'uses' || use === 'by option';

const nameOf = (id: string, catalog: Catalog): string => findRelations(catalog).mechanismName(id);

/** The words that follow the name of an entry for each use. */
const WORDS: Readonly<Record<Use, string>> = {
  uses: 'uses',
  'by option': 'by option',
  'does not': 'does not use',
  'not recorded': 'not recorded:',
};

function entryRow(entry: Entry, mechanism: string | null, catalog: Catalog): Row {
  const { name, rootless, boundary, notes } = entry;
  const count = notes.filter(({ kind }) => kind === 'vulnerability').length;
  const uses = mechanism === null ? `${name} ${allUses(entry, catalog)}` : `${name}: ${wordFor(entry, mechanism)}`;
  const text = sentences([
    uses,
    boundary === null ? '' : BOUNDARY_WORDS[boundary],
    rootless === null ? '' : `Rootless: ${rootless}`,
    count === 0 ? '' : `${counted(count, 'vulnerability', 'vulnerabilities')} recorded`,
  ]);
  return { text, leadsTo: { place: { kind: 'item', id: entry.id } } };
}

/** Returns how an entry uses the given mechanism. */
function wordFor(entry: Entry, mechanism: string): string {
  const recorded = recordedUse(entry, mechanism);
  return recorded === 'uses' ? 'always' : WORDS[recorded];
}

/** `uses namespaces and cgroups; by option seccomp; does not use KVM; not recorded: Landlock`. */
function allUses(entry: Entry, { entries, mechanisms }: Catalog): string {
  const described = mechanisms.map(({ id, name }) => ({ id, name }));
  const known = new Set(described.map(({ id }) => id));
  const others = recordedMechanisms(entry).filter((id) => !known.has(id));
  const columns = [...described.filter(({ id }) => isAsked(id, entries)), ...others.map((id) => ({ id, name: id }))];
  return USES.flatMap((use) => {
    const names = columns.filter(({ id }) => recordedUse(entry, id) === use).map(({ name }) => name);
    return names.length === 0 ? [] : [`${WORDS[use]} ${listed(names)}`];
  }).join('; ');
}

/** Whether any entry records its use of a mechanism. If none does, saying so for each entry would be noise. */
const isAsked = (id: string, entries: readonly Entry[]): boolean =>
  entries.some((entry) => recordedUse(entry, id) !== 'not recorded');
