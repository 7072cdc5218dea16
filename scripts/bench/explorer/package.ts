import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atMost, kilobytes, type Section } from '../kit/table.ts';
import type { Program } from '../kit/workshop.ts';

type Dependencies = Readonly<Record<string, string>>;
type Manifest = {
  readonly dependencies?: Dependencies;
  readonly devDependencies: Dependencies;
  readonly files: string[];
};

/** A packed package: its file and what npm prints about it. */
type Packed = {
  readonly file: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly dependencies: number;
};

const ALWAYS_PACKED = ['LICENSE', 'README.md'];
const MOST = { tarballKilobytes: 500, installedKilobytes: 2000, dependencies: 0 };

/** Packs a program as npm would publish it, with `added` as additional dependencies. */
export function pack({ directory }: Pick<Program, 'name' | 'directory'>, added: readonly string[] = []): Packed {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const versions = added.map((name) => [name, manifest.devDependencies[name] ?? '*']);
  const dependencies = { ...manifest.dependencies, ...Object.fromEntries(versions) };
  for (const file of [...manifest.files, ...ALWAYS_PACKED].filter((name) => name !== 'dist')) {
    cpSync(file, path.join(directory, file), { recursive: true });
  }
  writeFileSync(path.join(directory, 'package.json'), JSON.stringify({ ...manifest, dependencies }));
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', directory];
  const output = execFileSync('npm', args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const [packed] = JSON.parse(output) as [{ filename: string; size: number; unpackedSize: number }];
  const { filename, size, unpackedSize } = packed;
  return { file: path.join(directory, filename), size, unpackedSize, dependencies: Object.keys(dependencies).length };
}

/** Measures the size of the program, packed and installed. */
export function measurePackage(program: Program): Section {
  const { size, unpackedSize, dependencies } = pack(program);
  return {
    title: 'Package',
    rows: [
      { what: 'tarball', median: kilobytes(size), goals: [atMost('', size / 1000, MOST.tarballKilobytes, 'KB')] },
      {
        what: 'installed',
        median: kilobytes(unpackedSize),
        goals: [atMost('', unpackedSize / 1000, MOST.installedKilobytes, 'KB')],
      },
      { what: 'dependencies', median: String(dependencies), goals: [atMost('', dependencies, MOST.dependencies)] },
    ],
  };
}
