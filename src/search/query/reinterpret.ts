import type { IsName } from '../meaning/sentence.ts';
import type { Problem } from '../types.ts';
import { fieldNamed } from './field-named.ts';
import type { FieldValues } from './fields.ts';
import { createFilter } from './filters.ts';
import { flawsAsked } from './flaws-asked.ts';
import { FIELD_NAMES } from './names.ts';
import { parseQuery, printQuery, printTerm, type Query, type Term } from './parse.ts';
import { readAs } from './problems.ts';
import { isAdvisory } from './versions.ts';

/** The most parts that blanks split a field into: `since : 2018` has three. */
const MOST_PARTS = 3;

/** A query as it is meant, with messages about the parts that were read differently from how they are written. */
export type MeantQuery = { readonly query: Query; readonly problems: readonly Problem[] };

/**
 * Recognizes fields and ids that are not written as such, and that nobody means as words: a field with another sign or a blank
 * where the colon belongs (`status=active`, `since: >2018`, `stars>100`) or with only the beginning of its name (`sev:high`), if
 * its value is valid; and the id of an advisory that is written like a field (`cve:2024-21626`).
 */
export function reinterpret(query: Query, known: FieldValues): MeantQuery {
  const problems: Problem[] = [];
  const read: Read = (written, said) => {
    const text = said === undefined ? (fieldMeant(written) ?? advisoryMeant(written)) : written;
    const term = text === null ? undefined : parseQuery(text).groups[0]?.[0];
    if (text === null || term === undefined || !isUnderstood(term, known)) return null;
    if (said !== undefined) {
      problems.push(readAs(said, text));
      return term;
    }
    // `!` and `-` both exclude, and the term does not say which of them was typed: the message leaves it out.
    const isSigned = SIGN.test(written) && SIGN.test(text);
    problems.push(isSigned ? readAs(written.slice(1), text.slice(1)) : readAs(written, text));
    return term;
  };
  const groups: (readonly Term[])[] = [];
  for (let at = 0; at < query.groups.length; ) {
    const { terms, taken } = readLanguage(query, at, read) ?? readFrom(query.groups, at, read);
    groups.push(terms);
    at += taken;
  }
  return problems.length === 0 ? { query, problems } : { query: { ...query, groups }, problems };
}

/** Reads words that ask for vulnerabilities as the fields that they mean; `null` if they ask for anything else. */
export function readFlaws({ groups, ...rest }: Query, known: FieldValues, isName: IsName): MeantQuery | null {
  const words = groups.map(([term, ...others]) => (term?.type === 'word' && others.length === 0 ? term.text : ''));
  const asked = words.includes('')
    ? null
    : flawsAsked(
        words.map((word) => word.toLowerCase()),
        isName,
      );
  if (asked === null) return null;
  const meant = parseQuery(asked);
  if (!meant.groups.every(([term]) => term !== undefined && isUnderstood(term, known))) return null;
  const problems = [readAs(words.join(' '), printQuery(meant))];
  return { query: { ...rest, groups: meant.groups }, problems };
}

const SIGN = /^[!-]/;

/** Reads text as a term. If the text was made from other words in the query, `said` has these, for the message. */
type Read = (written: string, said?: string) => Term | null;

