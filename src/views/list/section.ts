import { MECHANISMS_TITLE, type Subject } from '../../data/tree.ts';
import { touchedNames } from '../../data/vulnerabilities.ts';

/** Where an item belongs, in a word, for the list of results; of a vulnerability, what it touches. */
export function sectionLabel(subject: Subject): string {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.category.at(-1) ?? '';
    case 'measure':
      return 'Hardening';
    case 'mechanism':
      return MECHANISMS_TITLE;
    case 'vulnerability':
      return touchedNames(subject.vulnerability);
    default:
      return '';
  }
}
