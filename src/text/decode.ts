/** Text from bytes, and the number of places that were invalid in their encoding and were replaced with U+FFFD. */
export type Decoded = { readonly text: string; readonly replaced: number };

/** Decodes UTF-8, or UTF-16 if there is a byte order mark or if the first character has a NUL. */
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

/** Whether the bytes begin with the byte order mark of UTF-16. */
export const hasMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** Whether the bytes begin with the byte order mark of UTF-32, which few programs read. */
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

/** Counts the U+FFFD that the bytes themselves contain, which are no fault. */
function written(bytes: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  }
  return count;
}
