import { nearest } from '../data/nearest.ts';
import { FIELDS, type FieldValues, fieldNamed, ORDERS, slugOf } from './fields.ts';
import type { Completion } from './result.ts';

const SHORTEST_BEGINNING = 2;

/** The fields, or the values of a field, that the word before the caret may be the beginning of; `null` when there are none. */
export function completionAt(text: string, caret: number, values: FieldValues): Completion | null {
  const before = text.slice(0, caret);
  const [typed = ''] = before.match(/(?:"[^"]*"?|[^\s"])*$/) ?? [];
  const field = typed.match(/^[!-]?([a-z]+):(?:.*[,|])?([^,|]*)$/is);
  if (field) return ofValues(field[1] ?? '', field[2] ?? '', caret, values);
  if (text.trim() === '') return { title: 'fields', options: FIELDS.map(({ name }) => `${name}:`), example: null, start: caret, end: caret, isGuess: false };
  const word = (typed.match(/[^!|-]*$/)?.[0] ?? '').toLowerCase();
  const names = FIELDS.filter(({ name }) => name.startsWith(word)).map(({ name }) => `${name}:`);
  if (word.length < SHORTEST_BEGINNING || names.length === 0) return null;
  return { title: '', options: names, example: null, start: caret - word.length, end: caret, isGuess: false };
}

function ofValues(name: string, typed: string, caret: number, values: FieldValues): Completion | null {
  const place = { start: caret - typed.length, end: caret };
  const field = fieldNamed(name.toLowerCase());
  if (field === undefined) {
    const options = nearest(name, FIELDS.map((other) => other.name), 3).map((other) => `${other}:`);
    const start = caret - typed.length - name.length - 1;
    return options.length > 0 ? { title: 'did you mean', options, example: null, start, end: caret - typed.length, isGuess: true } : null;
  }
  if (field.type === 'number') return { title: `${field.name}:`, options: [], example: field.example, ...place, isGuess: false };
  const all = field.type === 'order' ? [...ORDERS] : values(field).map(({ value }) => slugOf(value));
  return { title: `${field.name}:`, example: null, ...place, ...optionsFor(typed.replaceAll('"', '').toLowerCase(), all) };
}

/** Of a value that is whole, those that come after it, so that one can go through them; else those that begin so, or look so. */
function optionsFor(typed: string, all: readonly string[]): Pick<Completion, 'options' | 'isGuess'> {
  const at = all.indexOf(typed);
  if (at >= 0) return { options: [...all.slice(at + 1), ...all.slice(0, at)], isGuess: false };
  const slug = slugOf(typed);
  const begun = all.filter((value) => value.startsWith(slug));
  const held = all.filter((value) => !value.startsWith(slug) && value.split('-').some((word) => word.startsWith(slug)));
  const options = [...begun, ...held];
  return options.length > 0 ? { options, isGuess: false } : { options: nearest(typed, all, 3), isGuess: true };
}
