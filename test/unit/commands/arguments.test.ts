import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LookOptions, type Request, readArguments } from '../../../src/commands/line/arguments.ts';
import { nearest } from '../../../src/text/nearest.ts';

const PLAIN: LookOptions = { noColor: false, ascii: false };
const named = (source: string) => ({ source, fetching: 'usual' });
const words = (line: string) => line.split(' ').filter((word) => word !== '');
const explore = (query: string, look: Partial<LookOptions> = {}, file: string | null = null): Request => ({
  kind: 'explore',
  query,
  accessible: false,
  mouse: false,
  look: { ...PLAIN, ...look },
  list: file === null ? null : { source: file, fetching: 'usual' },
});
const list = (json: boolean, look: Partial<LookOptions> = {}): Request => ({
  kind: 'list',
  json,
  look: { ...PLAIN, ...look },
  list: null,
});
const written = (output: string | null): Request => ({ kind: 'export', output, list: null });
const search = (query: string, asked: Partial<Extract<Request, { kind: 'search' }>> = {}): Request => ({
  kind: 'search',
  query,
  json: false,
  limit: Infinity,
  all: false,
  look: PLAIN,
  list: null,
  ...asked,
});

test.each<[string, Request]>([
  ['', explore('')],
  ['runc', explore('runc')],
  ['seccomp rootless', explore('seccomp rootless')],
  ['-q seccomp', explore('seccomp')],
  ['-q list', explore('list')],
  ['--query export', explore('export')],
  ['--query=list', explore('list')],
  ['-qlist', explore('list')],
  ['--query seccomp rootless', explore('seccomp rootless')],
  ['docker list', explore('docker list')],
  ['List', explore('List')],
  ['--no-color', explore('', { noColor: true })],
  ['runc --ascii', explore('runc', { ascii: true })],
  ['--ascii --no-color runc', explore('runc', { ascii: true, noColor: true })],
  ['list', list(false)],
  ['list --json', list(true)],
  ['--json list', list(true)],
  ['--no-color list --json --ascii', list(true, { noColor: true, ascii: true })],
  ['export --format json', written(null)],
  ['export --format=json --output catalog.json', written('catalog.json')],
  ['--output catalog.json export --format json', written('catalog.json')],
  ['--output=- --format json export', written('-')],
  ['search seccomp rootless', search('seccomp rootless')],
  ['search seccomp --json --limit 5', search('seccomp', { json: true, limit: 5 })],
  ['search seccomp --all', search('seccomp', { all: true })],
  ['search --list other.json list', search('list', { list: { source: 'other.json', fetching: 'usual' } })],
  ['search -- docker -lxc', search('docker -lxc')],
  ['search kind:runtime -status:archived', search('kind:runtime -status:archived')],
  ['search seccomp -without --all', search('seccomp -without', { all: true })],
  ['-docker', explore('-docker')],
  ['runc -Volume --ascii', explore('runc -Volume', { ascii: true })],
  ['search status:active !docker', search('status:active !docker')],
  ['docker search', explore('docker search')],
  ['--list other.json runc', explore('runc', {}, 'other.json')],
  ['--list=-odd.json', explore('', {}, '-odd.json')],
  ['--list -', explore('', {}, '-')],
  ['--query=', explore('')],
  ['-q -runc', explore('-runc')],
  ['lint README.md', { kind: 'lint', json: false, all: false, look: PLAIN, list: named('README.md') } as Request],
  [
    'lint --list README.md --left-out',
    { kind: 'lint', json: false, all: true, look: PLAIN, list: named('README.md') } as Request,
  ],
  [
    'lint kites/list --offline',
    {
      kind: 'lint',
      json: false,
      all: false,
      look: PLAIN,
      list: { source: 'kites/list', fetching: 'offline' },
    } as Request,
  ],
  ['search x --list kites/list --refresh', search('x', { list: { source: 'kites/list', fetching: 'refresh' } })],
  ['--mouse', { ...explore(''), mouse: true } as Request],
  ['runc --mouse --ascii', { ...explore('runc', { ascii: true }), mouse: true } as Request],
  ['list --json --json', list(true)],
  ['--help', { kind: 'help' }],
  ['-h', { kind: 'help' }],
  ['list --help --nonsense', { kind: 'help', command: 'list' }],
  ['--version', { kind: 'version' }],
  ['-V', { kind: 'version' }],
  ['-hV', { kind: 'help' }],
  ['-- runc', explore('runc')],
  ['-- --help', explore('--help')],
  ['-- -q', explore('-q')],
  ['runc -- --json', explore('runc --json')],
])('parses “%s”', (line, request) => {
  expect(readArguments(words(line))).toEqual(request);
});

test.each([
  ['--jsno', 'json'],
  ['list --jsn', 'json'],
  ['--verison', 'version'],
  ['--no-colour', 'no-color'],
  ['--qurey=runc', 'query'],
  ['export --fromat json', 'format'],
  ['-z', undefined],
  ['--zzzzzz', undefined],
])('%s is an unknown option; the nearest is %s', (line, near) => {
  const request = readArguments(words(line));
  const option = words(line).find((word) => word.startsWith('-')) ?? '';
  expect(request).toMatchObject({ kind: 'unknown-option', option: option.replace(/=.*/, '') });
  const known = request.kind === 'unknown-option' ? request.known : [];
  expect(nearest(option.replace(/^-+|=.*/g, ''), known, 1)[0]).toBe(near);
});

test.each([
  ['-json', '-j'],
  ['list -docker', '-d'],
])('%s is a group of options, of which %s is unknown', (line, option) => {
  expect(readArguments(words(line))).toMatchObject({ kind: 'unknown-option', option });
});

