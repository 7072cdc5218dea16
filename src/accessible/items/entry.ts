import { captureYear, findRelations, type Relations } from '../../data/relations.ts';
import { BOUNDARY_WORDS, checkText, noIsolationText, snapshotTexts, successionText } from '../../data/sentences.ts';
import type { Catalog, Entry } from '../../data/types.ts';
import { capital, counted, labelled, listed, sentence, sentences } from '../words/join.ts';
import { notesParagraphs } from '../words/notes.ts';

/** Returns everything that is recorded about an entry, except its notes and links, in the order in which a user would ask. */
export function entryParagraphs(entry: Entry, catalog: Catalog): readonly string[] {
  const relations = findRelations(catalog);
  const succession = successionText(entry, listed(relations.entriesById(entry.successors).map(({ name }) => name)));
  return [
    ...(succession === null ? [] : [sentence(capital(succession))]),
    ...(entry.summary === '' ? [] : [entry.summary]),
    ...labelled('Also called', entry.aliases.join(', ')),
    ...factsOf(entry),
    ...(relations.knowsIsolation() ? [isolation(entry, relations)] : []),
    ...(relations.knowsNotes() ? notesParagraphs(entry) : []),
    ...history(entry, catalog),
    ...(entry.statusAsOf === null ? [] : [checkText(entry.statusAsOf)]),
    ...labelled('Also searched as', entry.words.join(', ')),
  ];
}

function factsOf({ category, language, license, since }: Entry): readonly string[] {
  const told = sentences([
    category.length === 0 ? '' : `Listed under ${category.join(', ')}`,
    language === null ? '' : `Written in ${language}`,
    license === null ? '' : `Licence: ${license}`,
    since === null ? '' : `First released in ${since}`,
  ]);
  return told === '' ? [] : [told];
}

/** Describes the boundary and the mechanisms. It says when more is not recorded, so that a short list does not sound complete. */
function isolation(entry: Entry, { mechanismName }: Relations): string {
  const { boundary, mechanisms, mechanismsByOption, mechanismsNot, rootless } = entry;
  const names = (ids: readonly string[]) => listed(ids.map(mechanismName));
  const uses = [
    mechanisms.length === 0 ? '' : `Always uses ${names(mechanisms)}`,
    mechanismsByOption.length === 0 ? '' : `By option it uses ${names(mechanismsByOption)}`,
    mechanismsNot.length === 0 ? '' : `Does not use ${names(mechanismsNot)}`,
  ];
  const isEmpty = boundary === null && uses.every((use) => use === '');
  const told = isEmpty ? [noIsolationText(entry)] : [boundary === null ? '' : BOUNDARY_WORDS[boundary], ...uses];
  const others = uses.slice(0, 2).some((use) => use !== '') ? 'Nothing is recorded about other mechanisms' : '';
  return `Isolation: ${sentences([...told, others, rootless === null ? '' : `Rootless: ${rootless}`])}`;
}

function history(entry: Entry, catalog: Catalog): readonly string[] {
  if (entry.snapshot === null) return [];
  const year = captureYear(catalog);
  const { stars } = entry.snapshot;
  const texts = snapshotTexts(entry, { ...entry.snapshot, stars: null }, entry.snapshot.category.join(', '), '');
  const told = [...(stars === null ? [] : [counted(stars, 'star', 'stars')]), ...texts];
  return labelled(year === '' ? 'Snapshot' : `In ${year}`, told.join('; '));
}
