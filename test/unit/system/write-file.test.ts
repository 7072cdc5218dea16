import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFile } from '../../../src/system/output/write-file.ts';

const NEW = 'naïve – 容器\n';

let directory = '';
const at = (...names: readonly string[]) => path.join(directory, ...names);
const permissionsOf = (name: string) => (statSync(at(name)).mode & 0o7777).toString(8);

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'write-file-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('a new file has the text and the default permissions', () => {
  writeFile(at('new'), NEW);
  writeFileSync(at('like'), '');
  expect(readFileSync(at('new'), 'utf8')).toBe(NEW);
  expect(permissionsOf('new')).toBe(permissionsOf('like'));
  expect(readdirSync(directory)).toEqual(['like', 'new']);
});

test('an old file is replaced, and keeps its permissions', () => {
  writeFileSync(at('old'), 'a longer text than the new one is');
  chmodSync(at('old'), 0o640);
  writeFile(at('old'), NEW);
  expect(readFileSync(at('old'), 'utf8')).toBe(NEW);
  expect(permissionsOf('old')).toBe('640');
  expect(readdirSync(directory)).toEqual(['old']);
});

test.each(['old', 'missing'])('a symbolic link to %s is kept', (name) => {
  mkdirSync(at('far'));
  writeFileSync(at('far', 'old'), 'before');
  symlinkSync('far', at('directory'));
  symlinkSync(path.join('directory', 'second'), at('first'));
  symlinkSync(path.join('..', 'far', name), at('far', 'second'));
  writeFile(at('first'), NEW);
  expect(readFileSync(at('far', name), 'utf8')).toBe(NEW);
  expect([at('first'), at('far', 'second')].map((link) => lstatSync(link).isSymbolicLink())).toEqual([true, true]);
});

test.skipIf(process.getuid?.() === 0)('a read-only file is not changed', () => {
  writeFileSync(at('old'), 'before', { mode: 0o444 });
  expect(() => writeFile(at('old'), NEW)).toThrow('EACCES');
  expect(readFileSync(at('old'), 'utf8')).toBe('before');
});

test.each([
  ['a missing directory', ['nowhere', 'file'], 'ENOENT'],
  ['a directory', ['.'], 'EISDIR'],
  ['a loop of symbolic links', ['circle'], 'ELOOP'],
  ['a file in place of a directory', ['plain', 'file'], 'ENOTDIR'],
])('%s: nothing is written or left behind', (_, names, code) => {
  writeFileSync(at('plain'), 'before');
  symlinkSync('circle', at('circle'));
  expect(() => writeFile(at(...names), NEW)).toThrow(code);
  expect(readdirSync(directory)).toEqual(['circle', 'plain']);
  expect(readFileSync(at('plain'), 'utf8')).toBe('before');
});
