import { tokenizeText } from '../text/tokenize.ts';
import { fieldNamed, fieldsLike } from './field-named.ts';
import { FIELD_HERE, VALUES } from './patterns.ts';
import { isSign } from './signs.ts';

/** One part of a query: a word that may be misspelt, text that must occur as typed, or a field with its values. */
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

/** A parsed query: an item must match every group, by at least one term of it. */
export type Query = {
  readonly groups: readonly (readonly Term[])[];
  /** Whether the text ends within its last term, so that the next letter typed would belong to it. */
  readonly isUnfinished: boolean;
};

const BLANK = /\s+/y;
const OR = /\||OR(?=\s)/y;
/** The sign that excludes. Two hyphens begin the name of an option instead. */
const EXCLUSION = /(?:!|-(?!-))(?=[^\s|])/y;
/** The word that excludes, in capitals as `OR` is. */
const NOT = /NOT\s+(?=[^\s|!-])/y;
/** Signs alone, which are not operators because nothing follows that they could apply to. */
const SIGNS = /[^\s|"\p{Letter}\p{Number}]+(?=[\s|]|$)/uy;
const PHRASE = /"([^"]*)("|$)/y;
const BARE = /[^\s|]+/y;

/**
 * Parses the text of the search line: `lxc 'exact ^prefix suffix$ "exact words" !without a|b status:active`. Any text is
 * valid. An operator with nothing to apply to is a word, and so is text with a colon that is neither a field nor resembles one.
 * Only combining marks and blanks give no term.
 */
export function parseQuery(typed: string): Query {
  // `runc@1.1.4`, as the command `check` takes it, is a name and its version.
  const text = typed.replace(/([a-z0-9])@(?=v?\d)/gi, '$1 ');
  const groups: Term[][] = [];
  let at = 0;
  let joins = false;
  let isUnfinished = false;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  const back = (to: number) => {
    at = to;
  };
  while (at < text.length) {
    if (take(BLANK)) continue;
    if (take(OR)) {
      joins = true;
      continue;
    }
    const { term, isClosed } = readTerm(take, back, at);
    isUnfinished = term !== null && !isClosed && at === text.length;
    if (term === null) continue;
    const last = groups.at(-1);
    if (joins && last) last.push(term);
    else groups.push([term]);
    joins = false;
  }
  // A `|` without any term is a word.
  if (joins && groups.length === 0)
    return { groups: [[{ type: 'word', text: tidy(text) }]], isUnfinished: !/\s$/.test(text) };
  return { groups, isUnfinished: isUnfinished && !/\s$/.test(text) };
}

/** Returns a query as it is when typing has ended: then an exclusion of a single letter counts too. */
export function finishedQuery(text: string): string {
  const { groups, isUnfinished } = parseQuery(text);
  const last = groups.at(-1)?.at(-1);
  return isUnfinished && last !== undefined && last.type !== 'word' && last.isExcluded ? `${text} ` : text;
}

type Take = (pattern: RegExp) => RegExpExecArray | null;
type ReadTerm = { readonly term: Term | null; readonly isClosed: boolean };

function readTerm(take: Take, back: (to: number) => void, start: number): ReadTerm {
  const signs = take(SIGNS)?.[0];
  if (signs !== undefined) return { term: readSigns(signs), isClosed: false };
  const sign = (take(NOT) ?? take(EXCLUSION))?.[0] ?? '';
  const isExcluded = sign !== '';
  const phrase = take(PHRASE);
  if (phrase) return readPhrase(phrase, sign);
  const field = readField(take, isExcluded);
  if (field !== null) return { term: field, isClosed: false };
  back(start + sign.length);
  return { term: readBare(take(BARE)?.[0] ?? '', isExcluded), isClosed: false };
}

/** Reads signs: `'->` finds exactly these, `!'->` excludes them, and without an operator they are a word of signs. */
function readSigns(signs: string): Term | null {
  const [, sign = '', rest = ''] = /^([!-]?)('.+)$/su.exec(signs) ?? [];
  const isMarkOnly = /^[$^]+$/.test(signs);
  const term = rest !== '' ? readBare(rest, sign !== '') : isMarkOnly ? null : readBare(signs, false);
  return term ?? (isSign(signs) ? { type: 'word', text: signs } : null);
}

function readPhrase({ 0: written, 1: quoted = '', 2: end }: RegExpExecArray, sign: string): ReadTerm {
  const text = tidy(quoted);
  const isClosed = end === '"';
  if (isSomething(text)) return { term: { type: 'phrase', text, isExcluded: sign !== '' }, isClosed };
  return { term: text === '' ? { type: 'word', text: sign + written.replace(/\s+/g, '') } : null, isClosed };
}

function readField(take: Take, isExcluded: boolean): Term | null {
  const [, written = '', values = ''] = take(FIELD_HERE) ?? [];
  const field = written.toLowerCase();
  const isField = fieldNamed(field) !== undefined || fieldsLike(field).length > 0;
  return isField ? { type: 'field', field, values: readValues(values), isExcluded } : null;
}

function readValues(text: string): readonly string[] {
  return (text.match(VALUES) ?? []).map((value) => tidy(value.replaceAll('"', ''))).filter((value) => value !== '');
}

/** Whether a text has a letter, a digit or a sign to look for, and not only combining marks and blanks. */
const isSomething = (text: string): boolean => tokenizeText(text).length > 0 || isSign(text);
const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

function readBare(bare: string, isExcluded: boolean): Term | null {
  const [, sign = '', rest = ''] = bare.match(/^(['^]?)(.*)$/s) ?? [];
  const isQuoted = sign === "'";
  const typed = isQuoted || isExcluded ? withoutQuotesBehind(rest) : rest;
  const isEnd = !isQuoted && typed.endsWith('$');
  const text = isEnd ? typed.slice(0, -1) : typed;
  if (!isSomething(text)) return null;
  if (sign === '^') return { type: isEnd ? 'whole' : 'prefix', text, isExcluded };
  if (isEnd) return { type: 'suffix', text, isExcluded };
  // Excluded words are literal, so that words that merely resemble them are not excluded.
  return isQuoted || isExcluded ? { type: 'exact', text, isExcluded } : { type: 'word', text };
}

function withoutQuotesBehind(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "'") end--;
  return text.slice(0, end);
}

/** Writes a query in its plainest form; parsing that gives the same query. */
export function printQuery({ groups, isUnfinished }: Query): string {
  const text = groups.map((terms) => terms.map(printTerm).join(' | ')).join(' ');
  if (!isUnfinished) return text === '' ? '' : `${text} `;
  return groups.at(-1)?.at(-1)?.type === 'phrase' ? text.slice(0, -1) : text;
}

/** Writes a term as it is typed. */
export function printTerm(term: Term): string {
  if (term.type === 'word') return term.text;
  const rest = printRest(term);
  if (!term.isExcluded) return rest;
  // Two hyphens would not exclude the term.
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
