import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { closeAll, launch } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const directory = mkdtempSync(path.join(tmpdir(), 'hostile-'));

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Controls a terminal, reverses text, breaks lines or hides: all this can be in an argument, a path or a variable. */
const HOSTILE = [
  ...[
    '\u001b[31m',
    '\u001b]0;owned\u0007',
    '\u001b]52;c;b3duZWQ=\u001b\\',
    '\u001bc',
    '\u001b[2J',
    '\u001bP1$q\u001b\\',
  ],
  ...['\u009b31m', '\u009d0;owned\u009c', '\u0090q\u009c', '\u0001\b\r\n\t\u007f\u0085'],
  ...['\u202e', '\u2066', '\u200e', '\u061c', '\u2028', '\u2029', '\u200d', '\ufe0f', '\u200b', '\ufeff', '\u00ad'],
  ...['\u{e0041}', '\u{1f1e9}\u{1f1ea}', '\u3164', 'x', '\u001b]8;;'],
].join('y');

/** Must never be printed, except for the program's own line ends and tabs. */
const FOREIGN = /(?![\n\t])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const LONG = 'x'.repeat(50_000);

/** Runs the program with foreign text in its arguments and environment; all that it prints must be harmless. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: directory,
    env: { HOME: directory, PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
    encoding: 'utf8',
  });
  expect(stdout).not.toMatch(FOREIGN);
  expect(stderr).not.toMatch(FOREIGN);
  expect(stderr).not.toContain('\t');
  for (const line of stderr.split('\n').slice(0, -1)) {
    expect(line).toMatch(/^awesome-containers: ./u);
    expect(line.length).toBeLessThan(700);
  }
  return { code: status, lines: stderr.split('\n').length - 1 };
}

describe.each([
  ['hostile', HOSTILE],
  ['very long', LONG],
])('%s text', (_, text) => {
  test.each<[string, readonly string[]]>([
    ['the name of an option', [`--${text}`]],
    ['a short option', ['list', `-${text}`]],
    ['the value of an option without one', [`--ascii=${text}`]],
    ['a word after list', ['list', text]],
    ['words after export', ['export', '--format', 'json', text, text]],
    ['a format', ['export', '--format', text]],
    ['a limit', ['search', 'runc', '--limit', text]],
    ['the name of a list', ['list', '--list', text]],
    ['the path of a list', ['export', '--format', 'json', '--list', `${text}/${text}`]],
    ['the name of a list that looks like an option', ['list', '--list', `-${text}`]],
    ['the path of an output', ['export', '--format', 'json', '--output', `nowhere/${text}/catalog.json`]],
  ])('as %s prints one harmless line, and exits with 2', (_, args) => {
    expect(run(args)).toEqual({ code: 2, lines: 1 });
  });

  // Node itself crashes with some locales of that length.
  const variables = [
    'HOME',
    'XDG_CONFIG_HOME',
    'AWESOME_CONTAINERS_CONFIG_DIR',
    'BROWSER',
    'TERM',
    'NO_COLOR',
    'COLUMNS',
  ];
  test.each(variables)('in %s is harmless', (name) => {
    expect(run(['search', 'dind'], { [name]: text })).toEqual({ code: 0, lines: 0 });
  });
});

describe('hostile text in a query', () => {
  test.each<[string, readonly string[]]>([
    ['a query', ['search', '--', `zzzzqqqq${HOSTILE}`]],
    ['a query of several words', ['-q', HOSTILE, 'zzzzqqqq', HOSTILE]],
    ['the value of a field', ['search', `status:${HOSTILE}`]],
  ])('as %s is printed in harmless form or not at all', (_, args) => {
    expect([0, 1, 2]).toContain(run(args).code);
  });
});

describe('a list with hostile text in every field', () => {
  const entry = (id: string) => ({
    id,
    name: `${HOSTILE}${id}`,
    aliases: [HOSTILE],
    url: `https://example.com/${id}`,
    category: [HOSTILE, `${HOSTILE}z`],
    kind: 'runtime',
    summary: HOSTILE,
    license: HOSTILE,
    language: HOSTILE,
    notes: [{ kind: 'history', text: HOSTILE, source: 'https://example.com/' }],
    links: [{ title: HOSTILE, url: 'https://example.com/' }],
  });
  const name = `${HOSTILE}.json`;
  const broken = `${HOSTILE}.broken.json`;

  test.each<readonly string[]>([
    ['list'],
    ['list', '--json'],
    ['search', 'runtime'],
    ['search', '--json', 'runtime'],
    ['export', '--format', 'json'],
  ])('%s %s %s prints it in harmless form', (...args) => {
    writeFileSync(path.join(directory, name), JSON.stringify({ entries: [entry('a'), entry('b')] }));
    expect(run([...args, '--list', name]).code).toBe(0);
  });

  test.each(['{"', `{"entries": ${HOSTILE}}`, JSON.stringify([HOSTILE]), JSON.stringify({ [HOSTILE]: HOSTILE })])(
    'other contents are rejected in one harmless line: %j',
    (text) => {
      writeFileSync(path.join(directory, broken), text);
      expect(run(['list', '--list', broken])).toEqual({ code: 2, lines: 1 });
    },
  );
});

describe('in the explorer', () => {
  /** The only terminal sequence besides drawing. */
  const GIVEN_BACK = { kind: 'screen-given-back' };

  test('a list with a hostile path is rejected in one harmless line', async () => {
    const session = await launch({ args: [program, '--list', `nowhere/${HOSTILE}`], columns: 200 });
    expect(await session.exit()).toEqual({ code: 2 });
    expect(session.events).toEqual([GIVEN_BACK]);
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([expect.stringMatching(/^awesome-containers: cannot read nowhere\/y/u)]);
  });

  test('a hostile path of the settings is printed in harmless form', async () => {
    const place = path.join(directory, HOSTILE);
    mkdirSync(place);
    writeFileSync(path.join(place, 'config.json'), 'broken');
    const env = { AWESOME_CONTAINERS_CONFIG_DIR: place };
    const session = await launch({ args: [program], env, columns: 200 });
    await session.waitFor('The settings file was not valid JSON');
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.events).toEqual([GIVEN_BACK]);
    expect(session.residue()).toEqual([]);
  });
});
