import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import { Input } from '../../../src/system/terminal/input.ts';

const ESC = '\u001b';
const DOWN = `${ESC}[B`;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A terminal's input, and the keys read from it once a handler takes them. */
function input() {
  const stream = new PassThrough();
  const keys: string[] = [];
  let interrupts = 0;
  const decoder = new KeyDecoder();
  const take = (events: ReturnType<KeyDecoder['push']>) =>
    keys.push(...events.map((event) => ('name' in event ? event.name : 'text' in event ? event.text : event.type)));
  const terminal = new Input(stream as unknown as ReadStream, () => {
    interrupts++;
  });
  return {
    keys,
    interrupts: () => interrupts,
    types: (bytes: string | Uint8Array) => stream.emit('data', Buffer.from(bytes)),
    handOver: () =>
      terminal.handOver({
        push: (text, elapsed) => void take(decoder.push(text, elapsed)),
        flush: () => void take(decoder.flush()),
        patience: () => decoder.patience,
      }),
  };
}

test('keys typed before a handler takes them arrive in order, before later keys', () => {
  const { types, handOver, keys } = input();
  types('j');
  types(DOWN);
  types('k');
  expect(keys).toEqual([]);
  handOver();
  types(DOWN);
  expect(keys).toEqual(['j', 'down', 'k', 'down']);
});

test.each(['\u0003', `j${ESC}[27;5;99~`, `${ESC}[99;5u`])('%j does not wait for a handler', (bytes) => {
  const { types, interrupts } = input();
  types('j');
  expect(interrupts()).toBe(0);
  types(bytes);
  expect(interrupts()).toBe(1);
});

test('an earlier Escape is not combined with the next key to Alt', () => {
  const { types, handOver, keys } = input();
  types(ESC);
  vi.advanceTimersByTime(200);
  types('q');
  handOver();
  expect(keys).toEqual(['escape', 'q']);
});

test('Escape alone acts within 40 ms', () => {
  const { types, handOver, keys } = input();
  handOver();
  types(ESC);
  vi.advanceTimersByTime(40);
  expect(keys).toEqual(['escape']);
});

test('the rest of a key sequence that arrives in time belongs to it', () => {
  const { types, handOver, keys } = input();
  handOver();
  types(ESC);
  vi.advanceTimersByTime(5);
  types('[B');
  vi.advanceTimersByTime(2000);
  expect(keys).toEqual(['down']);
});

test('an unfinished sequence is dropped after a timeout', () => {
  const { types, handOver, keys } = input();
  handOver();
  types(`${ESC}[200~some`);
  vi.advanceTimersByTime(2000);
  types(`${ESC}]11;rgb`);
  vi.advanceTimersByTime(2000);
  types('j');
  expect(keys).toEqual(['some', 'j']);
});

test('a character split over two reads is one character, and invalid bytes are none', () => {
  const { types, handOver, keys } = input();
  handOver();
  types('a');
  const [first, ...rest] = Buffer.from('漢');
  types(Uint8Array.of(first ?? 0));
  types(Uint8Array.from(rest));
  types(Uint8Array.of(0xff, 0x62, 0x80));
  types(Uint8Array.of(0xe6));
  types('c');
  expect(keys.join('')).toBe('a漢bc');
});

test('a line feed typed before raw mode is Enter; later it is Ctrl-j', () => {
  const { types, handOver, keys } = input();
  types('runc\n');
  handOver();
  types('\n');
  expect(keys).toEqual(['runc', 'enter', 'ctrl+j']);
});
