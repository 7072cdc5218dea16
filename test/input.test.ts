import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { expect, test } from 'vitest';
import { mendInput } from '../src/system/terminal/input.ts';

const UP = '\u001b[A';
const DOWN = '\u001b[B';

/** A terminal's input, read as Ink reads it: what arrives, read by read. */
function input() {
  const stream = new PassThrough({ encoding: 'utf8' });
  const reads: string[] = [];
  mendInput(stream as unknown as ReadStream);
  stream.on('readable', () => {
    for (let chunk = stream.read(); chunk !== null; chunk = stream.read()) reads.push(chunk);
  });
  return { types: (text: string) => stream.write(text), reads };
}

const arrives = (reads: readonly string[], text: string) => expect.poll(() => reads.join('')).toBe(text);

test.each([
  ['after its Escape', `jj${DOWN}\u001b`, '[A'],
  ['after its bracket', `jj${DOWN}\u001b[`, 'A'],
])('a key that two reads share, %s, is read as one', async (_, first, second) => {
  const { types, reads } = input();
  types(first);
  setImmediate(() => types(second));
  await arrives(reads, `jj${DOWN}${UP}`);
  expect(reads).toEqual([`jj${DOWN}`, UP]);
});

test('an Escape at the end of a read is not kept for ever', async () => {
  const { types, reads } = input();
  types('jj\u001b');
  await arrives(reads, 'jj\u001b');
});

test('Escape alone is passed on as it comes', async () => {
  const { types, reads } = input();
  types('\u001b');
  await arrives(reads, '\u001b');
});

test('what was typed before raw keys has its Enter back; later a line feed is Ctrl-j', async () => {
  const { types, reads } = input();
  types('/runc\n');
  await arrives(reads, '/runc\r');
  types('\n');
  await arrives(reads, '/runc\r\n');
});

test.each([
  ['a colour', '\u001b]11;rgb:1e1e/1e1e/1e1e\u0007'],
  ['a capability', '\u001bP1+r544e=1\u001b\\'],
])('the answer to a question about %s is passed over, and the keys around it are not', async (_, reply) => {
  const { types, reads } = input();
  types(`j${reply}k`);
  await arrives(reads, 'jk');
});
