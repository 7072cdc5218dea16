import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileCache } from '../../../../src/system/process/file-cache.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'awesome-containers-'));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const place = () => path.join(home, readdirSync(home)[0] ?? '');
const kept = () => new FileCache(home);

test('any changed byte of a kept file is detected', () => {
  const data = Buffer.from('a frame of rows, and a few more of them'.repeat(300));
  kept().write([['frame', data]]);
  expect(kept().read('frame')).toEqual(data);
  const file = path.join(place(), 'frame');
  const bytes = readFileSync(file);
  for (const at of [0, 1, 5001, data.length - 1, data.length, bytes.length - 2, bytes.length - 1]) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    expect(kept().read('frame'), `byte ${at}`).toBeUndefined();
  }
});

test('a device in place of a kept file is not read', () => {
  kept().write([['frame', Buffer.from('a frame')]]);
  rmSync(path.join(place(), 'frame'));
  symlinkSync('/dev/zero', path.join(place(), 'frame'));
  expect(kept().read('frame')).toBeUndefined();
});

test('a file that cannot be written leaves nothing behind', () => {
  kept().write([['frame', Buffer.from('a frame')]]);
  rmSync(path.join(place(), 'frame'));
  mkdirSync(path.join(place(), 'frame', 'in the way'), { recursive: true });
  kept().write([['frame', Buffer.from('another frame')]]);
  expect(readdirSync(place())).toEqual(['frame']);
});

test('an empty page or file after a crash is detected', () => {
  const page = 4096;
  const data = Buffer.alloc(40 * page, 'compiled code');
  for (let at = 0; at < data.length; at += page) data.fill(0, at, at + 8);
  kept().write([['compiled', data]]);
  expect(kept().read('compiled')).toEqual(data);
  const file = path.join(place(), 'compiled');
  const bytes = readFileSync(file);
  for (const damaged of [Buffer.from(bytes).fill(0, page, 2 * page), Buffer.alloc(bytes.length), Buffer.alloc(0)]) {
    writeFileSync(file, damaged);
    expect(kept().read('compiled')).toBeUndefined();
  }
});
