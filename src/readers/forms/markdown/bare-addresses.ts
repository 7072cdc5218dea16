const START = /https?:\/\//gi;
const END = /[\s<]/g;
const LETTER_BEFORE = /[\p{L}\p{N}]/u;
const TRAILING = '?!.,:*_~\'";';

/** A piece of text, which may be an address written without link markup. */
export type Piece = { readonly text: string; readonly isAddress: boolean };

/** Splits a text at its bare addresses, as GitHub links them. Each character is looked at once, however the text ends. */
export function splitAtAddresses(text: string): readonly Piece[] {
  if (!text.includes('://')) return [{ text, isAddress: false }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: scheme } of text.matchAll(START)) {
    if (index < from || LETTER_BEFORE.test(text[index - 1] ?? '')) continue;
    END.lastIndex = index;
    const address = trimmed(text.slice(index, END.exec(text)?.index ?? text.length));
    if (address.length <= scheme.length) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), isAddress: false });
    pieces.push({ text: address, isAddress: true });
    from = index + address.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isAddress: false });
  return pieces;
}

/** Removes the punctuation after an address, and closing brackets that are opened before it. */
function trimmed(address: string): string {
  let open = 0;
  for (const letter of address) open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if (last === ')' && open < 0) open += 1;
    else if (!TRAILING.includes(last)) break;
  }
  return address.slice(0, end);
}
