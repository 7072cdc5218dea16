/** Far more than a list of everything that is installed. */
const LARGEST = 4 * 2 ** 20;

/** All of standard input as text, up to 4 MB; `null` when it is longer. */
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
