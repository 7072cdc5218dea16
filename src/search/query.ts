import { termsOf } from './words.ts';

/** One demand of a query: a word that may be misspelt, letters that must stand there as typed, or a field's value. */
export type Term =
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: Literal; readonly text: string; readonly isExcluded: boolean }
  | {
      readonly type: 'field';
      readonly field: string;
      readonly values: readonly string[];
      readonly isExcluded: boolean;
    };

/** `'exact` letters, an exact `"phrase"`, a `^prefix` or `suffix$` of a name, or a `^whole$` name. */
export type Literal = 'exact' | 'phrase' | 'prefix' | 'suffix' | 'whole';

/** All groups must be met, and of each group one term. */
export type Query = {
  readonly groups: readonly (readonly Term[])[];
  /** Whether the text ends within its last term, so that this may still be the beginning of one. */
  readonly isOpen: boolean;
};

const BLANK = /\s+/y;
const OR = /\||OR(?=\s)/y;
/** Two hyphens begin the name of an option. */
const EXCLUSION = /(?:!|-(?!-))(?=[^\s|])/y;
const PHRASE = /"([^"]*)("|$)/y;
/** Two colons, or a colon and a slash, are not a field but code or an address. */
const FIELD = /([a-z]+):(?![:/])((?:"[^"]*(?:"|$)|\|(?![!-]?[a-z]+:)|[^\s"|])*)/iy;
const BARE = /[^\s|]+/y;

/**
 * Reads what was typed into the search line: `lxc 'exact ^prefix suffix$ "exact words" !without a|b status:active`. Takes
 * any text; what has no letter or digit in it demands nothing.
 */
export function parseQuery(text: string): Query {
  const groups: Term[][] = [];
  let at = 0;
  let joins = false;
  let isOpen = false;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(BLANK)) continue;
    if (take(OR)) {
      joins = true;
      continue;
    }
    const isExcluded = take(EXCLUSION) !== null;
    const { term, isClosed } = readTerm(take, isExcluded);
    isOpen = term !== null && !isClosed && at === text.length;
    if (term === null) continue;
    const last = groups.at(-1);
    if (joins && last) last.push(term);
    else groups.push([term]);
    joins = false;
  }
  return { groups, isOpen: isOpen && !/\s$/.test(text) };
}

type Take = (pattern: RegExp) => RegExpExecArray | null;
type ReadTerm = { readonly term: Term | null; readonly isClosed: boolean };

function readTerm(take: Take, isExcluded: boolean): ReadTerm {
  const phrase = take(PHRASE);
  if (phrase) {
    const text = tidy(phrase[1] ?? '');
    return { term: hasWord(text) ? { type: 'phrase', text, isExcluded } : null, isClosed: phrase[2] === '"' };
  }
  const field = take(FIELD);
  if (field) {
    const values = readValues(field[2] ?? '');
    const name = (field[1] ?? '').toLowerCase();
    return { term: values.length > 0 ? { type: 'field', field: name, values, isExcluded } : null, isClosed: false };
  }
  return { term: readBare(take(BARE)?.[0] ?? '', isExcluded), isClosed: false };
}

function readValues(text: string): readonly string[] {
  return (text.match(/(?:"[^"]*(?:"|$)|[^",|])+/g) ?? [])
    .map((value) => tidy(value.replaceAll('"', '')))
    .filter(hasSign);
}

const hasSign = (text: string): boolean => text !== '';
const hasWord = (text: string): boolean => termsOf(text).length > 0;
const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

function readBare(bare: string, isExcluded: boolean): Term | null {
  const [, sign = '', rest = ''] = bare.match(/^(['^]?)(.*)$/s) ?? [];
  const isQuoted = sign === "'";
  const typed = isQuoted || isExcluded ? rest.replace(/'+$/, '') : rest;
  const isEnd = !isQuoted && typed.endsWith('$');
  const text = isEnd ? typed.slice(0, -1) : typed;
  if (!hasWord(text)) return null;
  if (sign === '^') return { type: isEnd ? 'whole' : 'prefix', text, isExcluded };
  if (isEnd) return { type: 'suffix', text, isExcluded };
  // What is not wanted must not be taken for something that looks alike.
  return isQuoted || isExcluded ? { type: 'exact', text, isExcluded } : { type: 'word', text };
}

/** The text of a query in its plainest form: parsing it gives the same query. */
export function printQuery({ groups, isOpen }: Query): string {
  const text = groups.map((terms) => terms.map(printTerm).join(' | ')).join(' ');
  if (!isOpen) return text === '' ? '' : `${text} `;
  return groups.at(-1)?.at(-1)?.type === 'phrase' ? text.slice(0, -1) : text;
}

function printTerm(term: Term): string {
  if (term.type === 'word') return term.text;
  const rest = printRest(term);
  if (!term.isExcluded) return rest;
  // Two hyphens would not exclude.
  return rest.startsWith('-') ? `!${rest}` : `-${rest}`;
}

function printRest(term: Exclude<Term, { type: 'word' }>): string {
  switch (term.type) {
    case 'exact':
      return `${term.isExcluded && isPlain(term.text) ? '' : "'"}${term.text}`;
    case 'phrase':
      return `"${term.text}"`;
    case 'prefix':
      return `^${term.text}`;
    case 'suffix':
      return `${term.text}$`;
    case 'whole':
      return `^${term.text}$`;
    case 'field':
      return `${term.field}:${term.values.map(printValue).join(',')}`;
  }
}

const isPlain = (text: string): boolean => /^[\p{Letter}\p{Number}][^:$]*$/u.test(text);
const printValue = (value: string): string => (/[\s,|]|^[:/]/.test(value) ? `"${value}"` : value);
