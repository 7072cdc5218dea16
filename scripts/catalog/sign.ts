import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exportJson } from '../../src/commands/print/listing.ts';
import { stateOf } from '../../src/data/revisions.ts';
import type { Catalog } from '../../src/data/types.ts';
import { type Manifest, signedText, statement } from '../../src/system/update/manifest.ts';
import { fileOf, MANIFEST } from '../../src/system/update/source.ts';
import { readCatalog } from './read.ts';

const USAGE = `npm run catalog:sign -- --key FILE [options]

Writes the files of a release of the catalog: the manifest, and the signed catalog.

  --key FILE      the private key (Ed25519, PEM)
  --output DIR    where to write them; otherwise release
  --new-key FILE  make a key instead: the private half is written to FILE, and the public half printed
`;

/** Returns the files of a release by name. The manifest is also the first line of the catalog's file. */
export function releaseFiles(
  catalog: Catalog,
  key: KeyObject,
  version: string,
  now: Date,
): Readonly<Record<string, string>> {
  const { revision, asOf } = stateOf(catalog);
  if (revision === null || asOf === null) throw new Error('The catalog has no revision: run npm run catalog:record');
  const text = JSON.stringify(JSON.parse(exportJson(catalog, version, now)));
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manifest: Manifest = { revision, asOf, bytes: bytes.length, sha256 };
  const signature = sign(null, Buffer.from(statement(manifest)), key).toString('base64');
  const file = signedText(manifest, signature, text);
  return { [MANIFEST]: file.slice(0, file.indexOf('\n')), [fileOf(revision)]: file };
}

function makeKey(file: string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(`The public half, for KEY in src/system/update/source.ts:`);
  console.log(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
}

function writeRelease(keyFile: string, output: string): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const key = createPrivateKey(readFileSync(keyFile));
  const files = releaseFiles(readCatalog(join('src', 'data', 'catalog')), key, version, new Date());
  mkdirSync(output, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(output, name), text);
  console.log(`Written to ${output}: ${Object.keys(files).join(', ')}.`);
}

function main(): void {
  const { values } = parseArgs({
    options: {
      key: { type: 'string' },
      output: { type: 'string', default: 'release' },
      'new-key': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) console.log(USAGE);
  else if (values['new-key'] !== undefined) makeKey(values['new-key']);
  else if (values.key !== undefined) writeRelease(values.key, values.output);
  else {
    console.error(USAGE);
    process.exitCode = 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