describe('very long arguments', () => {
  const many = 200_000;
  const long = 'x'.repeat(many);

  test('one dash and many letters: the first letter is the unknown option', () => {
    expect(readArguments(['list', `-${long}`])).toMatchObject({ kind: 'unknown-option', option: '-x' });
    expect(readArguments(['list', `-${'h'.repeat(many)}`])).toEqual({ kind: 'help', command: 'list' });
  });

  test.each([[`-${long}`], ['-q', `-${long}`], [`-q-${long}`], ['--query', `-${long}`], ['--', `-${long}`]])(
    'a long word that is not an option stays complete: %#',
    (...args) => {
      expect(readArguments(args)).toEqual(explore(`-${long}`));
    },
  );

  test('many words form one query, and repeated options count once', () => {
    // More than most systems accept on a command line.
    const words = Array.from({ length: 50_000 }, () => 'x');
    expect(readArguments(words)).toEqual(explore(words.join(' ')));
    expect(readArguments(['list', ...words])).toMatchObject({ kind: 'wrong-use' });
    expect(readArguments(Array.from({ length: 2000 }, () => '--ascii'))).toEqual(explore('', { ascii: true }));
  });
});

test('a property name of every object is an unknown option', () => {
  expect(readArguments(['--constructor'])).toMatchObject({ kind: 'unknown-option', option: '--constructor' });
});

describe('wrong usage gets a one-line message', () => {
  test.each([
    ['-q', '-q needs a value'],
    ['lint', 'lint needs a list, such as: lint README.md'],
    ['lint a.md b.md', 'lint takes only one list'],
    ['lint a.md --list a.md', 'lint takes only one list'],
    ['search x --refresh', '--refresh needs a list, such as: --list sindresorhus/awesome'],
    ['--list a/b --refresh --offline', '--refresh and --offline exclude each other; give one of them'],
    ['--query', '--query needs a value'],
    ['export --format', '--format needs a value'],
    ['export --format json --output', '--output needs a value'],
    ['list --json=yes', '--json takes no value'],
    ['--ascii=1', '--ascii takes no value'],
    ['--no-color=', '--no-color takes no value'],
    ['--json', '--json works only with: search, show, compare, check, guide, here, list, lint, changes, config'],
    ['runc --json', '--json works only with: search, show, compare, check, guide, here, list, lint, changes, config'],
    ['list -q runc', '-q works only with: the explorer, called without a command'],
    ['show runc --mouse', '--mouse works only with: the explorer, called without a command'],
    ['list --format json', '--format works only with: export'],
    ['export --json', '--json works only with: search, show, compare, check, guide, here, list, lint, changes, config'],
    ['export', 'export needs --format, one of: json'],
    ['export --format xml', 'unknown format “xml”; known: json'],
    ['export --format json --output=', '--output needs a value'],
    ['list --list=', '--list needs a value'],
    ['--list', '--list needs a value'],
    ['update --list a.json', 'update reads no list; leave --list out'],
    ['config --offline', 'config reads no list; leave --offline out'],
    ['list --list --json', '--list needs a value; for “--json” itself, use: --list=--json'],
    ['export --output --format json', '--output needs a value; for “--format” itself, use: --output=--format'],
    ['export --format json --output -h', '--output needs a value; for “-h” itself, use: --output=-h'],
    ['search runc --limit --json', '--limit needs a value'],
    ['search runc --limit -5', '--limit takes a number from 1, not “-5”'],
    ['search runc --limit=-5', '--limit takes a number from 1, not “-5”'],
    ['search runc --limit 0', '--limit takes a number from 1, not “0”'],
    ['search runc --limit 1e3', '--limit takes a number from 1, not “1e3”'],
    ['-q runc --query lxc', '--query is given twice; give it once, with all words in quotes'],
    ['--list a.json --list=b.json', '--list is given twice; give it once'],
    ['search runc --limit 1 --limit 2', '--limit is given twice; give it once'],
    ['export --format json --format json', '--format is given twice; give it once'],
    ['search', 'search needs words to search for, such as: search seccomp rootless'],
    ['list docker', 'unexpected “docker” after list; to search for it, use: awesome-containers search docker'],
    ['export --format json docker bench', 'awesome-containers search docker bench'],
  ])('%s: %s', (line, message) => {
    const request = readArguments(words(line));
    expect(request).toMatchObject({ kind: 'wrong-use', message: expect.stringContaining(message) });
  });
});

test.each<[string, readonly string[], string]>([
  ['a colour', ['\u001b[31mrunc\u001b[0m'], 'runc'],
  ['a line break', ['docker\nbench'], 'docker bench'],
  ['a bell and a null', ['ru\u0007n\u0000c'], 'runc'],
  ['a title for the window', ['-q', '\u001b]0;owned\u0007runc'], 'runc'],
  ['a right-to-left override', ['run\u202ec'], 'runc'],
  ['surrounding blanks', ['  runc ', ''], 'runc'],
])('a query with %s is searched for without it', (_, args, query) => {
  expect(readArguments(args)).toEqual(explore(query));
});

test('any arguments are parsed without errors, and messages have no control characters', () => {
  const odd = fc.constantFrom(
    '--',
    '-',
    '-q',
    '--json',
    '--=',
    '--no-',
    '\u001b[31m',
    'list',
    'export',
    '--format',
    '-qhV',
  );
  const args = fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 });
  fc.assert(
    fc.property(args, (given) => {
      const request = readArguments(given);
      const said = request.kind === 'wrong-use' ? request.message : request.kind === 'explore' ? request.query : '';
      expect(said).not.toMatch(/\p{Control}/u);
      if (request.kind === 'wrong-use') expect(request.message.length).toBeLessThan(250);
    }),
    { numRuns: 500 },
  );
});
