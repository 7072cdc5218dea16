import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expandCatalog } from '../../../src/data/compact.ts';
import { CATALOG_FILE, OUTLINE_FILE } from '../../../src/data/written.ts';
import { unpackCatalog } from '../../../src/system/unpack-catalog.ts';
import { buildInto, writeCatalog } from '../../build/bundle.ts';
import { madeCatalog } from './made/catalog.ts';
import type { Command } from './run.ts';

/** A directory laid out like an installed package, including `dist`, and the catalogs that it can be started with. */
export type Program = {
  readonly name: string;
  readonly directory: string;
  readonly catalogs: readonly CatalogName[];
};

export const CATALOGS = ['own', 'made'] as const;
export type CatalogName = (typeof CATALOGS)[number];
const MADE = '250 long entries';
export const CATALOG_WORDS: Readonly<Record<CatalogName, string>> = { own: 'own catalog', made: MADE };

const NPX_PATIENCE_MS = 120_000;
const HELLO = `import { createElement } from 'react';
import { render, Text } from 'ink';
render(createElement(Text, null, 'Hello, world'));
`;

/** A temporary directory with everything that is measured; it is removed when the process exits. */
export class Workshop {
  readonly directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-bench-'));
  readonly #node: string;
  #runs = 0;

  constructor(node: string) {
    this.#node = node;
    process.on('exit', () => rmSync(this.directory, { recursive: true, force: true, maxRetries: 3 }));
    mkdirSync(this.path('files'));
    for (let number = 0; number < 200; number++) writeFileSync(this.path('files', `file-${number}`), '');
    writeFileSync(this.path('lines.txt'), Array.from({ length: 200 }, (_, line) => `line ${line}\n`).join(''));
  }

  path(...names: readonly string[]): string {
    return path.join(this.directory, ...names);
  }

  /** Builds the program from the sources in the working tree. */
  async build(name: string, stockInk: boolean): Promise<Program> {
    const directory = this.path(stockInk ? 'stock' : 'this');
    await buildInto(path.join(directory, 'dist'), { stockInk });
    cpSync('package.json', path.join(directory, 'package.json'));
    return withMadeCatalog(name, directory);
  }

  /**
   * Copies the `dist` of another build, so that both are read from the same place. A build whose catalog has the same
   * format as that of `like` gets the generated catalog as well; any other has only its own.
   */
  adopt(name: string, dist: string, like: Program): Program {
    if (!existsSync(path.join(dist, 'index.cjs'))) {
      throw new Error(`There is no index.cjs in ${dist}: it must be the dist directory of a build.`);
    }
    const directory = this.path('other');
    cpSync(dist, path.join(directory, 'dist'), { recursive: true });
    cpSync('package.json', path.join(directory, 'package.json'));
    if (hasSameForm(directory, like.directory)) return withMadeCatalog(name, directory);
    console.error(`${dist} has its catalog in another form: measured with its own entries only, not with ${MADE}.`);
    return { name, directory, catalogs: ['own'] };
  }

  /** Returns the command that starts a program's explorer with fresh settings. */
  explorer({ name, directory }: Program, catalog: CatalogName): Command {
    return this.node(name, path.join(directory, distOf(catalog), 'index.cjs'));
  }

  /** Returns the command that starts the explorer with what earlier starts in the same home directory left. */
  explorerIn(home: string, program: Program, catalog: CatalogName): Command {
    const { env, ...command } = this.explorer(program, catalog);
    mkdirSync(this.path(home), { recursive: true });
    return {
      ...command,
      env: { ...env, HOME: this.path(home), AWESOME_CONTAINERS_CONFIG_DIR: this.path(home, 'config') },
    };
  }

  /** Returns the command that starts Node, does nothing and exits. */
  bareNode(): Command {
    return this.node('bare node', '-e', '0');
  }

  /** Returns the command for the smallest program with Ink, started as in a package that depends on Ink. */
  inkHello(): Command {
    const script = this.path('hello', 'hello.mjs');
    if (!existsSync(script)) {
      mkdirSync(path.dirname(script));
      symlinkSync(path.resolve('node_modules'), this.path('hello', 'node_modules'));
      writeFileSync(script, HELLO);
    }
    return this.node('Ink hello world', script);
  }

  node(name: string, ...args: readonly string[]): Command {
    return this.command(name, this.#node, ...args);
  }

  command(name: string, file: string, ...args: readonly string[]): Command {
    return { name, file, args, directory: this.path('files'), env: this.#environment() };
  }

  /** Returns the `npx` command for a tarball. It gets the whole environment, because it may need it to reach the registry. */
  npx(name: string, tarball: string, { cache, folder }: { readonly cache: string; readonly folder: string }): Command {
    const inherited = Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    );
    const env = {
      ...Object.fromEntries(inherited),
      ...this.#environment(),
      HOME: process.env.HOME ?? this.directory,
      PATH: [path.dirname(this.#node), process.env.PATH].join(path.delimiter),
      npm_config_cache: cache,
      npm_config_update_notifier: 'false',
    };
    const args = ['--yes', '--package', tarball, 'awesome-containers'];
    return { name, file: 'npx', args, directory: folder, env, patienceMs: NPX_PATIENCE_MS };
  }

  /**
   * Returns a small environment that is the same everywhere. NODE_EXTRA_CA_CERTS is left out, because it costs some
   * versions of Node 40 ms at every start. Each run has fresh settings; Node may keep its caches between runs.
   */
  #environment(): Record<string, string> {
    return {
      HOME: this.directory,
      AWESOME_CONTAINERS_CONFIG_DIR: this.path(`config-${this.#runs++}`),
      LANG: 'C.UTF-8',
      NODE_ENV: 'production',
      PATH: process.env.PATH ?? '',
      TERM: 'xterm-256color',
      TMPDIR: this.directory,
      TZ: 'UTC',
    };
  }
}

/** Returns the directory of the build with this catalog. */
function distOf(catalog: CatalogName): string {
  return catalog === 'own' ? 'dist' : 'dist-made';
}

function withMadeCatalog(name: string, directory: string): Program {
  const own = path.join(directory, distOf('own'));
  const made = path.join(directory, distOf('made'));
  cpSync(own, made, { recursive: true });
  const { catalog, details } = unpackCatalog(own);
  writeCatalog(made, madeCatalog(expandCatalog(JSON.parse(catalog), () => JSON.parse(details))));
  return { name, directory, catalogs: CATALOGS };
}

/** Whether the files that two builds wrote have the same fields, so that each program can read a catalog that the other wrote. */
export function hasSameForm(directory: string, other: string): boolean {
  const [forms, otherForms] = [directory, other].map((one) => formsOf(path.join(one, distOf('own'))));
  return forms?.join() === otherForms?.join();
}

/** Returns the formats of a build's files; empty for a missing file. */
function formsOf(dist: string): readonly string[] {
  const outline = path.join(dist, OUTLINE_FILE);
  return [
    existsSync(outline) ? formOf(readFileSync(outline, 'utf8')) : '',
    existsSync(path.join(dist, CATALOG_FILE)) ? formOf(unpackCatalog(dist).catalog) : '',
  ];
}

/** Returns the names of the fields in a JSON text, and of the empty values that its parts leave out. */
function formOf(text: string): string {
  const { empty, ...whole } = JSON.parse(text) as Record<string, unknown>;
  const [first] = Array.isArray(whole.tree) ? whole.tree : [];
  const nested = Object.values(empty ?? {}).map((one) => Object.keys(one ?? {}));
  return JSON.stringify([Object.keys(whole), Object.keys(empty ?? {}), nested, Object.keys(first ?? {})]);
}
