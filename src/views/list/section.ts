import { MECHANISMS_TITLE, type Subject } from '../../data/tree.ts';
import { touchedNames } from '../../data/vulnerabilities.ts';

/** Returns a short label for where an item belongs, for the results; for a vulnerability, the names of what it touches. */
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
