import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { programHelp } from '../../src/commands/line/help.ts';
import { ALL_OPTIONS, PROGRAM as COMMAND_LINE } from '../../src/commands/registry.ts';
import { createAnchors } from '../../src/readers/lint/anchors.ts';
import { CHOICES, SETTING_NAMES } from '../../src/settings/options.ts';
import { catalog } from '../support/library.ts';

const IN_DOCS = readdirSync('docs').map((name) => `docs/${name}`);
const PAGES = IN_DOCS.filter((name) => name.endsWith('.md'));
/** The pages that explain how to use the program. */
const MANUAL = ['README.md', ...PAGES];
const DOCUMENTS = [...MANUAL, 'ARCHITECTURE.md', 'BENCHMARKS.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];
const PROGRAM = path.resolve('dist', 'index.cjs');
const { scripts, repository } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly repository: { readonly url: string };
};

const directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-documents-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const textOf = (document: string) => readFileSync(document, 'utf8');
const manual = MANUAL.map(textOf).join('\n');

/** The targets of the links and pictures of a document, without its code blocks. */
const addressesIn = (text: string): readonly string[] =>
  [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);

const withoutBlocks = (text: string): string => text.replaceAll(/^```.*?^```$/gms, '');

/** The base address of pictures that can be seen without a checkout. */
const RAW = `https://raw.githubusercontent.com/${/github\.com\/(.+)\.git$/.exec(repository.url)?.[1]}/HEAD/`;

/** Links within the project, each with the path of its target and the anchor there. */
function linksWithin(document: string) {
  return addressesIn(textOf(document))
    .filter((address) => !/^https?:/.test(address))
    .map((address) => {
      const [file = '', anchor] = address.split('#');
      return { address, anchor, target: file === '' ? document : path.posix.join(path.posix.dirname(document), file) };
    });
}

