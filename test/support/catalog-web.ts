import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readTexts } from '../../scripts/catalog/check/addresses.ts';
import { checkOnline, type Report } from '../../scripts/catalog/check/findings.ts';
import { type LeftOut, readLeftOut } from '../../scripts/catalog/coverage/left-out.ts';
import { Cache } from '../../scripts/catalog/online/cache.ts';
import { Client, type ClientOptions } from '../../scripts/catalog/online/client.ts';
import { readCatalog } from '../../scripts/catalog/read.ts';

export const NOW = new Date('2026-11-24');

export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object | string }
  | 'never';
type Asked = {
  readonly line: string;
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

export const ok: Reply = { status: 200 };
export const gone: Reply = { status: 404 };
export const to = (status: number, location: string): Reply => ({ status, headers: { Location: location } });
export const repository = (name: string, archived = false): Reply => ({
  status: 200,
  body: { full_name: name, archived },
});

/**
 * An HTTP server that stands for all hosts of the web. A request for `https://a.test/x` arrives as `/a.test/x`. Its
 * reply is in `replies` under `a.test/x`, or under `HEAD a.test/x` for one method. A list of replies is used in order,
 * and its last reply is repeated.
 */
export class Web {
  replies: Record<string, Reply | readonly Reply[]> = {};
  asked: Asked[] = [];
  /** Holds replies back until this many requests are open at the same time. */
  gate = 0;
  sent = 0;
  replied = 0;
  mostAtOnce = 0;
  mostAtOneHost = 0;
  readonly server = createServer(async (request, response) => this.#take(request, await text(request), response));
  #open: { readonly host: string; readonly reply: () => void }[] = [];

  get lines(): string[] {
    return this.asked.map(({ line }) => line);
  }

  /** Maps an address to this server. The client calls it right before each request, so calls count requests sent. */
  resolve = (url: URL): URL => {
    this.sent += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.sent - this.replied);
    return new URL(`/${url.host}${url.pathname}${url.search}`, addressOf(this.server));
  };

  clear(): void {
    Object.assign(this, { replies: {}, asked: [], gate: 0, sent: 0, replied: 0, mostAtOnce: 0, mostAtOneHost: 0 });
  }

  #take({ method = '', url = '', headers }: IncomingMessage, body: string, response: ServerResponse): void {
    const address = url.slice(1);
    const host = address.split('/')[0] ?? '';
    const before = this.asked.filter(({ line }) => line === `${method} ${address}`).length;
    this.asked.push({ line: `${method} ${address}`, host, headers, body });
    const replies = [this.replies[`${method} ${address}`] ?? this.replies[address] ?? { status: 418 }].flat();
    const reply = replies[Math.min(before, replies.length - 1)];
    if (reply === undefined || reply === 'never') return;

    this.#open.push({ host, reply: () => response.writeHead(reply.status, reply.headers).end(bodyOf(method, reply)) });
    this.mostAtOneHost = Math.max(this.mostAtOneHost, this.#open.filter((other) => other.host === host).length);
    if (this.#open.length < this.gate) return;
    this.gate = 0;
    for (const open of this.#open.splice(0)) {
      this.replied += 1;
      open.reply();
    }
  }
}

function bodyOf(method: string, { body }: Exclude<Reply, 'never'>): string {
  if (method === 'HEAD' || body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

export function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const listen = (server: Server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

export type Made = { readonly id: string; readonly url: string; readonly [field: string]: unknown };

type Settings = Partial<ClientOptions> & { readonly only?: readonly string[]; readonly cacheFile?: string };
type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a web on loopback for the tests of a file, and makes catalogs to check against it. */
export function playWeb() {
  const scratch = mkdtempSync(join(tmpdir(), 'catalog-check-'));
  const web = new Web();
  beforeAll(() => listen(web.server));
  beforeEach(() => web.clear());
  afterAll(() => {
    web.server.close();
    web.server.closeAllConnections();
    rmSync(scratch, { recursive: true });
  });

  /** Writes a catalog of one category with these entries into a new directory. Returns the directory. */
  function made(...entries: readonly Made[]): string {
    return madeWith({}, ...entries);
  }

  /** Does the same, with advisories that are left out on purpose. */
  function madeWith(leftOut: LeftOut, ...entries: readonly Made[]): string {
    const directory = join(mkdtempSync(join(scratch, 'made-')), 'src/data/catalog');
    mkdirSync(directory, { recursive: true });
    cpSync('src/data/catalog/schema', join(directory, 'schema'), { recursive: true });
    const common = { $schema: '', title: 'Clouds', summary: 'Clouds.' };
    const whole = entries.map((entry) => ({
      name: entry.id,
      kind: 'cloud',
      summary: 'A cloud.',
      words: ['a'],
      ...entry,
    }));
    const files = {
      'catalog.json': { $schema: '', title: 'Made', capturedOn: '2016-05-03', categories: ['clouds.json'] },
      'known-ids.json': [],
      'left-out.json': { leftOut },
      'clouds.json': { ...common, holds: 'entries', entries: whole },
    };
    for (const [file, json] of Object.entries(files)) writeFileSync(join(directory, file), JSON.stringify(json));
    return directory;
  }

  const newCacheFile = () => join(mkdtempSync(join(scratch, 'cache-')), 'deep', 'cache.json');

  /** Checks all addresses of the catalog, without pauses unless `settings` add them. */
  function ask(
    directory: string,
    { only = [], cacheFile = newCacheFile(), ...settings }: Settings = {},
  ): Promise<Report> {
    const { leftOut } = readLeftOut(directory);
    const subject = { catalog: readCatalog(directory), texts: readTexts(directory), leftOut, only, now: NOW };
    const client = new Client({ resolve: web.resolve, pause: 0, wait: async () => {}, ...settings });
    return checkOnline(subject, client, new Cache(cacheFile));
  }

  /** Runs a script beside a made catalog, with all requests redirected to the loopback server. */
  async function run(directory: string, script: string, ...args: readonly string[]): Promise<Ran> {
    const place = resolve(directory, '../../..');
    const preload = join(place, 'preload.mjs');
    const server = JSON.stringify(addressOf(web.server));
    writeFileSync(
      preload,
      `const { fetch } = globalThis;
      globalThis.fetch = ({ host, pathname, search }, init) => fetch(new URL('/' + host + pathname + search, ${server}), init);`,
    );
    const node = ['--import', resolve('node_modules/tsx/dist/esm/index.mjs'), '--import', preload];
    const child = spawn(process.execPath, [...node, resolve(script), ...args], {
      cwd: place,
      env: { ...process.env, GITHUB_TOKEN: '', GH_TOKEN: 'secret' },
    });
    const closed = new Promise<number>((done) => child.on('close', (code) => done(code ?? -1)));
    const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
    return { code, out, err };
  }

  return { web, scratch, made, madeWith, ask, run, newCacheFile };
}
