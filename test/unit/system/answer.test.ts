import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Input } from '../../../src/system/terminal/input.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** Input to read, and an ending that records whether it has ended. */
function start() {
  const stdin = new PassThrough();
  const { answer } = new Input(stdin as unknown as ReadStream, () => {});
  let hasEnded = false;
  return {
    answer,
    read: (text: string) => void stdin.emit('data', Buffer.from(text)),
    end: () => answer.before(() => (hasEnded = true)),
    hasEnded: () => hasEnded,
  };
}

test('the exit waits for the response to a query that was just sent', () => {
  const { answer, read, end, hasEnded } = start();
  answer.expect();
  end();
  read('q');
  expect(hasEnded()).toBe(false);
  read('x\u001b[2;2R');
  expect(hasEnded()).toBe(true);
});

test('a terminal without a response delays the exit by at most 50 ms', () => {
  const { answer, end, hasEnded } = start();
  answer.expect();
  end();
  vi.advanceTimersByTime(49);
  expect(hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(hasEnded()).toBe(true);
});

test('the exit does not wait without a query, after the response, or long after the query', () => {
  const unasked = start();
  unasked.end();
  expect(unasked.hasEnded()).toBe(true);
  const answered = start();
  answered.answer.expect();
  answered.read('\u001b[2;3R');
  answered.end();
  expect(answered.hasEnded()).toBe(true);
  const mute = start();
  mute.answer.expect();
  vi.advanceTimersByTime(1001);
  mute.end();
  expect(mute.hasEnded()).toBe(true);
});

test.each(['\u0007', '\u001b\\'])('the exit waits for the background colour, also in pieces: %j', (end_) => {
  const { answer, read, end, hasEnded } = start();
  answer.expect();
  end();
  read('q\u001b]11;rgb:1e1e');
  read('/1e1e/1e1e');
  expect(hasEnded()).toBe(false);
  read(end_);
  expect(hasEnded()).toBe(true);
});

test('the exit waits for the responses to both queries', () => {
  const { answer, read, end, hasEnded } = start();
  answer.expect();
  answer.expect();
  end();
  read('\u001b[2;2R');
  expect(hasEnded()).toBe(false);
  read('\u001b]11;rgb:ffff/ffff/ffff\u0007');
  expect(hasEnded()).toBe(true);
});
