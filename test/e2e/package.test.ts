import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replacements } from '../../scripts/build/patches/index.ts';
import { STAND_INS } from '../../scripts/build/patches/stand-ins.ts';
import { library } from '../support/library.ts';
import { closeAll, launch } from '../support/terminal.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-package-'));
const unpacked = path.join(directory, 'package');
let tarball = '';

/** Only PATH is from this machine; npm works offline, in its own cache. */
const environment = {
  HOME: directory,
  LANG: 'C.UTF-8',
  PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
  npm_config_cache: path.join(directory, 'cache'),
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
};

beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory], { env: environment });
  tarball = path.join(directory, readdirSync(directory).find((name) => name.endsWith('.tgz')) ?? '');
  execFileSync('tar', ['-xzf', tarball, '-C', directory]);
});

afterEach(closeAll);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** In bytes. Files that are read before the first frame or the first key cost time at every start. */
const BUDGET = {
  tarball: 500_000,
  installed: 750_000,
  files: {
    'index.cjs': 3_200,
    'parts.cjs': 5_200,
    'start.cjs': 25_000,
    'first-screen.cjs': 52_500,
    'catalog.br': 143_500,
  },
};

/** The catalog as JSON exceeds the default limit for a child’s output. */
const LARGEST_OUTPUT = 2 ** 26;

type Manifest = Readonly<Record<string, unknown>> & { readonly version: string };

const read = (...names: readonly string[]) => readFileSync(path.join(unpacked, ...names), 'utf8');
const manifest = (): Manifest => JSON.parse(read('package.json'));

describe('the package', () => {
  const files = () =>
    readdirSync(unpacked, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(unpacked, name)).isFile())
      .map((name) => name.replaceAll(path.sep, '/'))
      .sort();

  test('has the program and its documents, and nothing else', () => {
    const outside = files().filter((name) => !name.startsWith('dist/'));
    expect(outside).toEqual(['LICENSE', 'README.md', 'package.json']);
    const built = files().filter((name) => name.startsWith('dist/'));
    expect(built).toEqual(
      expect.arrayContaining(['dist/index.cjs', 'dist/parts.br', 'dist/catalog.br', 'dist/THIRD-PARTY-NOTICES.txt']),
    );
    for (const name of built)
      expect(name).toMatch(
        /^dist\/((index|thread|parts|start|first-screen)\.cjs|(parts|catalog)\.br|outline\.json|THIRD-PARTY-NOTICES\.txt|schema\/\w+\.schema\.json)$/u,
      );
  });

  test('has the schemas of all JSON output', () => {
    const published = readdirSync('schema');
    expect(files().filter((name) => name.startsWith('dist/schema/'))).toEqual(
      published.map((name) => `dist/schema/${name}`),
    );
    for (const name of published) {
      expect(JSON.parse(read('dist', 'schema', name))).toEqual(JSON.parse(readFileSync(`schema/${name}`, 'utf8')));
    }
  });

  test('is small enough to try quickly', () => {
    expect(statSync(tarball).size).toBeLessThan(BUDGET.tarball);
    const sizes = files().map((name) => statSync(path.join(unpacked, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET.installed);
  });

  test.each(Object.entries(BUDGET.files))('%s stays within its budget', (name, most) => {
    expect(statSync(path.join(unpacked, 'dist', name)).size).toBeLessThan(most);
  });

  test('has no dependencies, and requires Node 20', () => {
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
      expect(manifest()[kind]).toBeUndefined();
    }
    expect(manifest().engines).toEqual({ node: '>=20' });
    expect(manifest().bin).toEqual({ 'awesome-containers': 'dist/index.cjs' });
  });

  test('runs no install scripts', () => {
    const scripts = Object.keys(manifest().scripts ?? {});
    expect(scripts.filter((name) => /^(pre|post)?install$/u.test(name))).toEqual([]);
  });

  test('has its author and repository', () => {
    const { author, bugs, homepage, repository } = manifest();
    expect(author).toBeTruthy();
    expect(repository).toEqual({ type: 'git', url: expect.stringMatching(/^git\+https:\/\/.+\.git$/u) });
    const address = (repository as { url: string }).url.replace(/^git\+|\.git$/gu, '');
    expect({ bugs, homepage }).toEqual({ bugs: `${address}/issues`, homepage: `${address}#readme` });
  });

  test('contains no path of the build machine', () => {
    for (const name of files()) expect(read(name)).not.toContain(process.cwd());
  });

  test('contains React’s production build', () => {
    for (const name of files()) expect(read(name)).not.toMatch(/react-reconciler\.development|react\.development/u);
  });

  test('lists every bundled package with its licence', async () => {
    const { metafile } = await build({
      entryPoints: ['src/index.tsx'],
      outdir: 'nowhere',
      write: false,
      metafile: true,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
      alias: STAND_INS,
      plugins: replacements,
      logLevel: 'silent',
    });
    const inputs = Object.keys(metafile.inputs);
    const roots = new Set(inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/u)?.[0] ?? []));
    expect(roots.size).toBeGreaterThan(20);
    const notices = read('dist', 'THIRD-PARTY-NOTICES.txt').split('\n');
    const missing = [...roots].filter((root) => {
      const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
      return !notices.includes(`${name} ${version} (${license})`);
    });
    expect(missing).toEqual([]);
  });
});

