/** Text from bytes, and how many places of it were not valid in their encoding and are U+FFFD now. */
export type Decoded = { readonly text: string; readonly replaced: number };

/** Text from UTF-8, or from UTF-16 where a mark at the beginning or the NULs of its first sign say so. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = detectEncoding(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), replaced: 0 };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, replaced: Math.max(1, countIn(text) - written(bytes, encoding)) };
  }
}

/** Whether the bytes begin like UTF-16. */
export const isUtf16 = (bytes: Uint8Array): boolean => detectEncoding(bytes) !== 'utf-8';

/** Whether the bytes begin with the mark of UTF-16. */
export const hasMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Whether the bytes begin with the mark of UTF-32, which few programs read. */
export function isUtf32([first, second, third, fourth]: Uint8Array): boolean {
  if (first === 0xff) return second === 0xfe && third === 0 && fourth === 0;
  return first === 0 && second === 0 && third === 0xfe && fourth === 0xff;
}

export const hasNul = (bytes: Uint8Array): boolean => bytes.includes(0);

function detectEncoding([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

function countIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count += 1;
  return count;
}

/** How often U+FFFD was written, which is no fault. */
function written(bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  }
  return count;
}
