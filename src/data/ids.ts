import { isClean } from '../text/sanitize.ts';
import { LONGEST_NAME } from './limits.ts';
import type { Subject } from './tree.ts';

/** Whether a text may be an id: in a list, and therefore in the settings. Only one that can be drawn as it is may. */
export function isId(text: string): boolean {
  return text !== '' && text.length <= LONGEST_NAME && text.trim() === text && isClean(text);
}

/** The id that an item has in its catalog, wherever in the tree it stands; `null` for anything else. */
export function idOfItem(subject: Subject): string | null {
  switch (subject.kind) {
    case 'entry':
      return subject.entry.id;
    case 'measure':
      return subject.measure.id;
    case 'mechanism':
      return subject.mechanism.id;
    default:
      return null;
  }
}
