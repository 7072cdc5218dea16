import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'compare '));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs `compare` without a terminal. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'compare', ...args], {
    env: { HOME: directory, LANG: 'C.UTF-8' },
    encoding: 'utf8',
    input: '',
  });
  expect(stderr).toMatch(/^(awesome-containers: [^\n]+\n)*$/u);
  return { code: status, out: stdout, said: stderr.replaceAll('awesome-containers: ', '').trimEnd() };
}

describe('compare', () => {
  test('takes two to four ids, names or aliases, and prints one field per line', () => {
    const { code, out, said } = run('runc', 'runsc', 'kata containers', 'CRUN');
    expect({ code, said }).toEqual({ code: 0, said: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('name\trunc\tgVisor\tKata Containers\tcrun');
    expect(lines).toContain('rootless\tyes\tpartial\tno\tyes');
    expect(lines).toContain('seccomp\tby option\tuses\tby option\tby option');
  });

  test('--json prints an array of fields, with the values by entry id', () => {
    const { code, out } = run('gvisor', 'runc', '--json');
    expect(code).toBe(0);
    const fields = JSON.parse(out);
    expect(fields[0]).toMatchObject({ field: 'status', values: { gvisor: { status: 'active' } } });
    expect(Object.keys(fields[0].values)).toEqual(['gvisor', 'runc']);
  });

  test('--markdown prints a table', () => {
    const { code, out } = run('--markdown', 'runc', 'gvisor');
    expect(code).toBe(0);
    expect(out).toMatch(/^\| {2}\| \[runc\]\(https:\S+\) \| \[gVisor\]\(https:\S+\) \|\n\| --- \| --- \| --- \|\n/u);
    expect(out).toContain('\n| **rootless** | yes | partial |\n');
  });

  test('suggests a similar entry for each unknown name and exits with 1', () => {
    const { code, out, said } = run('runk', 'gvisor', 'seccomp', '\u001b[31mzzzzzz');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(said.split('\n')).toEqual([
      expect.stringContaining('nothing is called “runk”; did you mean runc'),
      '“seccomp” is a mechanism, and only entries can be compared',
      expect.stringContaining('nothing is called “zzzzzz”; to search for it'),
    ]);
  });

  test.each([
    [[], 'compare needs an entry, such as: compare runc gvisor'],
    [['runc'], 'compare takes two to four entries, not 1, such as: compare runc gvisor'],
    [['a', 'b', 'c', 'd', 'e'], 'compare takes two to four entries, not 5'],
    [['runc', 'crun', 'libcontainer'], 'runc is given twice'],
    [['runc', 'crun', '--json', '--markdown'], 'give either --json or --markdown'],
    [['runc', 'crun', '--limit', '3'], '--limit works only with: search'],
  ])('exits with 2 on wrong usage: %j', (args, said) => {
    const answer = run(...args);
    expect(answer).toMatchObject({ code: 2, out: '' });
    expect(answer.said).toContain(said);
  });

  test('compares entries of the user’s list, and rejects ambiguous names', () => {
    const file = path.join(directory, 'own.json');
    const entry = (id: string, name: string) => ({ id, name, language: 'Go', aliases: id === 'a' ? [] : ['twin'] });
    writeFileSync(file, JSON.stringify({ entries: [entry('a', 'A'), entry('b', 'B'), entry('b2', 'Bee')] }));
    expect(run('a', 'twin', '--list', file)).toEqual({
      code: 1,
      out: '',
      said: 'several entries are called “twin”; name one by its id: b, b2',
    });
    const { code, out } = run('a', 'bee', '--list', file);
    expect(code).toBe(0);
    expect(out).toContain('language\tGo\tGo\n');
  });

  test('at a terminal, prints a table, or in a narrow window the entries below each field', async () => {
    // Run by a shell that keeps running: Linux drops unread output of a terminal when its first program ends.
    const below = (...args: readonly string[]) => ({
      command: 'sh',
      args: ['-c', '"$@"; read -r _', 'sh', process.execPath, program, 'compare', ...args],
    });
    const wide = await launch({ ...below('runc', 'gvisor'), columns: 80, rows: 70 });
    await wide.waitFor(/│ runc +│ gVisor/u);
    await wide.waitFor(/≠ rootless +│ yes +│ partial/u);
    await wide.waitFor(/≠ differs {2}\? unknown/u);
    const narrow = await launch({ ...below('runc', 'gvisor', 'crun'), columns: 40, rows: 160 });
    await narrow.waitFor(/≠ rootless\n {2}runc +yes\n {2}gVisor +partial\n {2}crun +yes/u);
  });
});
