import { isClean } from '../text/sanitize.ts';
import { LONGEST_NAME } from './limits.ts';
import type { Subject } from './tree.ts';

/** Whether a text may be an id in a list or in the settings, where it must be drawable as it is. */
export function isId(text: string): boolean {
  return text !== '' && text.length <= LONGEST_NAME && text.trim() === text && isClean(text);
}

/** Returns the id of an item in its catalog; `null` for other subjects. A row on a shelf has another id than its item. */
export function idOfItem(subject: Subject): string | null {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.id;
    case 'measure':
      return subject.measure.id;
    case 'mechanism':
      return subject.mechanism.id;
    case 'vulnerability':
      return subject.vulnerability.id;
    default:
      return null;
  }
}
