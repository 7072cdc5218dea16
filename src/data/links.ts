import { domainToUnicode } from 'node:url';
import { isClean, sanitize } from '../text/sanitize.ts';

const WEB = /^https?:\/\//i;
const PUNYCODE = /\bxn--/;

/**
 * Returns the form in which an address may be given to a browser. `null` if it must not be: if it is not a complete and
 * well-formed http or https address, or has a user name or password.
 */
export function webAddress(text: string): string | null {
  const url = WEB.test(text) && !needsRepair(text) ? parsed(text) : null;
  return url !== null && url.username === '' && url.password === '' ? url.href : null;
}

/** Parses an address. `URL.canParse` of Node 20 and 22 refuses accented letters once it has been called often. */
function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Whether `URL` would remove or replace characters, so that the address opened would differ from the one shown. */
function needsRepair(address: string): boolean {
  return /[\p{Cc}\s\\]/u.test(address);
}

/**
 * Returns an address for the screen, without scheme and final slash. A host in non-Latin letters can imitate another one, so it
 * is shown in the ASCII form that the browser looks up, with the letters after it: `xn--… (аррӏе.com)`.
 */
export function shownAddress(url: string): string {
  const address = webAddress(url);
  if (address === null) return sanitize(url);
  const shown = address.replace(WEB, '').replace(/\/$/, '');
  if (!PUNYCODE.test(address)) return shown;
  const { hostname } = new URL(address);
  const letters = domainToUnicode(hostname);
  return letters !== '' && letters !== hostname && isClean(letters) ? `${shown} (${letters})` : shown;
}

const HOST = /^https?:\/\/(?:www\.)?([^/?#:]+)/i;

/** Returns the host of an address, such as `github.com`; `null` if there is none. */
export const hostOf = (url: string): string | null => HOST.exec(url)?.[1]?.toLowerCase() ?? null;
