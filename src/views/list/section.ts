import { MECHANISMS_TITLE, type Subject, VULNERABILITIES_TITLE } from '../../data/tree.ts';

/** Where an item belongs, in a word, for the list of results. */
export function sectionLabel(subject: Subject): string {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.category.at(-1) ?? '';
    case 'measure':
      return 'Hardening';
    case 'mechanism':
      return MECHANISMS_TITLE;
    case 'vulnerability':
      return subject.vulnerability.nickname ?? VULNERABILITIES_TITLE;
    default:
      return '';
  }
}