describe('the launcher', () => {
  const launcher = () => path.join(unpacked, 'dist', 'index.cjs');
  const run = (nodeOptions: readonly string[], file = launcher(), ...args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, file, ...args], {
      encoding: 'utf8',
      maxBuffer: LARGEST_OUTPUT,
    });
    return { code: status, out: stdout, complaint: stderr };
  };

  test('names the required Node version in one line', () => {
    const old = path.join(directory, 'old-node.cjs');
    writeFileSync(old, "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });");
    const complaint = `awesome-containers: needs Node.js 20 or newer, and this is ${process.version}: get one from https://nodejs.org\n`;
    expect(run(['--require', old])).toEqual({ code: 2, out: '', complaint });
  });

  test.each([
    ['a part is missing', (file: string) => rmSync(file)],
    ['a part is truncated', (file: string) => truncateSync(file, 20_000)],
  ])('prints one line with what to do if %s', (_, damage) => {
    const damaged = path.join(directory, 'damaged');
    cpSync(unpacked, damaged, { recursive: true });
    damage(path.join(damaged, 'dist', 'start.cjs'));
    const { code, out, complaint } = run([], path.join(damaged, 'dist', 'index.cjs'), '--version');
    rmSync(damaged, { recursive: true });
    expect({ code, out }).toEqual({ code: 70, out: '' });
    expect(complaint).toMatch(/^awesome-containers: .*install awesome-containers again \(.+\)\n$/u);
  });

  describe.skipIf(process.platform === 'win32')('the V8 compile cache', () => {
    const home = path.join(directory, 'home-of-cache');
    const caches = process.platform === 'darwin' ? 'Library/Caches' : '.cache';
    const own = path.join(home, caches, 'awesome-containers');

    beforeEach(() => {
      rmSync(home, { recursive: true, force: true });
      mkdirSync(home, { recursive: true });
    });

    const visit = (env: NodeJS.ProcessEnv, preloaded = '') => {
      const file = path.join(directory, 'preloaded.cjs');
      writeFileSync(file, preloaded);
      const args = ['--require', file, launcher(), '--version'];
      const out = execFileSync(process.execPath, args, { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });
      expect(out.endsWith(`${manifest().version}\n`)).toBe(true);
      return out;
    };
    /** The cached files below a directory, as relative paths. */
    const kept = (place: string) =>
      readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cjs'));

    test.each([
      ['HOME', () => ({ HOME: home }), own],
      ['XDG_CACHE_HOME', () => ({ XDG_CACHE_HOME: home }), path.join(home, 'awesome-containers')],
    ])('is in the user’s cache directory, from %s', (_, env, place) => {
      visit(env());
      expect(kept(place).map((name) => path.basename(name))).toContain('start.cjs');
      expect(readdirSync(place).filter((name) => name.startsWith(process.version))).toHaveLength(1);
    });

    test.each([
      ['a missing home directory', { HOME: path.join(home, 'missing') }, ''],
      ['another user’s home directory', { HOME: home }, 'process.getuid = () => -1;'],
      ['a relative home directory', { HOME: '.' }, ''],
      ['NODE_DISABLE_COMPILE_CACHE', { HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' }, ''],
    ])('is not written with %s', (_, env, preloaded) => {
      visit(env, preloaded);
      expect(readdirSync(home)).toEqual([]);
    });

    test.skipIf(process.platform !== 'linux')('may be impossible to write', () => {
      visit({ HOME: '/proc' }, 'process.getuid = () => 0;');
    });

    test('is used at the next start, but not if it is damaged or from another build', () => {
      const telling = `const vm = require('vm');
        vm.Script = class extends vm.Script {
          constructor(source, options) {
            super(source, options);
            if (options.cachedData) console.log(this.cachedDataRejected ? 'refused' : 'taken');
          }
        };`;
      const env = { HOME: home };
      const taken = () =>
        visit(env, telling)
          .split('\n')
          .filter((line) => line === 'taken').length;
      expect(taken()).toBe(0);
      const parts = kept(own).length;
      expect(taken()).toBe(parts);
      for (const damage of [(bytes: Buffer) => bytes.fill(0, 4096, 8192), (bytes: Buffer) => bytes.subarray(0, 9000)]) {
        const file = path.join(own, kept(own).find((name) => name.endsWith('start.cjs')) ?? '');
        writeFileSync(file, damage(readFileSync(file)));
        expect(taken()).toBe(parts - 1);
        expect(taken()).toBe(parts);
      }
      const [build = ''] = readdirSync(own);
      renameSync(path.join(own, build), path.join(own, `${build.slice(0, -1)}-`));
      expect(taken()).toBe(0);
      expect(readdirSync(own)).toEqual([build]);
    });
  });

  test('finds its files with --preserve-symlinks', () => {
    const link = path.join(directory, 'linked');
    symlinkSync(launcher(), link);
    const done = { code: 0, out: `${manifest().version}\n`, complaint: '' };
    expect(run(['--preserve-symlinks-main', '--preserve-symlinks'], link, '--version')).toEqual(done);
  });
});

