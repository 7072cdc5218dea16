import type { IsName } from '../meaning/sentence.ts';
import { FLAW_QUESTION_WORDS, FLAWS } from '../meaning/small-words.ts';

/** One or more words of a question, and what they say about the vulnerabilities that it asks for. */
type Part = {
  readonly says: 'flaw' | 'impact' | 'level' | 'year' | 'newest' | 'name' | 'nothing';
  readonly value: string;
  readonly words: number;
};

const YEAR = /^(?:19|20)\d\d$/;

/** The words for each value of the field `impact`. */
const IMPACTS = called({
  escape: ['breakout', 'breakouts', 'escape', 'escapes'],
  privilege: ['privilege escalation', 'privilege escalations'],
  bypass: ['bypass', 'bypasses'],
  disclosure: ['disclosure', 'disclosures', 'information disclosure', 'information leak', 'information leaks'],
  denial: ['dos', 'denial of service'],
});

/** The words for each rating. Only `critical` needs no `severity` behind it. */
const LEVELS = called({
  critical: ['critical', 'critical severity', 'critical-severity'],
  high: ['high severity', 'high-severity'],
  medium: ['medium severity', 'medium-severity'],
  low: ['low severity', 'low-severity'],
});
const NEWEST: ReadonlySet<string> = new Set(['latest', 'newest', 'recent']);
/** A year, the first word of a rating, or a word that asks for the newest. */
const IS_ASKED = /^(?:(?:19|20)\d\d$|critical|high|medium|low|latest$|newest$|recent$)/;

/** Words that count as names although no item has them: notes of mechanisms mention the kernel. */
const KERNEL: ReadonlySet<string> = new Set(['kernel', 'linux']);
const MOST_WORDS_TOGETHER = 4;

/**
 * Returns the query that some words mean if they ask for the vulnerabilities of a year or a rating, or for the newest ones,
 * either of everything or of the items that they name: `in:2024 impact:escape runc` for `runc escapes in 2024`. `null` if they
 * say anything else. The words are in small letters.
 */
export function flawsAsked(words: readonly string[], isName: IsName): string | null {
  // Most queries end here.
  if (!words.some((word) => IS_ASKED.test(word))) return null;
  const parts: Part[] = [];
  for (let at = 0; at < words.length; ) {
    const part = partAt(words, at, isName);
    if (part === null) return null;
    parts.push(part);
    at += part.words;
  }
  const values = (says: Part['says']) => [
    ...new Set(parts.filter((part) => part.says === says).map(({ value }) => value)),
  ];
  const [years, levels, impacts, newest] = [values('year'), values('level'), values('impact'), values('newest')];
  const isOfFlaws = impacts.length > 0 || values('flaw').length > 0;
  if (!isOfFlaws || years.length + levels.length + newest.length === 0) return null;
  return [
    years.length > 0 ? `in:${years.join(',')}` : 'is:vulnerability',
    ...(levels.length > 0 ? [`severity:${levels.join(',')}`] : []),
    ...(impacts.length > 0 ? [`impact:${impacts.join(',')}`] : []),
    ...values('name'),
    ...(newest.length > 0 ? ['sort:newest'] : []),
  ].join(' ');
}

function partAt(words: readonly string[], at: number, isName: IsName): Part | null {
  for (let count = Math.min(MOST_WORDS_TOGETHER, words.length - at); count > 0; count--) {
    const part = partOf(words.slice(at, at + count), isName);
    if (part !== null) return part;
  }
  return null;
}

/** Returns what some words mean together; `null` if they have no meaning here. */
function partOf(words: readonly string[], isName: IsName): Part | null {
  const text = words.join(' ');
  const part = (says: Part['says'], value = text): Part => ({ says, value, words: words.length });
  const [impact, level] = [IMPACTS.get(text), LEVELS.get(text)];
  if (impact !== undefined) return part('impact', impact);
  if (level !== undefined) return part('level', level);
  if (YEAR.test(text)) return part('year');
  if (NEWEST.has(text)) return part('newest');
  if (FLAWS.has(text)) return part('flaw');
  if (FLAW_QUESTION_WORDS.has(text)) return part('nothing');
  return isName(words.join('')) || KERNEL.has(text) ? part('name') : null;
}

function called(values: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).flatMap(([value, names]) => names.map((name) => [name, value] as const)));
}
