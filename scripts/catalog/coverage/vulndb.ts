import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Entry } from '../../../src/data/types.ts';
import { Misuse } from '../script.ts';
import { type Advisory, type Finding, isAdvisoryId, readOsv } from './advisory.ts';
import { moduleRoot, readPurl } from './purl.ts';

/** Thrown when the given directory is not a readable checkout of golang/vulndb. */
export class VulndbError extends Misuse {
  override name = 'VulndbError';
}

/**
 * The folders with the records. Excluded records concern programs rather than libraries; they contain ids and modules,
 * but no details.
 */
const FOLDERS: readonly Folder[] = [
  { path: 'data/osv', extension: '.json', read: (text) => readRecord(JSON.parse(text)) },
  { path: 'data/excluded', extension: '.yaml', read: (text) => readExcluded(load(text)) },
];
const MOST_BYTES = 512 * 1024 * 1024;

type Folder = {
  readonly path: string;
  readonly extension: string;
  readonly read: (text: string) => ModuleAdvisory | null;
};
/** An advisory and the modules that it affects. */
type ModuleAdvisory = { readonly advisory: Advisory; readonly modules: readonly string[] };

/** Finds the advisories of entries with a Go module in a checkout of golang/vulndb, or in a bare repository of it. */
export function findInVulndb(directory: string, entries: readonly Entry[]): readonly Finding[] {
  const byModule = new Map<string, Advisory[]>();
  for (const { advisory, modules } of readAll(directory)) {
    for (const module of new Set(modules.map(keyOf))) byModule.set(module, [...(byModule.get(module) ?? []), advisory]);
  }
  return entries.flatMap((entry) => {
    const modules = goModules(entry);
    const advisories = modules.flatMap((module) => byModule.get(module) ?? []);
    return modules.length === 0 ? [] : [{ entry: entry.id, advisories }];
  });
}

/** Returns the Go modules of an entry, as keys for the records. */
function goModules({ purl }: Entry): readonly string[] {
  const modules = purl.map(readPurl).filter(({ type }) => type === 'golang');
  return [...new Set(modules.map(({ name }) => keyOf(name)))];
}

/** Returns the key of a module. It is lower case, because package URLs may lower-case a path that has capitals. */
function keyOf(module: string): string {
  return moduleRoot(module).toLowerCase();
}

function readRecord(record: unknown): ModuleAdvisory | null {
  const advisory = readOsv(record);
  const names = listOf(Object(record).affected).map((part) => Object(Object(part).package).name);
  return advisory && { advisory, modules: names.filter((name) => typeof name === 'string') };
}

function readExcluded(record: unknown): ModuleAdvisory | null {
  const { cves, ghsas, modules, excluded } = Object(record);
  const ids = [...listOf(cves), ...listOf(ghsas)].filter(isAdvisoryId);
  const names = listOf(modules).map((part) => Object(part).module);
  if (ids.length === 0 || excluded === 'WITHDRAWN') return null;
  return { advisory: { ids, summary: '' }, modules: names.filter((name) => typeof name === 'string') };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function readAll(directory: string): readonly ModuleAdvisory[] {
  if (!existsSync(directory)) throw new VulndbError(`${directory} is not there`);
  const [records = { path: '' }] = FOLDERS;
  const hasFiles = existsSync(join(directory, records.path));
  const told = FOLDERS.flatMap((folder) => {
    const texts = hasFiles ? readFiles(directory, folder) : readCommitted(directory, folder);
    return texts.flatMap((text) => folder.read(text) ?? []);
  });
  if (told.length === 0) throw new VulndbError(`${directory} has no ${records.path}; name a checkout of golang/vulndb`);
  return told;
}

function readFiles(directory: string, { path, extension }: Folder): readonly string[] {
  const folder = join(directory, path);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(extension)) : [];
  return files.map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** Reads the records of the newest commit, for a bare repository. */
function readCommitted(directory: string, { path, extension }: Folder): readonly string[] {
  const list = git(directory, ['ls-tree', '-r', 'HEAD', `${path}/`]).toString('utf8');
  const files = list.split('\n').filter((line) => line.endsWith(extension));
  const hashes = files.map((line) => line.split(/\s/)[2]);
  return hashes.length === 0 ? [] : splitBatch(git(directory, ['cat-file', '--batch'], hashes.join('\n')));
}

function git(directory: string, args: readonly string[], input = ''): Buffer {
  const { status, stdout, error } = spawnSync('git', ['-C', directory, ...args], { input, maxBuffer: MOST_BYTES });
  if (error || status !== 0) throw new VulndbError(`${directory} is no checkout of golang/vulndb that git can read`);
  return stdout;
}

/** Splits the output of `git cat-file --batch`, where each file follows a line with its hash, type and length. */
function splitBatch(batch: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf('\n', at);
    const length = Number(batch.toString('utf8', at, end).split(' ')[2]);
    texts.push(batch.toString('utf8', end + 1, end + 1 + length));
    at = end + 1 + length + 1;
  }
  return texts;
}
