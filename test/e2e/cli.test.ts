import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { devNull, release, tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Catalog, Entry } from '../../src/data/types.ts';
import { library } from '../support/library.ts';
import { closeAll, launch, type Session } from '../support/terminal.ts';

const program = path.resolve('dist/index.cjs');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const directory = mkdtempSync(path.join(tmpdir(), 'awesome containers '));
// Installed like by npm: a link on PATH, in a directory with a space in its name.
symlinkSync(program, path.join(directory, 'awesome-containers'));
const search = [directory, path.dirname(process.execPath), process.env.PATH].join(path.delimiter);

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The catalog as JSON exceeds the default limit for a child’s output. */
const LARGEST_OUTPUT = 2 ** 26;

type Ran = { readonly code: number | null; readonly out: string; readonly complaint: string };

/** Runs a command line in a shell, without a terminal. */
function run(command: string): Ran {
  const env = { PATH: search, HOME: directory, LANG: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: directory,
    env,
    encoding: 'utf8',
    maxBuffer: LARGEST_OUTPUT,
  });
  // Every error is one line that begins with the program's name, without a stack trace.
  expect(stderr).toMatch(/^(awesome-containers: [^\n]+\n)?$/u);
  expect(stderr).not.toMatch(/\bat .+:\d+:\d+|Error:|node:/u);
  return { code: status, out: stdout, complaint: stderr.replace(/^awesome-containers: /u, '').trimEnd() };
}

const lines = (text: string): readonly string[] => text.trimEnd().split('\n');
const names = (listing: string): readonly (string | undefined)[] => lines(listing).map((line) => line.split('\t')[1]);
const exported = (): Catalog => JSON.parse(run('awesome-containers export --format json').out);

describe('--version and --help', () => {
  test.each(['--version', '-V', '--version --ascii', 'list --version'])('%s prints the version', (args) => {
    expect(run(`awesome-containers ${args}`)).toEqual({ code: 0, out: `${version}\n`, complaint: '' });
  });

  test('export --help prints the usage of export', () => {
    const { code, out } = run('awesome-containers export --help');
    expect(code).toBe(0);
    for (const word of ['awesome-containers export', '--format', '--ascii', '--query']) expect(out).toContain(word);
  });

  test.each(['--help', '-h', '--version --help'])('%s prints the usage', (args) => {
    const { code, out } = run(`awesome-containers ${args}`);
    expect(code).toBe(0);
    for (const word of ['[query...]', 'list', 'export', '--query', '--no-color', '--ascii', '--version', 'NO_COLOR']) {
      expect(out).toContain(word);
    }
    expect(out).not.toContain('\u001B');
    for (const line of lines(out)) expect(line.length).toBeLessThanOrEqual(110);
  });
});