describe('a clone', () => {
  test('builds itself, even if npm does not run scripts', () => {
    const clone = path.join(directory, 'clone');
    for (const file of execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', 'package.json', 'LICENSE', 'src', 'scripts', 'schema'],
      {
        encoding: 'utf8',
      },
    )
      .trim()
      .split('\n')) {
      cpSync(file, path.join(clone, file));
    }
    symlinkSync(path.resolve('node_modules'), path.join(clone, 'node_modules'));
    const env = { ...environment, npm_config_ignore_scripts: 'true' };
    const out = execFileSync('npm', ['start', '--silent', '--', '--version'], { cwd: clone, env, encoding: 'utf8' });
    expect(out).toBe(`${manifest().version}\n`);
  });

  test('is built when it is installed as a package', () => {
    const { scripts } = manifest() as { scripts?: Readonly<Record<string, string>> };
    expect(scripts).toMatchObject({ prepare: 'npm run build', prepack: 'npm run build' });
  });
});

describe('npx', () => {
  const arguments_ = () => ['--yes', '--package', tarball, 'awesome-containers'];

  function emptyFolder(): string {
    const folder = path.join(directory, 'an empty folder');
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  function npx(...args: readonly string[]) {
    const cwd = emptyFolder();
    const options = { cwd, env: environment, encoding: 'utf8', maxBuffer: LARGEST_OUTPUT } as const;
    const { status, stdout, stderr } = spawnSync('npx', [...arguments_(), ...args], options);
    expect(readdirSync(cwd)).toEqual([]);
    return { code: status, out: stdout, complaint: stderr };
  }

  test('installs one package, without output', () => {
    expect(npx('--version')).toEqual({ code: 0, out: `${manifest().version}\n`, complaint: '' });
    const installed = path.join(environment.npm_config_cache, '_npx');
    const packages = readdirSync(installed).map((name) => readdirSync(path.join(installed, name, 'node_modules')));
    expect(packages.map((names) => names.filter((name) => !name.startsWith('.')))).toEqual([['awesome-containers']]);
  });

  test('runs the commands', () => {
    const { code, out, complaint } = npx('list', '--json');
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
    const items = JSON.parse(out) as readonly { readonly type: string }[];
    expect(items.filter(({ type }) => type === 'entry')).toHaveLength(library.catalog.entries.length);
    expect(npx('zzzzqqqq')).toMatchObject({ code: 1, complaint: 'awesome-containers: nothing matches “zzzzqqqq”\n' });
  });

  test('opens the explorer, and restores the terminal', async () => {
    const env = { ...environment, AWESOME_CONTAINERS_CONFIG_DIR: path.join(directory, 'settings') };
    const session = await launch({ command: 'npx', args: [...arguments_(), 'firejail'], env });
    await session.waitFor(/^▌ +Firejail +Sandboxes/mu);
    session.press('enter', 'b');
    await session.waitFor('Bookmarked Firejail.');
    session.press('q');
    expect(await session.exit()).toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
    expect(session.printed()).toEqual([]);
    expect(readdirSync(path.join(directory, 'settings'))).toContain('config.json');
  });

  test('Ctrl-C ends it and npx', async () => {
    const session = await launch({ command: 'npx', args: arguments_(), env: environment });
    await session.waitFor('▌▸ Foundations');
    session.press('ctrl+c');
    expect(await session.exit()).not.toEqual({ code: 0 });
    expect(session.residue()).toEqual([]);
  });
});