function anchorsOf(document: string) {
  const anchors = createAnchors();
  for (const line of withoutBlocks(textOf(document)).match(/^#{1,6}\s.*$/gm) ?? []) anchors.addSource(line);
  return anchors;
}

/** Texts between backquotes in running text. */
const quotedIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted);

/** Every command of a document, in code blocks and in running text, without comments. */
function commandsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```(?:sh)?\n(.*?)^```$/gms)].flatMap(([, block = '']) => block.split('\n'));
  const lines = [...blocks, ...quotedIn(text)].flatMap((line) => line.replace(/\s+#.*| {3,}.*$/, '').split(' && '));
  return [...new Set(lines.map((line) => line.trim()))].filter((line) =>
    /^(?:npm|npx|awesome-containers)\b/.test(line),
  );
}

const ALL = DOCUMENTS.flatMap((document) => commandsIn(textOf(document)));
const npmCommands = [...new Set(ALL.filter((command) => command.startsWith('npm ')))];
const HELP = programHelp(COMMAND_LINE);
const usageLines = HELP.split('\n').flatMap((line) => /^ {2}(awesome-containers.*?)(?: {3,}|$)/.exec(line)?.[1] ?? []);
const ownCommands = [...new Set([...ALL, ...usageLines])].flatMap((command) =>
  /^(?:npx )?awesome-containers\b/.test(command) ? [command.replace(/^npx /, '')] : [],
);

/** Values for placeholders in commands. */
const SAMPLES: Readonly<Record<string, string>> = { N: '3', TEXT: 'runc', PATH: process.execPath, DIR: 'dist' };

const filledIn = (word: string): string => SAMPLES[word] ?? word;

describe('every npm command of the documents', () => {
  test.each(npmCommands)('%s', (command) => {
    const [, verb = '', ...rest] = command.split(' ');
    if (verb === 'ci' || verb === 'pack') return;
    const name = verb === 'run' ? rest.shift() : verb;
    expect(Object.keys(scripts)).toContain(name);
    const script = scripts[name ?? ''] ?? '';
    const [, file] = /\btsx (\S+)/.exec(script) ?? [];
    if (file !== undefined) expect(existsSync(file)).toBe(true);
    if (rest.length === 0 || file === undefined) return;
    // With `--help`, the script reads its options and does nothing else.
    const options = rest.slice(rest.indexOf('--') + 1).map(filledIn);
    const args = ['--import', 'tsx', file, ...options, '--help'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

/** The message of a search that hides weaker matches. */
const LEFT_OUT = /^awesome-containers: \d+ weaker match(?:es)? not printed; --all prints (?:it|them)\n$/;

describe('every command line of the documents', () => {
  writeFileSync(path.join(directory, 'compose.yaml'), 'services: {web: {image: nginx}}\n');
  writeFileSync(path.join(directory, 'README.md'), '# Kites\n\n- [Aero](https://aero.example) - A JSON parser.\n');

  // An update needs the network or a signed file, and has its own tests.
  test.each(ownCommands.filter((command) => !/^awesome-containers update\b/.test(command)))('%s', (command) => {
    const words = (command.split(' | ')[0] ?? '')
      .replaceAll('[name@version...]', 'runc@99.0.0')
      .replaceAll(/\[[^\]]*\]/g, '')
      .replaceAll(/<(?:query|name)\.\.\.>/g, 'runc')
      .replaceAll('<entry...>', 'runc gvisor')
      .replaceAll('<list>', 'README.md')
      .match(/"[^"]*"|\S+/g);
    const args = (words ?? []).slice(1).map((word) => filledIn(word.replaceAll('"', '')));
    const env = { ...process.env, AWESOME_CONTAINERS_CONFIG_DIR: path.join(directory, 'config') };
    const options = { cwd: directory, encoding: 'utf8', env, input: '', maxBuffer: 2 ** 26 } as const;
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], options);
    // The exit code depends on the version, and for `--host` on the programs of this machine.
    const isVerdict = args[0] === 'check' || args.includes('--check');
    if (isVerdict) expect([0, 1, 3]).toContain(status);
    else expect({ status, stderr: stderr.replace(LEFT_OUT, '') }).toEqual({ status: 0, stderr: '' });
  });

  test('there are some', () => {
    expect(ownCommands.length).toBeGreaterThan(8);
    expect(npmCommands.length).toBeGreaterThan(10);
  });
});

describe('README and the pages of docs', () => {
  /** The first column of a section of the help. */
  const inHelp = (section: string): readonly string[] => {
    const [, rows = ''] = new RegExp(`^${section}\\n(.*?)(?:\\n\\n|$(?![^]))`, 'ms').exec(HELP) ?? [];
    return [...rows.matchAll(/^ {2}(\S+)/gm)].map(([, name = '']) => name);
  };
  const rowsOf = (page: string) => [...textOf(page).matchAll(/^\| `?([^|`]+?)`? \| ([^|]*) \|/gm)];

  test.each(CHOICES)('name all values of the setting $name', ({ name, allowed }) => {
    const [, , values = ''] = rowsOf('docs/settings.md').find(([, setting]) => setting === name) ?? [];
    expect([...quotedIn(values)].sort()).toEqual(allowed.map(String).sort());
  });

  test('name every setting', () => {
    const named = rowsOf('docs/settings.md').map(([, setting]) => setting);
    expect(named).toEqual(expect.arrayContaining([...SETTING_NAMES]));
  });

  test('name every option, and no unknown ones', () => {
    const named = quotedIn(manual).flatMap((quoted) => quoted.match(/^--[a-z][a-z-]+/) ?? []);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((option) => !HELP.includes(option))).toEqual([]);
    const written = new Set(manual.match(/--[a-z][a-z-]+/g));
    expect(ALL_OPTIONS.filter(({ name }) => !written.has(`--${name}`))).toEqual([]);
  });

  test('name every environment variable of the help', () => {
    const variables = inHelp('Environment');
    expect(variables.length).toBeGreaterThan(5);
    expect(variables.filter((variable) => !manual.includes(`\`${variable}`))).toEqual([]);
  });

  test('list the exit codes of the help', () => {
    const codes = rowsOf('docs/commands.md').flatMap(([, code = '']) => (/^\d+$/.test(code) ? [code] : []));
    expect(codes).toEqual(inHelp('Exit codes'));
  });

  test('link to every schema', () => {
    const linked = MANUAL.flatMap(linksWithin).map(({ target }) => target);
    expect(linked).toEqual(expect.arrayContaining(readdirSync('schema').map((name) => `schema/${name}`)));
  });

  test('show every picture', () => {
    const shown = DOCUMENTS.flatMap((document) => [
      ...linksWithin(document).map(({ target }) => target),
      ...addressesIn(textOf(document)).map((address) => address.replace(RAW, '')),
    ]);
    expect(IN_DOCS.filter((name) => !name.endsWith('.md') && !shown.includes(name))).toEqual([]);
  });
});

