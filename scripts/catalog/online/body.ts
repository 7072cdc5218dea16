/** More than any answer that is asked for, and little enough to hold. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The text of a response, or `null` when it is longer than anything that was asked for. */
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
