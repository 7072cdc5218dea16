import { createReadStream } from 'node:fs';
import { decode } from '../text/decode.ts';
import { sanitize } from '../text/sanitize.ts';
import { explainSystemError } from './settings/read.ts';

/** Far more than anybody writes about containers. */
const LARGEST = 4 * 2 ** 20;
/** As the name of a file, by convention. */
const STANDARD_INPUT = '-';

/** The text of a file, or why there is none, in a line. */
export type TextFile = { readonly text: string } | { readonly problem: string };

/** Reads a file, a pipe, or for `-` standard input, up to 4 MB. Never throws what the disk says. */
export async function readTextFile(file: string): Promise<TextFile> {
  const name = file === STANDARD_INPUT ? 'standard input' : sanitize(file);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const source = file === STANDARD_INPUT ? process.stdin : createReadStream(file);
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LARGEST) return { problem: `${name} is larger than 4 MB` };
      chunks.push(chunk);
    }
  } catch (error) {
    return { problem: `cannot read ${name}: ${explainReading(error)}` };
  }
  return { text: decode(Buffer.concat(chunks)).text };
}

/** What is said of a place to write to is not what is wrong with a file to read. */
function explainReading(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  return code === 'EISDIR' ? 'it is a directory' : explainSystemError(error);
}
