import { stateOf } from '../../data/revisions.ts';
import type { Catalog } from '../../data/types.ts';
import { sanitize } from '../../text/sanitize.ts';
import { isListError, readListCatalog } from '../list-file.ts';
import { readRemote } from '../remote/list.ts';
import { readTextFile } from '../text-file.ts';
import { MOST_MANIFEST_BYTES, readManifest, readSigned, type Verified } from './manifest.ts';
import { fileOf, MANIFEST, SOURCE, type Source } from './source.ts';

export { compress } from './compress.ts';

/** The catalog in use, and the ETag of its manifest; `null` for the catalog that came with the program. */
export type Here = { readonly catalog: Catalog; readonly etag: string | null };

/** The outcome of an update: a newer catalog, which is to be kept; none that is newer; no answer; or an offer that is refused. */
export type Outcome =
  | { readonly kind: 'newer'; readonly catalog: Catalog; readonly etag: string | null }
  | { readonly kind: 'newest'; readonly offered: number | null }
  | { readonly kind: 'unreachable' | 'refused'; readonly problem: string };

const LIMITS = { redirects: 5, connectMs: 10_000, wholeMs: 60_000 };

const refused = (problem: string): Outcome => ({ kind: 'refused', problem });

/** Requests the manifest of the release and, if that names a newer revision, the catalog. */
export async function updateFromRelease(here: Here, { release, key, net }: Source = SOURCE): Promise<Outcome> {
  const through = net === undefined ? {} : { net };
  const asked = await readRemote(`${release}/${MANIFEST}`, {
    ...through,
    etag: here.etag,
    limits: { ...LIMITS, bytes: MOST_MANIFEST_BYTES },
  });
  if (asked.kind === 'same') return { kind: 'newest', offered: null };
  if (asked.kind === 'failed') return { kind: 'unreachable', problem: asked.problem };
  if (asked.kind === 'missing') return { kind: 'unreachable', problem: `${release}: no catalog was released yet` };
  const manifest = readManifest(textOf(asked.bytes), key);
  if ('problem' in manifest) return refused(`${release}/${MANIFEST} ${manifest.problem}`);
  const { revision, bytes } = manifest.is;
  if (revision <= revisionOf(here.catalog)) return { kind: 'newest', offered: revision };
  const address = `${release}/${fileOf(revision)}`;
  const got = await readRemote(address, { ...through, limits: { ...LIMITS, bytes: bytes + MOST_MANIFEST_BYTES } });
  if (got.kind === 'failed') return { kind: 'unreachable', problem: got.problem };
  if (got.kind !== 'new') return { kind: 'unreachable', problem: `${address}: it is not there; try again later` };
  return take(textOf(got.bytes), address, here, { key, etag: asked.etag, needed: revision });
}

/** Reads a signed catalog from a file, or from standard input for `-`. */
export async function updateFromFile(file: string, here: Here, { key }: Source = SOURCE): Promise<Outcome> {
  const read = await readTextFile(file);
  if ('problem' in read) return refused(read.problem);
  return take(read.text, file === '-' ? 'standard input' : sanitize(file), here, { key, etag: null, needed: null });
}

type Wanted = { readonly key: string; readonly etag: string | null; readonly needed: number | null };

function take(text: string, name: string, here: Here, { key, etag, needed }: Wanted): Outcome {
  const signed = readSigned(text, key);
  if ('problem' in signed) return refused(`${name} ${signed.problem}`);
  const { revision } = signed.is.manifest;
  if (needed !== null && revision !== needed) return refused(`${name} is revision ${revision}, and not ${needed}`);
  if (revision <= revisionOf(here.catalog)) return { kind: 'newest', offered: revision };
  const read = readWhole(signed.is.catalog, here.catalog);
  if ('problem' in read) return refused(`${name} ${read.problem}`);
  if (revisionOf(read.is) !== revision) return refused(`${name} has another revision than its manifest says`);
  return { kind: 'newer', catalog: read.is, etag };
}

const INCOMPLETE = 'cannot be read whole by this program; a newer awesome-containers may read it';

/** Reads an exported catalog, and refuses it if anything is left out. What exports do not contain comes from the one in use. */
function readWhole(text: string, { title, capturedOn }: Catalog): Verified<Catalog> {
  try {
    const { catalog, notice } = readListCatalog({
      bytes: new TextEncoder().encode(text),
      name: title,
      title,
      file: 'catalog.json',
      base: null,
    });
    return notice === null ? { is: { ...catalog, title, capturedOn } } : { problem: INCOMPLETE };
  } catch (error) {
    if (isListError(error)) return { problem: INCOMPLETE };
    throw error;
  }
}

const revisionOf = (catalog: Catalog): number => stateOf(catalog).revision ?? 0;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