describe('show', () => {
  test('prints the summary, impact and fixed releases of a vulnerability first', () => {
    const { code, out } = run('awesome-containers show CVE-2024-21626');
    expect(code).toBe(0);
    expect(lines(out)[0]).toMatch(/^CVE-2024-21626 +▲ escape$/);
    expect(lines(out).slice(0, 12).join('\n')).toMatch(/runc +1\.1\.12/);
    expect(out).toContain('github.com/opencontainers/runc/security/advisories/GHSA-xr7r-f8xq-vfvv');
  });

  test.each(['GHSA-xr7r-f8xq-vfvv', 'go-2024-2491', 'cve-2024-21626'])('finds a vulnerability by %s', (id) => {
    expect(run(`awesome-containers show ${id}`).out).toBe(run('awesome-containers show CVE-2024-21626').out);
  });

  test('prints all vulnerabilities with a shared nickname, and names them apart from the output', () => {
    const asJson = run('awesome-containers show "leaky vessels" --json');
    expect(asJson).toMatchObject({ code: 0, complaint: '' });
    const shown = JSON.parse(asJson.out) as readonly { readonly id: string; readonly nickname: string }[];
    expect(shown.map(({ nickname }) => nickname)).toEqual(shown.map(() => 'Leaky Vessels'));
    const ids = shown.map(({ id }) => id);
    expect(ids).toContain('CVE-2024-21626');
    const asText = run('awesome-containers show "leaky vessels"');
    expect(asText).toMatchObject({ code: 0, complaint: `4 items are called “leaky vessels”: ${ids.join(', ')}` });
    for (const id of ids) expect(lines(asText.out)).toContainEqual(expect.stringMatching(new RegExp(`^${id} `)));
  });

  test('prints one object, without a remark, for a nickname of one vulnerability', () => {
    const { out, complaint } = run('awesome-containers show "dirty pipe" --json');
    expect(JSON.parse(out)).toMatchObject({ id: 'CVE-2022-0847' });
    expect(complaint).toBe('');
  });

  test.each([
    ['runc', 'entry', 'runc'],
    ['docker', 'entry', 'docker'],
    ['seccomp', 'mechanism', 'seccomp'],
    ['drop-capabilities', 'measure', 'drop-capabilities'],
    ['CVE-2019-5736', 'vulnerability', 'CVE-2019-5736'],
  ])('%s --json prints one %s', (name, type, id) => {
    const { code, out } = run(`awesome-containers show ${name} --json`);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ type, id });
  });

  test('prints all notes of an entry in full', () => {
    const { out } = run('awesome-containers show runc');
    const runc = exported().entries.find(({ id }) => id === 'runc');
    expect(runc?.notes.length).toBeGreaterThan(5);
    const words = out.replace(/\s+/g, ' ');
    for (const { text } of runc?.notes ?? []) expect(words).toContain(text);
  });

  test('suggests similar names for an unknown one and exits with 1', () => {
    expect(run('awesome-containers show rnc')).toEqual({
      code: 1,
      out: '',
      complaint: 'nothing is called “rnc”; did you mean runc?',
    });
    expect(run('awesome-containers show qqqqqqqq').code).toBe(1);
  });

  test.each([
    ['CVE-2024-21626 of runc', 'nothing is called “CVE-2024-21626 of runc”; did you mean CVE-2024-21626, runc?'],
    ['CVE-2024-21625', 'CVE-2024-21625 is not recorded here; products may still be affected'],
    ['docker runc', 'nothing is called “docker runc”; for several things, use: awesome-containers compare docker runc'],
  ])('“show %s” suggests no advisory that was not typed', (name, said) => {
    expect(run(`awesome-containers show ${name}`).complaint).toBe(said);
  });

  test('needs a name', () => {
    expect(run('awesome-containers show')).toEqual({
      code: 2,
      out: '',
      complaint: 'show needs a name, such as: show CVE-2024-21626',
    });
  });
});