const IN_LANGUAGE = /^(?:((?:not|non)(?: written| made| programmed)?)|written|programmed|implemented) in ([a-z+#]+)$/i;
const MOST_WORDS_OF_LANGUAGE = 4;

/** Reads `written in go`, `not in go` or `not written in go` as the field `lang`, if the catalog has that language. */
function readLanguage(
  { groups, isUnfinished }: Query,
  at: number,
  read: Read,
): { terms: readonly Term[]; taken: number } | null {
  for (let taken = MOST_WORDS_OF_LANGUAGE - 1; taken <= MOST_WORDS_OF_LANGUAGE; taken++) {
    const parts = groups.slice(at, at + taken);
    if (parts.length < taken || !parts.every((part) => part.length === 1 && part.every(isWord))) continue;
    const written = parts.map(([term]) => (term === undefined ? '' : printTerm(term))).join(' ');
    const [, not, language] = IN_LANGUAGE.exec(written) ?? [];
    const isBegun = isUnfinished && at + taken === groups.length && (language?.length ?? 0) < 2;
    const term =
      language === undefined || isBegun ? null : read(`${not === undefined ? '' : '-'}lang:${language}`, written);
    if (term !== null) return { terms: [term], taken };
  }
  return null;
}

const isWord = (term: Term): boolean => term.type === 'word';

/** Returns the group at a place, or the field that it means together with those behind it, and how many groups that takes. */
function readFrom(groups: Query['groups'], at: number, read: Read): { terms: readonly Term[]; taken: number } {
  const terms = groups[at] ?? [];
  if (terms.length > 1)
    return { terms: terms.map((term) => (isOpen(term) && read(printTerm(term))) || term), taken: 1 };
  const [first] = terms;
  if (first === undefined || !mayBeField(first)) return { terms, taken: 1 };
  let written = '';
  for (let taken = 1; taken <= MOST_PARTS && at + taken <= groups.length; taken++) {
    const part = groups[at + taken - 1] ?? [];
    if (taken > 1 && !part.every(isPlain)) break;
    written += `${taken === 1 ? '' : ' '}${part.map(printTerm).join('|')}`;
    const meant = read(written);
    if (meant !== null) return { terms: [meant], taken };
  }
  return { terms, taken: 1 };
}

const ADVISORY_FIELD = /^(cve|ghsa|go)\s?[:=]\s?(\S+)$/i;
const FIELD_BEGUN = /^[!-]?([a-z]+)(?![a-z-])/i;

/** Whether a term can be the beginning of text that is meant as a field. */
function mayBeField(term: Term): boolean {
  const name = FIELD_BEGUN.exec(printTerm(term))?.[1]?.toLowerCase() ?? '';
  return isOpen(term) && (fieldNameFor(name) !== null || /^(?:cve|ghsa|go)$/.test(name));
}

const COMPARISON = /^(?:[<>]=?|=)$/;

/** Whether a term may yet be read as a field: a word, an exclusion, or a field whose value is still to come. */
const isOpen = (term: Term): boolean =>
  term.type === 'word' ||
  (term.type === 'exact' && term.isExcluded) ||
  (term.type === 'field' && term.values.every((value) => COMPARISON.test(value)));

const isPlain = (term: Term): boolean => term.type === 'word' || (term.type === 'phrase' && !term.isExcluded);

/** The sign that excludes, the name, the sign in place of the colon, the comparison and the value. */
const FIELD_MEANT = /^([!-]?)([a-z]+)\s?(!=|:?\s?==?|:|(?=[<>]))\s?([<>]=?)?\s?([^\s=<>].*)$/i;

function fieldMeant(written: string): string | null {
  const [, sign = '', name = '', between = '', comparison = '', value = ''] = FIELD_MEANT.exec(written) ?? [];
  const field = fieldNameFor(name);
  if (field === null || (sign !== '' && between === '!=')) return null;
  return `${sign !== '' || between === '!=' ? '-' : ''}${field}:${comparison}${value}`;
}

const SHORTEST_BEGINNING = 3;

/** Returns a field's name as it is written, or else the only field name that begins so: `severity` for `sev`. */
function fieldNameFor(written: string): string | null {
  const name = written.toLowerCase();
  if (fieldNamed(name) !== undefined) return written;
  const begun = name.length < SHORTEST_BEGINNING ? [] : FIELD_NAMES.filter((field) => field.startsWith(name));
  return begun.length === 1 ? (begun[0] ?? null) : null;
}

function advisoryMeant(written: string): string | null {
  const [, kind = '', number = ''] = ADVISORY_FIELD.exec(written) ?? [];
  const id = number.toLowerCase().startsWith(`${kind.toLowerCase()}-`) ? number : `${kind}-${number}`;
  return kind !== '' && isAdvisory(id)
    ? id.toUpperCase().replace(/^GHSA-.*/, (text) => `GHSA${text.slice(4).toLowerCase()}`)
    : null;
}

/** Whether a term is a word, or a field with values that are valid in the catalog. */
const isUnderstood = (term: Term, known: FieldValues): boolean =>
  term.type === 'word' || (term.type === 'field' && createFilter(term, known).problems.length === 0);
