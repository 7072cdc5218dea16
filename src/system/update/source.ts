import type { Net } from '../remote/request.ts';

/** The release of the project that always has the newest catalog. */
const RELEASE = 'https://github.com/awesome-containers-explorer/awesome-containers/releases/download/catalog';

/**
 * The public half of the key that catalogs are signed with: Ed25519, in base64 (SPKI). The private half is in no repository;
 * `npm run catalog:sign` reads it from a file.
 */
const KEY = 'MCowBQYDK2VwAyEAVmy5lq16ObtvWMIhVvbk1DQFvuXlQWAGRNlvygl8psg=';

/** Where catalogs come from, and the key with which they must be signed. A test uses its own, and its own network. */
export type Source = { readonly release: string; readonly key: string; readonly net?: Net };

export const SOURCE: Source = { release: RELEASE, key: KEY };

/** The names of the files of a release. */
export const MANIFEST = 'manifest.json';
export const fileOf = (revision: number): string => `catalog-${revision}.jsonl`;
