import { createHash, generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as requestPlainly, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { releaseFiles } from '../../../scripts/catalog/sign.ts';
import { expandCatalog } from '../../../src/data/compact.ts';
import type { Catalog } from '../../../src/data/types.ts';
import { writtenCatalog } from '../../../src/data/written.ts';
import { NET, type Net } from '../../../src/system/remote/request.ts';
import { unpackCatalog } from '../../../src/system/unpack-catalog.ts';
import { compress } from '../../../src/system/update/compress.ts';
import { keepFetched, readFrom, restorePreviousCatalog } from '../../../src/system/update/kept.ts';
import { fileOf, MANIFEST, SOURCE, type Source } from '../../../src/system/update/source.ts';
import { type Outcome, updateFromFile, updateFromRelease } from '../../../src/system/update/update.ts';
import { catalogOf, madeThing, revised, revisedTwice } from '../../support/made-revisions.ts';

/** The catalog of the program, and the next two revisions of it. */
const second = revisedTwice();
const first: Catalog = { ...second, revisions: second.revisions.slice(1) };
const third = revised(
  ['2026-10-01', catalogOf(madeThing('alpha'))],
  ['2026-11-01', catalogOf(madeThing('alpha'), madeThing('beta'))],
  ['2026-12-01', catalogOf(madeThing('alpha'), madeThing('beta'), madeThing('delta'))],
);

const ours = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const signed = (catalog: Catalog, { privateKey } = ours) => releaseFiles(catalog, privateKey, '1.0.0', new Date(0));
const fileIn = (catalog: Catalog, key = ours): string =>
  signed(catalog, key)[fileOf(catalog.revisions[0]?.revision ?? 0)] ?? '';

/** A local server in place of the releases, and the settings directory. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handle: Handler;
let asked: string[];
let root: string;
let settings: string;
let source: Source;
const server = createServer((request, response) => {
  asked.push(path.basename(request.url ?? ''));
  handle(request, response);
});
const net: Net = { scheme: 'http:', request: requestPlainly as Net['request'], isPrivate: () => false };

beforeEach(async () => {
  asked = [];
  root = mkdtempSync(path.join(tmpdir(), 'update-'));
  settings = path.join(root, 'config');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const key = ours.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  source = { release: `http://localhost:${(server.address() as AddressInfo).port}/catalog`, key, net };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(root, { recursive: true, force: true });
});

/** Responds with the files of a release and their etags, or with 304 if the etag matches. */
const offers =
  (files: Readonly<Record<string, string>>): Handler =>
  (request, response) => {
    const text = files[path.basename(request.url ?? '')];
    if (text === undefined) return response.writeHead(404).end();
    const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { etag, 'content-type': 'application/octet-stream' }).end(text);
  };

/** Fetches an update of a catalog and keeps it, as the program does. */
async function update(catalog = first, of: Source = source): Promise<Outcome> {
  const etag = catalog === first ? null : readFrom(settings).etag;
  const outcome = await updateFromRelease({ catalog, etag }, of);
  if (outcome.kind === 'newer') keepFetched(settings, writtenCatalog(outcome.catalog, '1.0.0', compress), outcome);
  return outcome;
}
const here = (catalog = first) => ({ catalog, etag: null });
const inUse = (): Catalog => {
  const texts = unpackCatalog(path.join(settings, 'catalog'));
  const { known: _, ...catalog } = expandCatalog(JSON.parse(texts.catalog), () => JSON.parse(texts.details));
  return catalog;
};
const problemOf = (outcome: Outcome) => ('problem' in outcome ? `${outcome.kind}: ${outcome.problem}` : outcome.kind);
const nothingKept = () => expect(existsSync(settings) ? readdirSync(settings) : []).toEqual([]);

describe('a newer catalog of a release', () => {
  test('is kept with its signature', async () => {
    handle = offers(signed(second));
    expect(await update()).toMatchObject({ kind: 'newer', catalog: second });
    expect(inUse()).toEqual(second);
    expect(asked).toEqual([MANIFEST, 'catalog-2.jsonl']);
    expect(readdirSync(settings)).toEqual(['catalog']);
  });

  test('replaces the previous one, which can be restored once', async () => {
    handle = offers(signed(second));
    await update();
    handle = offers(signed(third));
    expect((await update(second)).kind).toBe('newer');
    expect(inUse().revisions[0]?.revision).toBe(3);
    expect(restorePreviousCatalog(settings)).toBe(true);
    expect(inUse()).toEqual(second);
    expect(restorePreviousCatalog(settings)).toBe(true);
    expect(existsSync(path.join(settings, 'catalog'))).toBe(false);
    expect(restorePreviousCatalog(settings)).toBe(false);
  });
});

describe('no newer catalog', () => {
  test('is detected by one small request', async () => {
    handle = offers(signed(second));
    await update();
    asked = [];
    expect(await update(second)).toEqual({ kind: 'newest', offered: null });
    expect(asked).toEqual([MANIFEST]);
  });

  test('is reported for a release with an older revision', async () => {
    handle = offers(signed(first));
    expect(await update(second)).toEqual({ kind: 'newest', offered: 1 });
    expect(asked).toEqual([MANIFEST]);
    nothingKept();
  });

  test('is detected with a full manifest request if the program is newer than the fetched catalog', async () => {
    handle = offers(signed(second));
    await update();
    expect(await updateFromRelease(here(third), source)).toEqual({ kind: 'newest', offered: 2 });
  });
});