describe('help', () => {
  test('prints the same as --help', () => {
    expect(run('awesome-containers help')).toEqual(run('awesome-containers --help'));
  });

  test.each(['help export', 'export -h'])('%s prints the help of that command only', (args) => {
    const { code, out } = run(`awesome-containers ${args}`);
    expect({ code, out }).toEqual({ code: 0, out: run('awesome-containers export --help').out });
    expect(out).toMatch(/^Usage\n {2}awesome-containers export --format json /u);
    expect(out).toContain('--output FILE');
    expect(out).not.toContain('--limit');
    for (const line of lines(out)) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('wrong usage', () => {
  test.each([
    ['--jsno', 'unknown option “--jsno”; did you mean --json?'],
    ['list --verison', 'unknown option “--verison”; did you mean --version?'],
    ['--zzzz', 'unknown option “--zzzz”; see awesome-containers --help'],
    ...['foo', 'verbose', 'quiet'].map((name) => [
      `--${name}`,
      `unknown option “--${name}”; see awesome-containers --help`,
    ]),
    ['-j', 'unknown option “-j”; did you mean --json?'],
    ['-x', 'unknown option “-x”; see awesome-containers --help'],
    ['--json', '--json works only with: search, show, compare, check, guide, here, list, lint, changes, config'],
    ['list --query runc', '--query works only with: the explorer, called without a command'],
    ['list --json=yes', '--json takes no value'],
    ['--query', '--query needs a value'],
    ['list docker', 'unexpected “docker” after list; to search for it, use: awesome-containers search docker'],
    ['export', 'export needs --format, one of: json'],
    ['export --format xlsx', 'unknown format “xlsx”; known: json'],
    ['export --format', '--format needs a value'],
    ['export --format json --output', '--output needs a value'],
  ])('%s: one line with the reason', (args, complaint) => {
    expect(run(`awesome-containers ${args}`)).toEqual({ code: 2, out: '', complaint });
  });

  test.each([
    ['open', '“open” is not a command yet; to search for it, use: awesome-containers -q "open"'],
    [
      'completion zsh',
      '“completion” is not a command yet; to search for it, use: awesome-containers -q "completion zsh"',
    ],
    ['help open', '“open” is not a command yet; to search for it, use: awesome-containers -q "open"'],
    ['help serch', 'unknown command “serch”; did you mean: awesome-containers help search'],
    ['help zzzz', 'unknown command “zzzz”; see awesome-containers --help'],
    [
      'list status:archived',
      'unexpected “status:archived” after list; to search for it, use: awesome-containers search status:archived',
    ],
  ])('%s: suggests a command that works', (args, complaint) => {
    expect(run(`awesome-containers ${args}`)).toEqual({ code: 2, out: '', complaint });
  });

  test('an escape sequence in an argument is not printed', () => {
    const { code, complaint } = run(`awesome-containers "--$(printf '\\033[31m\\033]0;owned\\007red')"`);
    expect(code).toBe(2);
    expect(complaint).toMatch(/^unknown option “--red”/u);
  });
});

describe('changes', () => {
  test('is a success if nothing is new, and says so', () => {
    for (const since of ['2100-01-01', '999']) {
      const { code, out, complaint } = run(`awesome-containers changes --since ${since}`);
      expect([code, out]).toEqual([0, '']);
      expect(complaint).toMatch(/^(?:nothing has changed since 2100-01-01|there is no revision 999 yet); the newest/);
    }
  });

  test('of a list without a record of changes is none', () => {
    writeFileSync(path.join(directory, 'kites.md'), '- [Aero](https://a.example)\n');
    expect(run('awesome-containers changes --list kites.md')).toMatchObject({
      code: 1,
      complaint: 'this list keeps no record of its changes',
    });
  });
});

describe('exit codes', () => {
  test.each([
    ['', 0],
    ['runc', 0],
    ['--query=runc --ascii', 0],
    ['search runc', 0],
    ['search runc --limit 1 --json', 0],
    ['list', 0],
    ['export --format json', 0],
    ['--help', 0],
    ['list --help --nonsense', 0],
    ['--version', 0],
    ['search zzzzqqqq', 1],
    ['search zzzzqqqq --json', 1],
    ['--nope', 2],
    ['runc --nope', 2],
    ['search', 2],
    ["search ''", 2],
    ['search runc --limit 0', 2],
    ['search runc --limit -1', 2],
    ['search runc --limit', 2],
    ['search runc -q lxc', 2],
    ['list runc', 2],
    ['list --list', 2],
    ["list --list ''", 2],
    ['list --list nowhere.json', 2],
    ['list --list .', 2],
    ['search runc --list nowhere.json', 2],
    ['export --format', 2],
    ['export --format xml', 2],
    ['export --format json more', 2],
    ["export --format json --output ''", 2],
    ['export --format json --output nowhere/catalog.json', 2],
    ['export --output --format json', 2],
    ['--query', 2],
    ['--query runc --query lxc', 2],
    ['--ascii=yes', 2],
  ])('“%s” exits with %d, and prints one line on an error', (args, code) => {
    const ended = run(`awesome-containers ${args}`);
    expect(ended.code).toBe(code);
    if (code === 0)
      expect(ended.complaint.replace(/^\d+ weaker match(?:es)? not printed; --all prints (?:it|them)$/, '')).toBe('');
    else expect(ended.complaint).not.toBe('');
    if (code === 2) expect(ended.out).toBe('');
  });

  test.each([
    ['<&-', 0],
    ['TERM=dumb', 0],
    ['TERM=', 0],
    ['CI=1', 0],
    ['NODE_ENV=development', 0],
    ["NODE_OPTIONS='--throw-deprecation --max-old-space-size=64'", 0],
  ])('%s does not change the result', (setting, code) => {
    const isVariable = setting.includes('=');
    const command = isVariable ? `${setting} awesome-containers list` : `awesome-containers list ${setting}`;
    expect(run(command)).toEqual({ ...run('awesome-containers list'), code });
  });
});

describe('list', () => {
  test('in a pipe, prints one item per line: category, name, address and summary', () => {
    const { code, out } = run('awesome-containers list');
    const { entries, measures, mechanisms } = exported();
    expect(code).toBe(0);
    expect(entries).toHaveLength(library.catalog.entries.length);
    expect(measures).toHaveLength(14);
    expect(lines(out)).toHaveLength(library.items.size);
    for (const line of lines(out)) {
      const [place, name, url, summary, ...more] = line.split('\t');
      expect([place, name, summary]).not.toContain('');
      expect(url).toMatch(/^(https?:\/\/\S+)?$/u);
      expect(more).toEqual([]);
    }
    const all = [...entries.map(({ name }) => name), ...measures.map(({ subject }) => subject)];
    expect(names(out)).toEqual(expect.arrayContaining([...all, ...mechanisms.map(({ name }) => name)]));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none.
    expect(out).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u);
  });

  test('has the order of the tree', () => {
    const places = lines(run('awesome-containers list').out).map((line) => line.split('\t')[0]?.split(' / ')[0]);
    expect([...new Set(places)]).toEqual([
      'Foundations',
      'Specifications',
      'Clouds',
      'Orchestration',
      'Operating Systems',
      'Hypervisors',
      'Containers',
      'Sandboxes',
      'Partial Access',
      'Build',
      'Filesystem & Images',
      'Networking',
      'Dashboard',
      'Security',
      'Another Information Sources',
    ]);
  });

  test('is the same with forced colours and with --ascii', () => {
    const { out } = run('awesome-containers list');
    expect(run('FORCE_COLOR=3 CLICOLOR_FORCE=1 awesome-containers list').out).toBe(out);
    expect(run('awesome-containers list --ascii --no-color').out).toBe(out);
  });

  test('--json prints the same items with their types; entries are as in the export', () => {
    const { code, out } = run('awesome-containers list --json');
    expect(code).toBe(0);
    const items = JSON.parse(out) as readonly (Entry & { readonly type: string })[];
    expect(items).toHaveLength(run('awesome-containers list').out.trimEnd().split('\n').length);
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(['entry', 'measure', 'mechanism', 'vulnerability']));
    const entries = items.flatMap(({ type, ...item }) => (type === 'entry' ? [item] : []));
    expect(entries).toEqual(exported().entries);
  });

  test('--json has no escape sequences, and ends with one line break', () => {
    const { out } = run('awesome-containers list --json');
    expect(out).not.toContain('\u001B');
    expect(out).toMatch(/\][\n]$/u);
  });
});

describe.runIf(process.platform === 'linux')('here', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync('schema/here.schema.json', 'utf8')),
  );

  test('--json describes this machine and matches the published schema', () => {
    const { code, out, complaint } = run('awesome-containers here --json');
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    const report = JSON.parse(out);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.system.kernel).toBe(release());
    const mechanisms = exported().mechanisms.map(({ id }) => id);
    expect(mechanisms).toEqual(expect.arrayContaining(report.findings.flatMap((one: Catalog) => one.mechanisms)));
  });

  test('reports another operating system, prints no findings, and exits with 1', () => {
    const hook = 'data:text/javascript,Object.defineProperty(process,%22platform%22,{value:%22darwin%22})';
    const here = `NODE_OPTIONS='--import ${hook}' awesome-containers here`;
    const complaint = 'here needs a Linux kernel, and this is macOS; run it in the Linux that runs your containers';
    expect(run(here)).toEqual({ code: 1, out: '', complaint });
    const { code, out } = run(`${here} --json`);
    expect(code).toBe(1);
    validate(JSON.parse(out));
    expect(validate.errors).toBeNull();
    expect(JSON.parse(out)).toMatchObject({ system: { os: 'darwin' }, findings: [], tools: [] });
  });

  test('rejects words, and explains how to search for them', () => {
    const complaint = 'unexpected “docker” after here; to search for it, use: awesome-containers search docker';
    expect(run('awesome-containers here docker')).toEqual({ code: 2, out: '', complaint });
  });

  test('in a pipe, prints one line per finding and tool, without colours', () => {
    const { findings, tools } = JSON.parse(run('awesome-containers here --json').out);
    const { code, out } = run('awesome-containers here');
    expect(code).toBe(0);
    const ids = [...findings.map(({ id }: Entry) => id), ...tools.map(({ name }: Entry) => `tool:${name}`)];
    expect(lines(out).map((line) => line.split('\t')[0])).toEqual(ids);
    expect(out).not.toContain('\u001B');
  });
});

