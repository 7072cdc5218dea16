import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Input } from '../../../src/system/terminal/input.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

/** What is read, and a way to end that notes whether it has ended. */
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

test('an end waits for the answer to a question that was asked just now', () => {
  const { answer, read, end, hasEnded } = start();
  answer.expect();
  end();
  read('q');
  expect(hasEnded()).toBe(false);
  read('x\u001b[2;2R');
  expect(hasEnded()).toBe(true);
});

test('a terminal that does not answer holds an end up for no longer than 50 ms', () => {
  const { answer, end, hasEnded } = start();
  answer.expect();
  end();
  vi.advanceTimersByTime(49);
  expect(hasEnded()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(hasEnded()).toBe(true);
});

test('nothing waits without a question, behind the answer, or for a terminal that has long been silent', () => {
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

test.each(['\u0007', '\u001b\\'])('an end waits for the colour of the background, also in pieces: %j', (end_) => {
  const { answer, read, end, hasEnded } = start();
  answer.expect();
  end();
  read('q\u001b]11;rgb:1e1e');
  read('/1e1e/1e1e');
  expect(hasEnded()).toBe(false);
  read(end_);
  expect(hasEnded()).toBe(true);
});

test('of two questions, an end waits for both answers', () => {
  const { answer, read, end, hasEnded } = start();
  answer.expect();
  answer.expect();
  end();
  read('\u001b[2;2R');
  expect(hasEnded()).toBe(false);
  read('\u001b]11;rgb:ffff/ffff/ffff\u0007');
  expect(hasEnded()).toBe(true);
});
