import { domainToUnicode } from 'node:url';
import { isClean, sanitize } from '../text/sanitize.ts';

const WEB = /^https?:\/\//i;
const PUNYCODE = /\bxn--/;

/**
 * The form in which an address may be handed to a browser. `null` when it must not be: when it is not a complete and
 * well-formed http or https address, or carries a user name or password.
 */
export function webAddress(text: string): string | null {
  const url = WEB.test(text) && !needsRepair(text) ? parsed(text) : null;
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

/** `URL` removes or replaces these characters, so that the address opened would differ from the one shown. */
function needsRepair(address: string): boolean {
  return /[\p{Cc}\s\\]/u.test(address);
}

/**
 * An address for the screen: without scheme and closing slash. A host in non-Latin letters can imitate another one, so it is
 * shown in the ASCII form that the browser asks for, with the letters after it: `xn--… (аррӏе.com)`.
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

/** The host of an address, such as `github.com`; `null` where there is none. */
export const hostOf = (url: string): string | null => HOST.exec(url)?.[1]?.toLowerCase() ?? null;