describe('export', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync('schema/export.schema.json', 'utf8')),
  );

  test('--format json matches the published schema', () => {
    const { code, out } = run('awesome-containers export --format json');
    expect(code).toBe(0);
    const catalog = JSON.parse(out);
    validate(catalog);
    expect(validate.errors).toBeNull();
    expect(catalog).toMatchObject({ schema: 2, version });
    expect(Date.parse(catalog.generated)).toBeLessThanOrEqual(Date.now());
  });

  test('--output writes the same to a file and prints nothing', () => {
    const file = path.join(directory, 'a catalog.json');
    expect(run(`awesome-containers export --format json --output '${file}'`)).toEqual({
      code: 0,
      out: '',
      complaint: '',
    });
    const { generated: _, ...written } = JSON.parse(readFileSync(file, 'utf8'));
    expect(exported()).toMatchObject(written);
    expect(Object.keys(written)).toContain('mechanisms');
  });

  test.each(['-', '/dev/stdout'])('--output %s writes to standard output', (file) => {
    const { code, out, complaint } = run(`awesome-containers export --format json --output ${file} | cat`);
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    expect(JSON.parse(out)).toMatchObject({ schema: 2 });
    expect(existsSync(path.join(directory, '-'))).toBe(false);
  });

  test.each([
    ['no/such/directory/catalog.json', 'the directory does not exist'],
    ['.', 'a directory is in the way'],
    ['new-directory/', 'a file is in the way'],
    ['circle', 'its links form a loop'],
    ["$(printf '\\033[31mred\\033]0;owned\\007\\342\\200\\256')/file", 'the directory does not exist'],
  ])('--output %s: one line with the reason', (file, reason) => {
    run('ln -sf circle circle');
    const { code, out, complaint } = run(`awesome-containers export --format json --output "${file}"`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaint).toMatch(/^cannot write [\w./-]+: [\w -]+$/u);
    expect(complaint).toContain(reason);
  });

  test.each(['kept.json', 'link-to-kept.json'])('%s stays unchanged if the disk is full', (file) => {
    run('mkdir -p full && cd full && echo "what was there" >kept.json && ln -sf kept.json link-to-kept.json');
    // The limit on the file size stops the writing half-way.
    const { code, complaint } = run(
      `cd full && ulimit -f 20 && awesome-containers export --format json --output ${file}`,
    );
    expect(code).toBe(2);
    expect(complaint).toBe(`cannot write ${file}: it would exceed the size limit here`);
    expect(run('cd full && cat kept.json && ls -A').out).toBe('what was there\nkept.json\nlink-to-kept.json\n');
  });

  test('writes to a pipe and to a device without replacing them', () => {
    const into = 'awesome-containers export --format json --output';
    expect(Number(run(`mkfifo fifo; wc -c <fifo & ${into} fifo; wait`).out)).toBeGreaterThan(100_000);
    expect(run('test -p fifo').code).toBe(0);
    expect(Number(run(`${into} /dev/fd/3 3>third; wc -c <third`).out)).toBeGreaterThan(100_000);
    expect(run(`${into} ${devNull}`)).toEqual({ code: 0, out: '', complaint: '' });
  });

  test.runIf(existsSync('/dev/full'))('a full device: one line with the reason', () => {
    const { code, complaint } = run('awesome-containers export --format json --output /dev/full');
    expect({ code, complaint }).toEqual({ code: 2, complaint: 'cannot write /dev/full: the disk is full' });
  });
});

