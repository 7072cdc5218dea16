import { THEME_NAMES } from '../screen/theme.ts';

/** The fields that the program writes itself, and reads tolerantly. */
export const NOTED: ReadonlySet<string> = new Set([
  'bookmarks',
  'recent',
  'stack',
  'ticks',
  'background',
  'revisionSeen',
  'lists',
]);

/** Whether settings contain nothing that must be checked before the first frame: no keys, no start view, no unknown word. */
export const isPlain = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(value).every(([name, one]) => NOTED.has(name) || isPlainChoice(name, one));

function isPlainChoice(name: string, value: unknown): boolean {
  // `false` is the default; it is in the file of users who have turned the mouse on and off again.
  if (name === 'mouse') return value === false;
  return name === 'theme' && THEME_NAMES.some((theme) => theme === value);
}