describe('README', () => {
  test('is short', () => {
    expect(Buffer.byteLength(textOf('README.md'))).toBeLessThan(11_000);
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });

  test('links to every page of docs', () => {
    const linked = new Set(linksWithin('README.md').map(({ target }) => target));
    expect(PAGES.length).toBeGreaterThan(5);
    expect(PAGES.filter((page) => !linked.has(page))).toEqual([]);
  });

  test('begins with the commands that start and test the program', () => {
    const [, first = ''] = /^```sh\n(.*?)^```$/ms.exec(textOf('README.md')) ?? [];
    expect(first.split('\n').map((line) => line.replace(/ +#.*/, ''))).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
      '',
    ]);
  });
});

test.each(PAGES)('%s begins with a sentence about its purpose', (page) => {
  const [title = '', first = ''] = textOf(page).split('\n\n');
  expect(title).toMatch(/^# \S.*$/);
  expect(first).toMatch(/^This page /);
  expect(first.match(/[.!?](?=\s|$)/g)).toEqual(['.']);
});

describe.each(DOCUMENTS)('%s', (document) => {
  const sources = ['src', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file.replaceAll(path.sep, '/')}`,
    ),
  );

  test('names only existing files', () => {
    const named = quotedIn(textOf(document)).filter((quoted) =>
      /^(?:[\w.-]+\/)*[\w.-]+\.(?:tsx?|cjs|md|jsonl)$/.test(quoted),
    );
    const missing = named.filter((name) => !existsSync(name) && !sources.some((source) => source.endsWith(`/${name}`)));
    expect(missing).toEqual([]);
    const folders = quotedIn(textOf(document)).filter((quoted) =>
      /^(?:src|scripts|test|docs|schema)\/[\w/-]*$/.test(quoted),
    );
    expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
  });

  test('has no dead links', () => {
    const dead = linksWithin(document).filter(({ target, anchor }) => {
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).has(anchor);
    });
    expect(dead.map(({ address }) => address)).toEqual([]);
  });
});

describe('the pictures', () => {
  const picturesOf = (document: string) =>
    [...textOf(document).matchAll(/!\[[^\]]+\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);

  test('of README can be seen without a checkout', () => {
    const pictures = picturesOf('README.md');
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      expect(picture.startsWith(RAW)).toBe(true);
      expect(existsSync(picture.slice(RAW.length))).toBe(true);
    }
  });

  test('of the pages are files of the checkout', () => {
    const pictures = PAGES.flatMap(picturesOf);
    expect(pictures.length).toBeGreaterThan(2);
    expect(pictures.filter((picture) => !existsSync(path.join('docs', picture)))).toEqual([]);
  });
});

test('the numbers in README match the catalog', () => {
  const notes = catalog.entries.flatMap((entry) => entry.notes);
  const old = catalog.entries.filter(({ snapshot }) => snapshot !== null);
  const readme = textOf('README.md').replaceAll(/\s+/g, ' ');
  for (const [count, what] of [
    [catalog.entries.length, 'entries'],
    [old.length, 'of them'],
    [catalog.entries.length - old.length, 'things that came since'],
    [notes.length, 'security notes'],
    [catalog.measures.length, 'measures'],
    [catalog.mechanisms.length, 'mechanisms'],
  ] as const) {
    expect(readme).toContain(`${count} ${what}`);
  }
});

test('the architecture picture shows only existing folders', () => {
  const names = [...textOf('docs/architecture.svg').matchAll(/font-weight="bold">([\w./-]+)</g)].map(
    ([, name = '']) => name,
  );
  const folders = new Set(readdirSync('src'));
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !folders.has(name))).toEqual([]);
});
