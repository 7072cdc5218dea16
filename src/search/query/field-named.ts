import { editsBetween } from '../../text/edit-distance.ts';
import { errorsAllowed } from '../text/letter-sets.ts';
import { FIELDS, type Field } from './fields.ts';

const BY_NAME: ReadonlyMap<string, Field> = new Map(FIELDS.map((field) => [field.name, field]));
const ALSO: Readonly<Record<string, string>> = {
  language: 'lang',
  licence: 'license',
  mechanism: 'uses',
  category: 'in',
  site: 'host',
  domain: 'host',
  year: 'since',
};

const KNOWN_NAMES = [...BY_NAME.keys(), ...Object.keys(ALSO)];

/** Returns the field with a name, or with an alias that people use for it. */
export const fieldNamed = (name: string): Field | undefined => BY_NAME.get(ALSO[name] ?? name);

/** A typed name this short must at least begin with the same letter as the field. */
const SHORT_NAME = 4;

/** Returns the fields that a name may misspell, nearest first; none for `docker` or `foo`, which are therefore read as words. */
export function fieldsLike(name: string): readonly string[] {
  const errors = errorsAllowed(name.length);
  const near = KNOWN_NAMES.flatMap((known) => {
    if (name.length <= SHORT_NAME && known.charAt(0) !== name.charAt(0)) return [];
    const { whole } = editsBetween(name, known, errors);
    return whole <= errors ? [{ field: ALSO[known] ?? known, whole }] : [];
  });
  return [...new Set(near.sort((a, b) => a.whole - b.whole).map(({ field }) => field))];
}