const { [MANIFEST]: MANIFEST_2 = '', 'catalog-2.jsonl': CATALOG_2 = '' } = signed(second);
const HUGE = JSON.stringify({ ...JSON.parse(MANIFEST_2), bytes: 2 ** 30 });
const changed = CATALOG_2.replace('What gamma is.', 'What gamma was');

describe('no catalog is kept', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'signed with another key',
      signed(second, others),
      'refused: * is not signed with the key of this project; download it again',
    ],
    ['whose manifest has another length', { [MANIFEST]: HUGE }, 'refused: * is not signed with the key'],
    [
      'with a web page in place of the manifest',
      { [MANIFEST]: '<html>Log in</html>' },
      'refused: * is not a catalog manifest',
    ],
    ['with an endless manifest', { [MANIFEST]: ' '.repeat(9_999) }, 'unreachable: *: it is larger than 4 kB'],
    [
      'in another format',
      { [MANIFEST]: MANIFEST_2.replace('"form":1', '"form":2') },
      'a newer awesome-containers may read it',
    ],
    ['without a manifest', {}, 'unreachable: *: no catalog was released yet'],
    ['without the catalog', { [MANIFEST]: MANIFEST_2 }, 'unreachable: *: it is not there; try again later'],
    [
      'cut short',
      { [MANIFEST]: MANIFEST_2, 'catalog-2.jsonl': CATALOG_2.slice(0, -9) },
      'refused: * is incomplete; download it again',
    ],
    [
      'with one changed letter',
      { [MANIFEST]: MANIFEST_2, 'catalog-2.jsonl': changed },
      'refused: * was changed after it was signed',
    ],
    [
      'longer than its manifest states',
      { [MANIFEST]: MANIFEST_2, 'catalog-2.jsonl': `${CATALOG_2}${' '.repeat(9_999)}` },
      'is larger than',
    ],
    [
      'with the catalog of another revision',
      { [MANIFEST]: MANIFEST_2, 'catalog-2.jsonl': fileIn(third) },
      'refused: * is revision 3, and not 2',
    ],
  ])('from a release %s', async (_name, files, problem) => {
    handle = offers(files);
    const said = problemOf(await update()).replace(/http:\S*?(?=:? )/, '*');
    expect(said).toContain(problem);
    nothingKept();
  });

  test('from a server that responds with an error or is not found', async () => {
    handle = (_request, response) => response.writeHead(503).end();
    expect(problemOf(await update())).toMatch(/^unreachable: localhost:\d+: answers with an error \(503\)/);
    const { release } = SOURCE;
    expect(new URL(release).protocol).toBe('https:');
    const plain = { ...source, net: { ...net, scheme: NET.scheme } };
    expect(problemOf(await update(first, plain))).toContain('leads to http: instead of https:');
    nothingKept();
  });

  test('from a connection that breaks off', async () => {
    handle = (request, response) => {
      if (request.url?.endsWith(MANIFEST)) return response.end(MANIFEST_2);
      response.writeHead(200, { 'content-length': CATALOG_2.length });
      return response.write(CATALOG_2.slice(0, 99), () => response.destroy());
    };
    expect(problemOf(await update())).toMatch(/^unreachable: localhost:\d+: can/);
    nothingKept();
  });

  test.each([
    ['has dangling references', { ...second, entries: second.entries.map((one) => ({ ...one, url: 'x' })) }],
    ['has entries without a name', { ...second, entries: second.entries.map((one) => ({ ...one, name: '' })) }],
  ])('that is signed but %s', async (_name, catalog) => {
    handle = offers(signed(catalog));
    expect(problemOf(await update())).toContain('cannot be read whole by this program; a newer awesome-containers may');
    nothingKept();
  });

  test.skipIf(process.getuid?.() === 0)('in a read-only directory, and the previous catalog stays', async () => {
    mkdirSync(settings);
    chmodSync(settings, 0o500);
    handle = offers(signed(second));
    await expect(update()).rejects.toThrow(/EACCES|EPERM/);
    chmodSync(settings, 0o700);
    nothingKept();
  });
});

describe('a file', () => {
  const written = (text: string): string => {
    const file = path.join(root, 'catalog-2.jsonl');
    writeFileSync(file, text);
    return file;
  };

  test('that is signed is accepted without a connection', async () => {
    expect(await updateFromFile(written(CATALOG_2), here(), source)).toMatchObject({ kind: 'newer', catalog: second });
    expect(asked).toEqual([]);
  });

  test.each([
    ['signed with another key', fileIn(second, others), 'is not signed with the key of this project'],
    ['that is an export without a signature', CATALOG_2.slice(CATALOG_2.indexOf('\n') + 1), 'is not a signed catalog'],
    ['that was changed', changed, 'was changed after it was signed'],
    ['that is empty', '', 'is not a signed catalog'],
  ])('%s is rejected', async (_name, text, problem) => {
    expect(problemOf(await updateFromFile(written(text), here(), source))).toContain(problem);
    nothingKept();
  });

  test('of an older revision changes nothing', async () => {
    expect(await updateFromFile(written(CATALOG_2), here(third), source)).toEqual({ kind: 'newest', offered: 2 });
    nothingKept();
  });

  test('that does not exist is named', async () => {
    expect(problemOf(await updateFromFile('nowhere.jsonl', here(), source))).toBe(
      'refused: cannot read nowhere.jsonl: there is no such file',
    );
  });
});

test('the program’s key is an Ed25519 public key', async () => {
  const { createPublicKey } = await import('node:crypto');
  const key = createPublicKey({ key: Buffer.from(SOURCE.key, 'base64'), format: 'der', type: 'spki' });
  expect(key.asymmetricKeyType).toBe('ed25519');
});
