import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as requestPlainly, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Remote } from '../../../../src/system/remote/address.ts';
import { type Given, type RemoteList, readRemoteList } from '../../../../src/system/remote/list.ts';
import { LIMITS, NET, type Net } from '../../../../src/system/remote/request.ts';

/** A local server in place of one on the network, and the user's clock. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handle: Handler;
let asked: string[];
let origin: string;
let directory: string;
let now: number;
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  handle(request, response);
});

/** Without TLS, and with localhost as a public host. */
const net: Net = { scheme: 'http:', request: requestPlainly as Net['request'], isPrivate: () => false };

beforeEach(async () => {
  asked = [];
  now = Date.UTC(2026, 10, 28, 9);
  directory = mkdtempSync(path.join(tmpdir(), 'awesome-containers-remote-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(directory, { recursive: true, force: true });
});

const at = (...paths: readonly string[]): Remote => ({
  name: 'kites/list',
  candidates: paths.map((one) => `${origin}${one}`),
  branchFrom: null,
});

const read = (remote: Remote, given: Partial<Given> = {}) =>
  readRemoteList(remote, { directory, isInHaste: false, now: () => now, net, ...given });

async function list(remote: Remote, given: Partial<Given> = {}): Promise<RemoteList> {
  const result = await read(remote, given);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

async function problem(remote: Remote, given: Partial<Given> = {}): Promise<string> {
  const result = await read(remote, given);
  return 'problem' in result ? result.problem : 'none';
}

const text = ({ bytes }: RemoteList) => new TextDecoder().decode(bytes);
const answer =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', ...headers });
    response.end(body);
  };
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) => {
    response.writeHead(code, headers);
    response.end();
  };

describe('a list on the network', () => {
  test('is the first existing file', async () => {
    handle = (request, response) =>
      request.url === '/readme.md' ? answer('# Kites')(request, response) : status(404)(request, response);
    const result = await list(at('/README.md', '/readme.md', '/README.rst'));
    expect([text(result), result.url, result.type]).toEqual(['# Kites', `${origin}/readme.md`, 'text/plain']);
    expect(asked).toEqual(['/README.md', '/readme.md']);
  });

  test.each([
    ['gzip', gzipSync('# Kites')],
    ['br', brotliCompressSync('# Kites')],
  ])('is decompressed from %s', async (encoding, body) => {
    handle = answer(body, { 'content-encoding': encoding });
    expect(text(await list(at('/')))).toBe('# Kites');
  });

  test('reports its download progress', async () => {
    handle = answer('# Kites', { 'content-length': '7' });
    const told: (readonly [number, number | null])[] = [];
    await list(at('/'), { onProgress: (bytes, of) => told.push([bytes, of]) });
    expect(told.at(-1)).toEqual([7, 7]);
  });

  test('is not downloaded further or kept if the user cancels', async () => {
    const stop = new AbortController();
    let isClosed = false;
    handle = (_, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.write('# Kites\n');
    };
    expect(await read(at('/'), { signal: stop.signal, onProgress: () => stop.abort() })).toHaveProperty('problem');
    await expect.poll(() => isClosed).toBe(true);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('is found after a redirect, and its links are relative to the new address', async () => {
    handle = (request, response) =>
      request.url === '/new'
        ? answer('# Kites')(request, response)
        : status(301, { location: '/new' })(request, response);
    expect((await list(at('/old'))).url).toBe(`${origin}/new`);
  });

  test('is requested from the default branch of the forge', async () => {
    handle = (request, response) =>
      request.url === '/api'
        ? answer('{"default_branch":"trunk"}')(request, response)
        : answer('# Kites')(request, response);
    const remote = { ...at('/raw/{branch}/README.md'), branchFrom: `${origin}/api` };
    expect(text(await list(remote))).toBe('# Kites');
    expect(asked).toEqual(['/api', '/raw/trunk/README.md']);
  });
});

describe('a list that cannot be read', () => {
  test.each<[string, Handler, RegExp]>([
    ['a missing page', status(404), /^kites\/list: there is nothing at this address$/],
    ['a page for members', status(403), /is not open to everybody \(403\)$/],
    ['too many requests', status(429, { 'retry-after': '120' }), /too many requests; try again in 2 minutes$/],
    ['an error of the server', status(500), /answers with an error \(500\); try again later$/],
    ['a picture', answer('x', { 'content-type': 'image/png' }), /is image\/png, and no list$/],
    ['redirects without end', status(302, { location: '/' }), /redirects more than 5 times$/],
    ['a redirect to a file', status(302, { location: 'file:///etc/passwd' }), /leads to file: instead of http:$/],
    ['a redirect to a number', status(302, { location: 'http://127.0.0.1/' }), /is an IP address; use a host name/],
    [
      'an unknown compression',
      answer('x', { 'content-encoding': 'zip' }),
      /is packed as zip, which is not understood$/,
    ],
    ['an invalid compression', answer('x', { 'content-encoding': 'gzip' }), /cannot be read/],
    ['a connection that is cut', (_, response) => response.destroy(), /cannot be reached \(ECONNRESET\)/],
  ])('%s is reported in one line', async (_, handler, complaint) => {
    handle = handler;
    const said = await problem(at('/'));
    expect(said).toMatch(complaint);
    expect(said).not.toContain('\n');
    expect(readdirSync(directory)).toEqual([]);
  });

  test('a body that decompresses beyond the limit is not read to its end', async () => {
    handle = answer(gzipSync(Buffer.alloc(5 * 2 ** 20)), { 'content-encoding': 'gzip' });
    expect(await problem(at('/'), { limits: { ...LIMITS, bytes: 2 ** 20 } })).toMatch(/is larger than 1 MB$/);
  });

  test('a download that stalls is aborted', async () => {
    handle = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.write('# Ki');
    };
    expect(await problem(at('/'), { limits: { ...LIMITS, wholeMs: 200 } })).toMatch(/takes too long; try again later$/);
  });

  test('a server that never responds is aborted', async () => {
    handle = () => {};
    expect(await problem(at('/'), { limits: { ...LIMITS, connectMs: 100 } })).toMatch(
      /does not answer; try again later$/,
    );
  });

  test('a host name with a local address is not contacted', async () => {
    handle = answer('secret');
    const guarded = { ...net, isPrivate: NET.isPrivate };
    expect(await problem(at('/'), { net: guarded })).toMatch(/is in the local network; save the list as a file$/);
    expect(asked).toEqual([]);
  });
});

describe('the copy of a list', () => {
  const HOUR = 60 * 60 * 1000;

  test('is shown for an hour without a request', async () => {
    handle = answer('# Kites');
    await list(at('/'));
    now += HOUR - 1;
    const result = await list(at('/'));
    expect([text(result), result.fetchedAt, asked.length]).toEqual(['# Kites', now - HOUR + 1, 1]);
  });

  test('is then checked by its etag, and stays if nothing has changed', async () => {
    const tags: unknown[] = [];
    handle = (request, response) => {
      tags.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"1"') return status(304)(request, response);
      answer('# Kites', { etag: '"1"' })(request, response);
    };
    await list(at('/'));
    now += HOUR;
    expect(text(await list(at('/')))).toBe('# Kites');
    now += HOUR - 1;
    await list(at('/'));
    expect(tags).toEqual([undefined, '"1"']);
  });

  test('is shown at once on request, and renewed in the background', async () => {
    handle = answer('# Old');
    await list(at('/'));
    now += 2 * HOUR;
    handle = answer('# New');
    const result = await list(at('/'), { isInHaste: true });
    expect([text(result), asked.length]).toEqual(['# Old', 1]);
    expect(await result.check?.()).toBe(true);
    expect(text(await list(at('/')))).toBe('# New');
  });

  test('is fetched at once with --refresh', async () => {
    handle = answer('# Kites');
    await list(at('/'));
    handle = answer('# New kites');
    expect(text(await list(at('/'), { fetching: 'refresh', isInHaste: true }))).toBe('# New kites');
    handle = status(500);
    const old = await list(at('/'), { fetching: 'refresh' });
    expect([text(old), old.notice]).toEqual(['# New kites', expect.stringMatching(/500.*this is the copy of /)]);
  });

  test('is used without a request with --offline, and must exist', async () => {
    handle = answer('# Kites');
    expect(await problem(at('/'), { fetching: 'offline' })).toBe(
      'kites/list: no copy of it is kept; leave out --offline to fetch it',
    );
    await list(at('/'));
    asked.length = 0;
    now += 2 * 60 * 60 * 1000;
    const old = await list(at('/'), { fetching: 'offline' });
    expect([text(old), old.notice, asked]).toEqual(['# Kites', expect.stringContaining('this is the copy of'), []]);
  });

  test('is shown with a message if the server cannot be reached', async () => {
    handle = answer('# Kites');
    await list(at('/'));
    now += 3 * 24 * HOUR;
    handle = status(500);
    const result = await list(at('/'));
    expect([text(result), result.notice]).toEqual([
      '# Kites',
      `${new URL(origin).host}: answers with an error (500); try again later; this is the copy of 2026-11-28`,
    ]);
  });

  test('is fetched again if it is damaged', async () => {
    handle = answer('# Kites');
    await list(at('/'));
    for (const name of readdirSync(directory).filter((file) => file.endsWith('.json')))
      writeFileSync(path.join(directory, name), '{"name":1}');
    expect(text(await list(at('/')))).toBe('# Kites');
    expect(asked).toHaveLength(2);
  });

  test('is removed when ten others are newer', async () => {
    handle = answer('# Kites');
    for (let number = 0; number < 12; number++) {
      await list({ ...at('/'), name: `kites/list-${number}` });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(readdirSync(directory)).toHaveLength(20);
    asked = [];
    await list({ ...at('/'), name: 'kites/list-11' });
    expect(asked).toEqual([]);
    await list({ ...at('/'), name: 'kites/list-0' });
    expect(asked).toEqual(['/']);
  });

  test('is optional if nothing can be stored', async () => {
    handle = answer('# Kites');
    expect(text(await list(at('/'), { directory: null }))).toBe('# Kites');
    expect(text(await list(at('/'), { directory: path.join(directory, 'file', 'below') }))).toBe('# Kites');
  });
});
