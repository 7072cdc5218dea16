import { nearest } from '../../text/nearest.ts';
import type { Completion } from '../types.ts';
import { fieldNamed, fieldsLike } from './field-named.ts';
import { FIELDS, type FieldValues, offeredValues, slugOf } from './fields.ts';
import { ORDERS } from './names.ts';
import { FIELD_AT_END, NAME_AT_END, PIECES, VALUES } from './patterns.ts';

const SHORTEST_BEGINNING = 2;

/** Returns the fields, or the values of a field, that the word before the caret may become; `null` if there are none. */
export function completionAt(text: string, caret: number, values: FieldValues): Completion | null {
  const piece = lastPiece(text.slice(0, caret), PIECES);
  const [, name, typed = ''] = FIELD_AT_END.exec(piece) ?? [];
  const end = caret + restOfValue(typed, text.slice(caret)).length;
  if (name !== undefined) return ofValues(name, typed, { caret, end }, values);
  if (text.trim() === '') return ofNames('fields', '', caret);
  const word = NAME_AT_END.exec(piece)?.[1] ?? '';
  return word.length < SHORTEST_BEGINNING ? null : ofNames('', word, caret);
}

/** Returns the last match of a pattern, if it goes on to the end of the text. */
function lastPiece(text: string, pattern: RegExp): string {
  const last = [...text.matchAll(pattern)].at(-1);
  return last && last.index + last[0].length === text.length ? last[0] : '';
}

/** Returns the text after the caret that still belongs to the value before it, because a value is completed as a whole. */
function restOfValue(typed: string, after: string): string {
  const isQuoted = typed.split('"').length % 2 === 0;
  const [rest = ''] = (isQuoted && /^[^"]*"(?=[\s,|]|$)/.exec(after)) || (/^[^\s",|]*/.exec(after) ?? []);
  return rest;
}

function ofNames(title: string, typed: string, caret: number): Completion | null {
  const options = FIELDS.flatMap(({ name }) => (name.startsWith(typed.toLowerCase()) ? [`${name}:`] : []));
  if (options.length === 0) return null;
  return { title, options, example: null, start: caret - typed.length, end: caret, isGuess: false };
}

function ofValues(
  name: string,
  all: string,
  { caret, end }: { readonly caret: number; readonly end: number },
  values: FieldValues,
): Completion | null {
  const typed = lastPiece(all, VALUES);
  const place = { start: caret - typed.length, end };
  const field = fieldNamed(name.toLowerCase());
  if (field === undefined) {
    const options = fieldsFor(name.toLowerCase()).map((other) => `${other}:`);
    const start = caret - all.length - name.length - 1;
    return options.length > 0
      ? { title: 'did you mean', options, example: null, start, end: caret - all.length, isGuess: true }
      : null;
  }
  if (field.type === 'number')
    return { title: `${field.name}:`, options: [], example: field.example, ...place, isGuess: false };
  const known = field.type === 'order' ? [...ORDERS] : offeredValues(field, values).map(({ slug }) => slug);
  const value = typed.replaceAll('"', '').toLowerCase();
  // A complete value is not among the options: Tab would put another one in its place.
  const title = known.includes(value) ? 'or' : `${field.name}:`;
  return { title, example: null, ...place, ...optionsFor(value, known) };
}

/** Returns the fields that a name misspells, or is the beginning of. */
function fieldsFor(name: string): readonly string[] {
  const begun = FIELDS.map((field) => field.name).filter((other) => other.startsWith(name));
  return [...new Set([...fieldsLike(name), ...(name.length < SHORTEST_BEGINNING ? [] : begun)])];
}

/**
 * Returns the values that may take the place of what was typed. For a complete value, these are the others from the next one on,
 * so that the user can go through them. Otherwise they are those that begin so or have a word that does, or else those that
 * resemble it.
 */
function optionsFor(typed: string, all: readonly string[]): Pick<Completion, 'options' | 'isGuess'> {
  const at = all.indexOf(typed);
  if (at >= 0) return { options: [...all.slice(at + 1), ...all.slice(0, at)], isGuess: false };
  const slug = slugOf(typed);
  const begun = all.filter((value) => value.startsWith(slug));
  const held = all.filter((value) => !value.startsWith(slug) && value.split('-').some((word) => word.startsWith(slug)));
  const options = [...begun, ...held];
  return options.length > 0 ? { options, isGuess: false } : { options: nearest(typed, all, 3), isGuess: true };
}
