import { oneLine } from '../elements/tokens.ts';

/** What stands between a name and its description, and brackets that are left over there. */
const SEPARATORS =
  /^(?:\s*(?:[)\]}）】]|-+>|[-‐‑‒–—―~]+(?=\s|$|[^\w-])|[–—―:：|»→·•,，、;；]|=>|--+))+\s*|^\s+[-–—]\s*/u;

/** What is left of the brackets around a link that became the name. */
const EMPTY_BRACKETS = /^(?:\[\s*\]|\(\s*\))+/;
/** A dash that was written to the word behind it. */
const DASH_AT_WORD = /^[-–—](?=\p{Lu}[\p{Ll}\s])/u;
const DASH_BEHIND_ICON = /^((?:\p{Extended_Pictographic}\u{fe0f}?)+)\s*[-–—:]\s+/u;

/** A description without the dash or colon before it. */
export function trimStart(text: string): string {
  let rest = oneLine(text);
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(SEPARATORS, '').replace(EMPTY_BRACKETS, '').replace(DASH_AT_WORD, '').trimStart();
  }
  return rest.replace(DASH_BEHIND_ICON, '$1 ').replace(/^[.。!?\s]+(?=\s|$)/u, '');
}

const NAME_END = /[\s:：|–—―=,;、，→»-]+$/u;
/** Brackets that open and never close, with what is left in them. */
const OPEN_BRACKET = /\s*[([{（【]\s*$/u;

const SIGNED = /\p{L}--$/u;

/** In UTF-16 units: names are cut much sooner. */
const LONGEST_LOOKED_AT = 2_000;

/** A name without the colon or dash that leads to its description, and without signs in front. */
export function trimName(text: string): string {
  const line = oneLine(text.length > LONGEST_LOOKED_AT ? text.slice(0, LONGEST_LOOKED_AT) : text);
  let name = line.replace(/^[-–—•·▪►▸●○◦*|>»→:\s]+(?=[^\s\d-])/u, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(OPEN_BRACKET, '');
    // `C--` and `i--` end so by themselves.
    if (!name.endsWith('--') || !SIGNED.test(name)) name = name.replace(NAME_END, '');
  }
  return name === '' ? line : name.replace(/^\[([^[\]]+)\]$/, '$1');
}

/** A bare address as a name: without `https://`, `www.` and the slash at the end. */
export const nameOfAddress = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');

/** Where a name ends and its description begins, by a dash, a colon or a bar; -1 where nothing says so. */
export function separatorIn(text: string): number {
  return text.search(/\s+[-–—―]+\s|\s*[–—―]\s|:\s|：|\s\|\s|\s=>\s|\s→\s|\s»\s|:$/u);
}
