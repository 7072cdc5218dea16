import { LONGEST_LISTED_ADDRESS } from '../../data/limits.ts';
import { webAddress } from '../../data/links.ts';

/** Where a link leads: to a page, to a place in the list, to a file beside the list, or nowhere that may be opened. */
export type Target =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'anchor' | 'relative' | 'refused'; readonly text: string };

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const WEB = /^https?:\/\/[^/?#\\]/i;
/** What nearly all addresses look like: as they are, they can be opened. */
const PLAIN = /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][!-[\]-~]*)?$/;
const USER = /^(https?:\/\/)[^/?#@\\]*@/i;
const WITHOUT_SIGN = /[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{M}\p{Default_Ignorable_Code_Point}]/u;
/** What a terminal would take for a command, and all behind it. */
const CONTROL = /\p{Cc}/u;

/** Reads an address as a list has it. */
export function readTarget(href: string): Target {
  const text = href.replace(/[\t\n\r]/g, '').trim();
  if (text.startsWith('#')) return { kind: 'anchor', text };
  if (!SCHEME.test(text)) return { kind: /^[/\\]{2}/.test(text) ? 'refused' : 'relative', text };
  const url = WEB.test(text) && text.length <= LONGEST_LISTED_ADDRESS ? usable(text) : null;
  return url === null ? { kind: 'refused', text } : { kind: 'web', url };
}

/** The address as it is written, with its spaces as `%20` and its host in ASCII; `null` when none can open it. */
function usable(text: string): string | null {
  if (PLAIN.test(text) && !text.includes('xn--')) return text;
  const end = text.search(CONTROL);
  const cut = (end < 0 ? text : text.slice(0, end)).replace(/\s/gu, '%20');
  // An address with a name or a password is shown, though no browser gets it.
  const address = webAddress(cut.replace(USER, '$1'));
  if (address === null) return null;
  if (/^[!-~]+$/.test(cut)) return cut.replace(/^https?/i, (scheme) => scheme.toLowerCase());
  const [, start = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/isu.exec(cut) ?? [];
  const host = /^[!-~]+$/.test(start) ? start : start.replace(/\/\/.*/s, `//${new URL(address).host}`);
  // Letters without a sign of their own are written as the browser writes them.
  const shown = `${host}${rest.normalize('NFC')}`;
  return WITHOUT_SIGN.test(shown) ? address : shown;
}
