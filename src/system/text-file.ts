import { createReadStream } from 'node:fs';
import { decode } from '../text/decode.ts';
import { sanitize } from '../text/sanitize.ts';
import { explainReading } from './explain-error.ts';

/** The limit in bytes, far more than any text about containers needs. */
const LARGEST = 4 * 2 ** 20;
/** The file name that stands for standard input, by convention. */
const STANDARD_INPUT = '-';

/** The text of a file and how messages name the file, or a line that says why there is no text. */
export type TextFile = { readonly text: string; readonly name: string } | { readonly problem: string };

/**
 * Reads a file, a pipe, or standard input for `-`, up to 4 MB. Gives errors of the file system as a problem, never throws them.
 */
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
  return { text: decode(Buffer.concat(chunks)).text, name };
}
