/** The largest response that is read: more than any expected answer, but small enough to hold in memory. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Returns the text of a response, or `null` when it has more than `most` bytes. */
export async function readBounded(response: Response, most = MOST_BYTES): Promise<string | null> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
