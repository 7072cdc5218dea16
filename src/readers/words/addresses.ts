import { LONGEST_LISTED_ADDRESS } from '../../data/limits.ts';
import { webAddress } from '../../data/links.ts';

/** The target of a link: a page, a place in the list, a file beside the list, or an address that must not be opened. */
export type Target =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'anchor' | 'relative' | 'refused'; readonly text: string };

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const WEB = /^https?:\/\/[^/?#\\]/i;
/** The form of nearly all addresses, which can be opened as they are. */
const PLAIN = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][!-[\]-~]*)?$/;
const USER = /^(https?:\/\/)[^/?#@\\]*@/i;
const WITHOUT_SIGN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{M}\p{Default_Ignorable_Code_Point}]/u;
/** A control character, which a terminal would take for a command. It is dropped, with all that follows it. */
const CONTROL = /\p{Cc}/u;

/** Reads an address as it is written in a list. */
export function readTarget(href: string): Target {
  const text = href.replace(/[\t\n\r]/g, '').trim();
  if (text.startsWith('#')) return { kind: 'anchor', text };
  if (!SCHEME.test(text)) return { kind: /^[/\\]{2}/.test(text) ? 'refused' : 'relative', text };
  const url = WEB.test(text) && text.length <= LONGEST_LISTED_ADDRESS ? usable(text) : null;
  return url === null ? { kind: 'refused', text } : { kind: 'web', url };
}

/** Returns the address as it is written, with spaces as `%20` and the host in ASCII; `null` if it cannot be opened. */
function usable(text: string): string | null {
  if (PLAIN.test(text) && !text.includes('xn--')) return text;
  const end = text.search(CONTROL);
  const cut = (end < 0 ? text : text.slice(0, end)).replace(/\s/gu, '%20');
  // An address with a user name or a password is shown, although it is never given to a browser.
  const address = webAddress(cut.replace(USER, '$1'));
  if (address === null) return null;
  if (/^[!-~]+$/.test(cut)) return cut.replace(/^https?/i, (scheme) => scheme.toLowerCase());
  const [, start = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/isu.exec(cut) ?? [];
  const host = /^[!-~]+$/.test(start) ? start : start.replace(/\/\/.*/s, `//${new URL(address).host}`);
  // If it contains characters that are not visible by themselves, it is written as the browser writes it.
  const shown = `${host}${rest.normalize('NFC')}`;
  return WITHOUT_SIGN.test(shown) ? address : shown;
}
