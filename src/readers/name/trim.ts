import { oneLine } from '../elements/tokens.ts';

/** Separators between a name and its description, and closing brackets that are left over there. */
const SEPARATORS =
  /^(?:\s*(?:[)\]}）】]|-+>|[-‐‑‒–—―~]+(?=\s|$|[^\w-])|[–—―:：|»→·•,，、;；]|=>|--+))+\s*|^\s+[-–—]\s*/u;

/** Brackets left empty because the link in them became the name. */
const EMPTY_BRACKETS = /^(?:\[\s*\]|\(\s*\))+/;
/** A dash without a space before the word that follows it. */
const DASH_AT_WORD = /^[-–—](?=\p{Lu}[\p{Ll}\s])/u;
const DASH_BEHIND_ICON = /^((?:\p{Extended_Pictographic}\u{fe0f}?)+)\s*[-–—:]\s+/u;

/** Returns a description without the separator before it, such as a dash or a colon. */
export function trimStart(text: string): string {
  let rest = oneLine(text);
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(SEPARATORS, '').replace(EMPTY_BRACKETS, '').replace(DASH_AT_WORD, '').trimStart();
  }
  return rest.replace(DASH_BEHIND_ICON, '$1 ').replace(/^[.。!?\s]+(?=\s|$)/u, '');
}

const NAME_END = /[\s:：|–—―=,;、，→»-]+$/u;
/** An opening bracket at the end, with nothing in it. */
const OPEN_BRACKET = /\s*[([{（【]\s*$/u;

const SIGNED = /\p{L}--$/u;

/** How many UTF-16 units are looked at. Names are cut to far fewer later. */
const LONGEST_LOOKED_AT = 2_000;

/** Returns a name without the colon or dash before its description, and without bullets and other signs before it. */
export function trimName(text: string): string {
  const line = oneLine(text.length > LONGEST_LOOKED_AT ? text.slice(0, LONGEST_LOOKED_AT) : text);
  let name = line.replace(/^[-–—•·▪►▸●○◦*|>»→:\s]+(?=[^\s\d-])/u, '');
  for (let before = ''; before !== name; ) {
    before = name;
    name = name.replace(OPEN_BRACKET, '');
    // `C--` and `i--` really end in dashes.
    if (!name.endsWith('--') || !SIGNED.test(name)) name = name.replace(NAME_END, '');
  }
  return name === '' ? line : name.replace(/^\[([^[\]]+)\]$/, '$1');
}

/** Returns a bare address as a name: without `https://`, `www.` and the final slash. */
export const nameOfAddress = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');

/** Finds the index of the dash, colon, bar or arrow between a name and its description; -1 if there is none. */
export function separatorIn(text: string): number {
  return text.search(/\s+[-–—―]+\s|\s*[–—―]\s|:\s|：|\s\|\s|\s=>\s|\s→\s|\s»\s|:$/u);
}
