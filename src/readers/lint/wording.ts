import type { Finding } from './finding.ts';

type Fault = Pick<Finding, 'rule' | 'why'>;

/** A letter of a script that has capitals. */
const CASED = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const FIRST_WORD = /^[^\s./;-]+/;
const SMALL = /^\p{Ll}+$/u;
const LAST_LETTER = /(\p{L})[^\p{L}]*$/u;
/** The end of a sentence: punctuation, perhaps with a quotation mark or bracket after it, or a closing bracket, or an emoji. */
const END = /(?:[.!?…。！？][)"'”’»\]`]*|[)\]）]|\p{Extended_Pictographic}\u{fe0f}?)$/u;
const BEHIND_NAME = /^[\s.,!?:-]/;
const IN_BRACKETS = /^\([^()]+\)$/;

/**
 * Checks what the guidelines of awesome lists ask of a description: it begins with a capital, ends with punctuation, and does not
 * repeat the name.
 */
export function wordingFault(name: string, text: string): Fault | null {
  if (IN_BRACKETS.test(text)) return null;
  const [first = ''] = FIRST_WORD.exec(text) ?? [];
  const isRepeated = text.toLowerCase().startsWith(name.toLowerCase()) && BEHIND_NAME.test(text.slice(name.length));
  if (isRepeated) return { rule: 'name-repeated', why: `begins its description with its name: “${start(text)}”` };
  if (CASED.test(first) && SMALL.test(first))
    return { rule: 'description-start', why: `begins its description with a small letter: “${start(text)}”` };
  const isCased = CASED.test(LAST_LETTER.exec(text.slice(-LOOKED_AT))?.[1] ?? '');
  if (isCased && !END.test(text))
    return { rule: 'description-end', why: `ends its description without a full stop: “${end(text)}”` };
  return null;
}

const SHOWN = 40;
const LOOKED_AT = 200;
const start = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/\s\S*$/, '')}…` : text);
const end = (text: string): string => (text.length > SHOWN ? `…${text.slice(-SHOWN).replace(/^\S*\s/, '')}` : text);
