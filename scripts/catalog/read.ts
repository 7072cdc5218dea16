import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkCatalog } from '../../src/data/check.ts';
import type { Catalog, Category } from '../../src/data/types.ts';
import { type CategoryFile, compile, idsIn, type Manifest, type Part } from './compile.ts';
import { LEFT_OUT } from './coverage/left-out.ts';
import { checkKnownIds, KNOWN_IDS, readKnownIds } from './known-ids.ts';
import { LEDGER, readLedger } from './ledger/ledger.ts';
import { withRevisions } from './ledger/stamp.ts';
import { type CheckFile, type FileProblem, readSchemas, say } from './schema.ts';

/** Thrown with all problems of a catalog's files, one per line. */
export class CatalogError extends Error {
  override name = 'CatalogError';

  constructor(problems: readonly FileProblem[]) {
    super(['The catalog is not right:', ...problems.map(say)].join('\n'));
  }
}

const MANIFEST = 'catalog.json';
const HOLDS: readonly Category['holds'][] = ['entries', 'measures', 'mechanisms', 'vulnerabilities', 'categories'];

type Read<T> = { readonly value: T } | { readonly problems: readonly FileProblem[] };

/**
 * Reads the catalog whose files are in `directory`, with every field present. Throws a `CatalogError` that lists all
 * problems when a file violates its schema or the files are inconsistent.
 */
export function readCatalog(directory: string): Catalog {
  const check = readSchemas(join(directory, 'schema'));
  const manifest = readManifest(directory, check);
  if ('problems' in manifest) throw new CatalogError(manifest.problems);

  const { categories } = manifest.value;
  const reads = categories.map((file) => readPart(directory, file, check));
  const problems = [
    ...strayFiles(directory, categories),
    ...reads.flatMap((read) => ('problems' in read ? read.problems : [])),
  ];
  if (problems.length > 0) throw new CatalogError(problems);

  const parts = reads.flatMap((read) => ('value' in read ? [read.value] : []));
  const catalog = compile(manifest.value, parts);
  const faults = checkCatalog(catalog).map((problem) => ({ ...problem, file: filesOf(problem.entry, parts) }));
  const lost = checkKnownIds(catalog, readKnownIds(directory));
  if (faults.length + lost.length > 0) throw new CatalogError([...faults, ...lost]);
  return withRevisions(catalog, readLedger(directory));
}

function readManifest(directory: string, check: CheckFile): Read<Manifest> {
  const read = readJson(directory, MANIFEST);
  if ('problems' in read) return read;
  const problems = check('catalog', MANIFEST, read.value);
  return problems.length > 0 ? { problems } : { value: read.value as Manifest };
}

function readPart(directory: string, file: string, check: CheckFile): Read<Part> {
  const read = readJson(directory, file);
  if ('problems' in read) return read;
  const holds = holdsOf(read.value);
  if (holds === undefined) return problem(file, 'holds', `must be one of: ${HOLDS.join(', ')}`);
  const problems = check(holds, file, read.value);
  if (problems.length > 0) return { problems };
  return { value: { file, id: basename(file, '.json'), category: read.value as CategoryFile } };
}

function readJson(directory: string, file: string): Read<unknown> {
  const path = join(directory, file);
  if (!existsSync(path)) return problem(file, '', 'is not there');
  try {
    return { value: JSON.parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    return problem(file, '', `is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Finds files that the manifest does not name. The program would silently lack them. */
function strayFiles(directory: string, named: readonly string[]): readonly FileProblem[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json') && ![MANIFEST, KNOWN_IDS, LEDGER, LEFT_OUT, ...named].includes(file))
    .map((file) => ({
      file,
      entry: '',
      field: '',
      message: `is not among the categories of ${MANIFEST}; name it there`,
    }));
}

function holdsOf(value: unknown): Category['holds'] | undefined {
  const holds = typeof value === 'object' && value !== null && 'holds' in value ? value.holds : undefined;
  return HOLDS.find((word) => word === holds);
}

function filesOf(id: string, parts: readonly Part[]): string {
  const files = parts.filter((part) => part.id === id || idsIn(part.category).includes(id)).map(({ file }) => file);
  return files.length > 0 ? files.join(', ') : MANIFEST;
}

function problem(file: string, field: string, message: string): { readonly problems: readonly FileProblem[] } {
  return { problems: [{ file, entry: '', field, message }] };
}