describe('the explorer without a terminal', () => {
  test('prints the list', () => {
    expect(run('awesome-containers')).toEqual(run('awesome-containers list'));
  });

  test('prints the results of a query, best first', () => {
    const { code, out } = run('awesome-containers frejail');
    expect(code).toBe(0);
    expect(out).toMatch(/^Sandboxes\tFirejail\thttps:\/\/firejail\.wordpress\.com\/\t/u);
    expect(lines(out).length).toBeLessThan(10);
  });

  test.each([
    ['several words', 'awesome-containers container registries', 'awesome-containers "container registries"'],
    ['an option before and after', 'awesome-containers -q runc', 'awesome-containers --query=runc'],
    ['a word that begins with a dash', 'awesome-containers -- -runc', 'awesome-containers -q -runc'],
  ])('takes a query in both forms: %s', (_, one, other) => {
    expect(run(one)).toEqual(run(other));
  });

  test('-q searches for a word that is also a command', () => {
    const { code, out } = run('awesome-containers -q list');
    expect(code).toBe(0);
    expect(lines(out).length).toBeLessThan(lines(run('awesome-containers list').out).length);
    expect(out).toMatch(/\blist/iu);
  });

  test('reports that nothing matches, and suggests similar names', () => {
    const { code, out, complaint } = run('awesome-containers k4s');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(complaint).toMatch(/^nothing matches “k4s”; did you mean .*k3s/iu);
  });

  test('reports that nothing matches, without suggestions', () => {
    const complaint = 'nothing matches “zzzzqqqq”';
    expect(run('awesome-containers zzzzqqqq')).toEqual({ code: 1, out: '', complaint });
  });
});

