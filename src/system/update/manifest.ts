import { createHash, createPublicKey, verify } from 'node:crypto';
import { isObject } from '../../readers/json.ts';

/** What a release says about its catalog. The signature covers all of it. */
export type Manifest = {
  readonly revision: number;
  readonly asOf: string;
  /** The length of the catalog in bytes, and its SHA-256. */
  readonly bytes: number;
  readonly sha256: string;
};

/** The version of the form of the manifest and of the file. This program cannot read any other. */
export const FORM = 1;

/** The size limit of a catalog, far above the size of any of ours. */
export const MOST_BYTES = 4 * 2 ** 20;
/** The size limit of a manifest, which is one short line. */
export const MOST_MANIFEST_BYTES = 4_096;

/** The verified value, or a line that says why there is none. */
export type Verified<What> = { readonly is: What } | { readonly problem: string };

/** Returns the text that is signed. */
export const statement = ({ revision, asOf, bytes, sha256 }: Manifest): string =>
  `awesome-containers catalog\nform ${FORM}\nrevision ${revision}\nasOf ${asOf}\nbytes ${bytes}\nsha256 ${sha256}\n`;

const NOT_OURS = 'is not signed with the key of this project; download it again from the releases of the project';

/** Reads a manifest, and verifies its signature with an Ed25519 public key in base64 (SPKI). */
export function readManifest(text: string, key: string): Verified<Manifest> {
  const value = parse(text);
  if (!isObject(value)) return { problem: 'is not a catalog manifest' };
  if (value.form !== FORM) return { problem: 'has another form; a newer awesome-containers may read it' };
  const { revision, asOf, bytes, sha256, signature } = value;
  const isComplete =
    isCount(revision) && isCount(bytes) && matches(/^\d{4}-\d{2}-\d{2}$/, asOf) && matches(/^[0-9a-f]{64}$/, sha256);
  if (!isComplete || typeof signature !== 'string') return { problem: 'is not a catalog manifest' };
  const manifest = { revision, asOf, bytes, sha256 };
  if (!isSigned(manifest, signature, key)) return { problem: NOT_OURS };
  return bytes > MOST_BYTES ? { problem: `is larger than ${MOST_BYTES / 2 ** 20} MB` } : { is: manifest };
}

function isSigned(manifest: Manifest, signature: string, key: string): boolean {
  const spki = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(statement(manifest)), spki, Buffer.from(signature, 'base64'));
}

/** A catalog with its manifest: a file of two lines. */
export type Signed = { readonly manifest: Manifest; readonly catalog: string };

/** Reads a signed catalog, and verifies that it is whole, unchanged and signed with the key. */
export function readSigned(text: string, key: string): Verified<Signed> {
  const end = text.indexOf('\n');
  if (end < 0 || end > MOST_MANIFEST_BYTES) return { problem: 'is not a signed catalog' };
  const read = readManifest(text.slice(0, end), key);
  if ('problem' in read) return read;
  const catalog = text.slice(end + 1);
  const bytes = Buffer.from(catalog);
  if (bytes.length < read.is.bytes) return { problem: 'is incomplete; download it again' };
  const hash = createHash('sha256').update(bytes).digest('hex');
  return hash === read.is.sha256
    ? { is: { manifest: read.is, catalog } }
    : { problem: `was changed after it was signed` };
}

/** Returns the contents of the file of a signed catalog. */
export const signedText = (manifest: Manifest, signature: string, catalog: string): string =>
  `${JSON.stringify({ form: FORM, ...manifest, signature })}\n${catalog}`;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
const matches = (pattern: RegExp, value: unknown): value is string => typeof value === 'string' && pattern.test(value);
