import { domainToUnicode } from 'node:url';
import { isClean, sanitize } from '../text/sanitize.ts';

const WEB = /^https?:\/\//i;
const PUNYCODE = /(?:^|\.)xn--/;

/**
 * The one form in which an address may be handed to a browser, or `null` when it must not be: everything that is not a
 * complete http or https address, carries a name or password, or is not well-formed.
 */
export function webAddress(text: string): string | null {
  const url = WEB.test(text) && !isMended(text) ? parsed(text) : null;
  return url !== null && url.username === '' && url.password === '' ? url.href : null;
}

/** `URL.canParse` of Node 20 and 22 refuses addresses with accented letters once it has been called often. */
function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** `URL` takes these out or turns them into something else; an address that needs that is not the one that was shown. */
function isMended(address: string): boolean {
  return /[\p{Cc}\s\\]/u.test(address);
}

/**
 * How an address reads on the screen: without scheme and closing slash. A host in other than Latin letters can look like
 * one that it is not, so it stays in the form that the browser asks for, with the letters behind: `xn--… (аррӏе.com)`.
 */
export function shownAddress(url: string): string {
  const address = webAddress(url);
  if (address === null) return sanitize(url);
  const shown = address.replace(WEB, '').replace(/\/$/, '');
  const { hostname } = new URL(address);
  const letters = PUNYCODE.test(hostname) ? domainToUnicode(hostname) : '';
  return letters !== '' && letters !== hostname && isClean(letters) ? `${shown} (${letters})` : shown;
}
