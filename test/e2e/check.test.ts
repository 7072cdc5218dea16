import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'check '));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs `check` without a terminal; `input` is its standard input. */
function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', ...args], {
    env: { HOME: directory, LANG: 'C.UTF-8', PATH: directory, REAL: process.env.PATH },
    encoding: 'utf8',
    input,
  });
  expect(stderr).toMatch(/^(awesome-containers: [^\n]+\n)*$/u);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+|Error:|node:/u);
  return { code: status, out: stdout, said: stderr.replaceAll('awesome-containers: ', '').trimEnd() };
}

const stateOf = (out: string, product: string, id: string) =>
  out
    .split('\n')
    .map((line) => line.split('\t'))
    .find((columns) => columns[0] === product && columns[3] === id)?.[2];

describe('check', () => {
  test('prints the open vulnerabilities and exits with 1', () => {
    const { code, out, said } = run(['runc@1.1.4', 'docker@24.0.5', 'containerd@1.6.20']);
    expect({ code, said }).toEqual({ code: 1, said: '' });
    expect(stateOf(out, 'runc', 'CVE-2024-21626')).toBe('open');
    expect(stateOf(out, 'docker', 'CVE-2024-41110')).toBe('open');
    expect(stateOf(out, 'containerd', 'CVE-2024-25621')).toBe('open');
    expect(stateOf(out, 'runc', 'CVE-2019-5736')).toBe('fixed');
  });

  test('exits with 0 if no known vulnerability is open', () => {
    const { code, out } = run(['umoci', '99.0']);
    expect(code).toBe(0);
    expect(out).not.toMatch(/\t(?:open|unknown)\t/u);
    expect(run(['nerdctl@1.0'])).toEqual({ code: 0, out: '', said: 'no vulnerability of nerdctl is recorded' });
  });

  test.each([
    ['a build of a distribution', ['umoci@0.4.6-1ubuntu1'], ''],
    ['an unknown name', ['runk@1.1.4'], 'no product “runk” is recorded; did you mean runc'],
    ['an invalid version', ['runc@latest'], '“runc@latest” has no valid version; expected numbers'],
  ])('exits with 3 if the state is unknown: %s', (_, args, said) => {
    const answer = run(args);
    expect(answer.code).toBe(3);
    expect(answer.said).toContain(said);
  });

  test.each([
    [[], '', 'check needs names and versions, such as: awesome-containers check runc@1.1.4 docker@24.0.5'],
    [['-'], '# nothing\n', 'check needs names and versions'],
    [['runc'], '', 'runc needs a version, such as: check runc@1.2.3'],
    [['runc@1.1.4', '--limit', '3'], '', '--limit works only with: search'],
  ])('exits with 2 on wrong usage: %j', (args, input, said) => {
    const answer = run(args, input);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.said).toContain(said);
  });

  test('exits with 3 for a list without vulnerabilities', () => {
    writeFileSync(path.join(directory, 'kites.md'), '# Kites\n\n## Makers\n\n- [Aero](https://a.example) - Sews.\n');
    const { code, out, said } = run(['Aero@1.0', '--list', path.join(directory, 'kites.md')]);
    expect({ code, out, said }).toEqual({ code: 3, out: '', said: 'Aero: this list records no vulnerabilities' });
  });

  test.each([[[]], [['-']]])('reads names and versions from standard input: %j', (args) => {
    const { code, out } = run(args, 'runc\t1.1.4-0ubuntu1\numoci 0.4.6\n');
    expect(code).toBe(1);
    expect(stateOf(out, 'runc', 'CVE-2024-21626')).toBe('unknown');
    expect(stateOf(out, 'umoci', 'CVE-2021-29136')).toBe('open');
  });

  test('prints each hostile input as one harmless line', () => {
    const { code, said } = run([], `\u001b]0;title\u0007\u001b[2Jrunc\u202e@${'9'.repeat(5000)}\n\0@\0\n`);
    expect(code).toBe(3);
    expect(said).not.toMatch(/[^\n\u0020-\u007e“”…]/u);
  });

  test('prints JSON', () => {
    const { code, out, said } = run(['runc@1.1.12-0ubuntu3', 'nosuchthing@1', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      schema: 2,
      products: [{ id: 'runc', version: '1.1.12-0ubuntu3', build: '0ubuntu3', open: [], upgrade: null }],
      notKnown: ['nosuchthing@1'],
    });
    expect(said).toBe('no product “nosuchthing” is recorded');
  });

  test.skipIf(process.platform === 'win32')('--host asks the installed programs for their versions', () => {
    writeFileSync(path.join(directory, 'runc'), '#!/bin/sh\necho "runc version 1.1.4"\n');
    writeFileSync(path.join(directory, 'crun'), '#!/bin/sh\nPATH=$REAL\nexec sleep 1000\n');
    for (const name of ['runc', 'crun']) chmodSync(path.join(directory, name), 0o755);
    const { code, out, said } = run(['--host']);
    expect(code).toBe(1);
    expect(stateOf(out, 'runc', 'CVE-2024-21626')).toBe('open');
    expect(said).toMatch(/^crun does not answer; it was stopped\nnot installed: docker, /u);
    expect(said).toContain('a distribution may have backported fixes under this version; see its package changelog');
    expect(JSON.parse(run(['--host', '--json']).out).notKnown).toEqual(['crun']);
  });

  test('is formatted at a terminal', async () => {
    const session = await launch({ args: [program, 'check', 'runc@1.1.4'], columns: 80, rows: 60 });
    await session.waitFor(/▲ CVE-2024-21626 fixed in 1\.1\.12/u);
    await session.waitFor(/→ [\d.]+ closes all/u);
    await session.waitFor('may still be open');
  });
});