describe('output', () => {
  // The output does not fit into the pipe's buffer, so the program writes to a closed pipe.
  test.each(['list', 'export --format json', 'list --json'])('%s | head: ends quietly', (args) => {
    const { out, complaint } = run(`awesome-containers ${args} | head -c 1`);
    expect(out).toHaveLength(1);
    expect(complaint).toBe('');
  });

  test('a closed pipe is not an error', () => {
    expect(run('{ awesome-containers export --format json; echo $? >code; } | head -c 1').complaint).toBe('');
    expect(readFileSync(path.join(directory, 'code'), 'utf8')).toBe('0\n');
  });

  describe.runIf(existsSync('/dev/full'))('to a full disk', () => {
    test.each([
      'list',
      'export --format json',
      'export --format json --output -',
      'export --format json --output /dev/stdout',
      '--version',
      '--help',
      'list --json',
      'search dind',
      'search --json dind',
      'search --json zzzzqqqq',
      'dind',
    ])('%s: one line with the reason, and an exit code above 0', (args) => {
      const { code, complaint } = run(`awesome-containers ${args} >/dev/full`);
      expect(code).toBe(2);
      expect(complaint).toMatch(/^cannot write (?:to standard output|\/dev\/stdout): the disk is full$/u);
    });

    test.each([
      ['--nope', 2],
      ['export', 2],
      ['list --list nowhere.json', 2],
      ['zzzzqqqq', 1],
      ['list', 0],
    ])('%s: keeps its exit code %i if standard error cannot be written', (args, code) => {
      expect(run(`awesome-containers ${args} 2>/dev/full`)).toMatchObject({ code, complaint: '' });
      expect(run(`awesome-containers ${args} 2>&-`)).toMatchObject({ code, complaint: '' });
      expect(run(`{ awesome-containers ${args}; echo $? >code; } 2>&1 >/dev/null | true`)).toMatchObject({ code: 0 });
      expect(readFileSync(path.join(directory, 'code'), 'utf8')).toBe(`${code}\n`);
    });
  });

  test('is complete through a non-blocking pipe that is sometimes full', async () => {
    const pipe = path.join(directory, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const reading = new Socket({ fd: openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK) });
    const writing = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    // Descriptor 3 is passed on unchanged, while a parent makes 0, 1 and 2 blocking.
    const command = `exec '${process.execPath}' '${program}' export --format json >&3`;
    const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit', writing] });
    closeSync(writing);
    expect(await text(reading)).toContain('"mechanisms"');
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
  });

  test('is complete in a file', () => {
    run('awesome-containers export --format json >exported.json');
    const { generated: _, ...written } = JSON.parse(readFileSync(path.join(directory, 'exported.json'), 'utf8'));
    expect(exported()).toMatchObject(written);
  });

  test('works with standard input and standard error closed', () => {
    expect(run(`awesome-containers list <&- 2>&-`)).toEqual(run(`awesome-containers list <${devNull}`));
  });
});

