/** The limit in bytes, far more than a list of all installed programs needs. */
const LARGEST = 4 * 2 ** 20;

/** Reads all of standard input as text, up to 4 MB; resolves with `null` if it is longer. */
export async function readStandardInput(): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
