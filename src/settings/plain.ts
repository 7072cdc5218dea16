import { THEME_NAMES } from '../screen/theme.ts';

/** What the program notes for itself, and reads with a forgiving eye. */
export const NOTED: ReadonlySet<string> = new Set([
  'bookmarks',
  'recent',
  'stack',
  'ticks',
  'background',
  'revisionSeen',
  'lists',
]);

/** Whether settings hold nothing that must be checked before the first frame: no keys, no view of the start, no unknown word. */
export const isPlain = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(value).every(([name, one]) => NOTED.has(name) || isPlainChoice(name, one));

function isPlainChoice(name: string, value: unknown): boolean {
  // `false` is the default; it is written for readers who have turned the mouse on and off again.
  if (name === 'mouse') return value === false;
  return name === 'theme' && THEME_NAMES.some((theme) => theme === value);
}