describe('at a terminal', () => {
  type Shown = { readonly code: number; readonly rows: readonly string[]; readonly session: Session };

  /** Runs a command line in a terminal that stays open, so that all output has arrived once the exit code has. */
  async function show(args: string, env: Record<string, string> = {}, columns = 80): Promise<Shown> {
    const script = `'${process.execPath}' '${program}' ${args}\necho "exit code $?"\nread -r key`;
    const session = await launch({ command: 'sh', args: ['-c', script], env, columns, rows: 300 });
    await session.waitFor(/^exit code \d+$/mu);
    expect(session.isAlternate).toBe(false);
    expect(session.events).toEqual([]);
    expect(session.residue()).toEqual([]);
    const rows = session.printed().slice(0, -1);
    return { code: Number(session.printed().at(-1)?.replace('exit code ', '')), rows, session };
  }

  const everyCell = (session: Session) => session.screen().flatMap((_, row) => session.cells(row));

  test.each<[string, Record<string, string>]>([
    [`<${devNull}`, {}],
    ['<&-', {}],
    [`runc <${devNull}`, { CI: '1' }],
    [`<${devNull}`, { TERM: '' }],
  ])('the explorer without a keyboard suggests a command: %s %o', async (args, env) => {
    const { code, rows } = await show(args, env, 120);
    expect(code).toBe(2);
    expect(rows).toEqual([
      'awesome-containers: the explorer needs a terminal as standard input; try: awesome-containers list',
    ]);
  });

  test('list is printed in columns, and lines are cut to the width', async () => {
    const { code, rows, session } = await show('list');
    expect(code).toBe(0);
    expect(rows).toHaveLength(library.items.size);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(80);
    expect(rows[0]).toMatch(/^Open Container Initiative {2,}\S.{40,}…$/u);
    const last = [...library.items.values()].at(-1)?.label ?? '';
    expect(session.styleOf(last.slice(0, 20)).bold).toBe(true);
  });

  test('list shows a name on each line in a narrow window too', async () => {
    const { rows } = await show('list', {}, 40);
    expect(rows).toHaveLength(library.items.size);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(40);
    expect(rows.join('\n')).toMatch(/^runc +R/mu);
  });

  test.runIf(process.platform === 'linux').each([80, 40])('here is wrapped to %i columns', async (columns) => {
    const { code, rows, session } = await show('here', {}, columns);
    expect(code).toBe(0);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
    expect(rows.join('\n')).toMatch(/^[✓△✕○] [a-z ]+user namespaces\b/mu);
    expect(rows.join('\n')).toContain('Tools on PATH');
    expect(session.styleOf('Tools on PATH').fg).not.toBe('default');
  });

  test('a message breaks between words, and a longer word stays whole', async () => {
    const word = `no${'p'.repeat(45)}`;
    expect((await show('show nope-and-nope', {}, 50)).rows).toEqual([
      'awesome-containers: nothing is called',
      '“nope-and-nope”; to search for it, use:',
      'awesome-containers search nope-and-nope',
    ]);
    const { rows } = await show(`show ${word}`, {}, 40);
    expect(rows.join('')).toContain(`nothing is called“${word}”;to search`);
  });

  test.each<[string, Record<string, string>]>([
    ['list --no-color', {}],
    ['list', { NO_COLOR: '1' }],
  ])('%s with %o has no colours', async (args, env) => {
    const { session } = await show(args, env);
    const colours = everyCell(session).flatMap(({ fg, bg }) => [fg, bg]);
    expect(new Set(colours)).toEqual(new Set(['default']));
  });

  test.each<[string, Record<string, string>]>([
    ['list --ascii', {}],
    ['list', { LANG: 'C' }],
    ['list', { LC_ALL: 'POSIX' }],
  ])('%s with %o prints nothing but ASCII', async (args, env) => {
    const { rows } = await show(args, env, 200);
    expect(rows).toHaveLength(library.items.size);
    expect(rows.join('\n')).toMatch(/^[\n\u0020-\u007E]*$/u);
    expect(rows.join('\n')).toContain("CoreOS's engine");
  });

  test.each(['', 'list', 'frejail'])('“%s” prints a plain list at a dumb terminal', async (args) => {
    const { code, rows, session } = await show(args, { TERM: 'dumb' });
    expect(code).toBe(0);
    expect(rows.join('\n')).toContain('Firejail');
    const styled = everyCell(session).filter(({ fg, bold, dim }) => fg !== 'default' || bold || dim);
    expect(styled.map(({ text }) => text).join('')).toBe('');
  });

  test.each([
    ['--version', version],
    ['--help', 'Exit codes'],
  ])('%s does not switch to the alternate screen', async (args, text) => {
    const { code, rows } = await show(args, {}, 120);
    expect(code).toBe(0);
    expect(rows.join('\n')).toContain(text);
  });
});
