import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FIRST, type Finder } from './quality.ts';
import type { ItemRecord } from './records.ts';

/** Fields for fzf to search: all but the first, which is the number of an item. */
const SEARCHED_FIELDS = '2..';
const NO_MATCH = 1;
/** Room for the whole output: a short query keeps nearly all lines, with all texts of each entry. */
const MOST_BYTES = 1 << 29;

/** fzf on a file with one line per item. There is only one file, which the next instance overwrites. */
export type Fzf = {
  readonly find: Finder;
  /** Filters without reading the result. */
  readonly press: (text: string) => void;
};

/** Returns the installed version of fzf, or `null`. */
export function fzfVersion(): string | null {
  const { status, stdout } = spawnSync('fzf', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (stdout.trim().split(' ')[0] ?? null) : null;
}

export function createFzf(records: readonly ItemRecord[]): Fzf {
  const file = path.join(workshop(), 'lines.txt');
  writeFileSync(file, records.map(lineOf).join(''));
  return {
    find: (text) => firstIds(filter(text, file, 'pipe'), records),
    press: (text) => void filter(text, file, 'ignore'),
  };
}

let directory: string | undefined;

/** Returns the temporary directory, which is created at the first call. */
function workshop(): string {
  if (directory === undefined) {
    directory = mkdtempSync(path.join(tmpdir(), 'bench-search-'));
    process.on('exit', removeFzf);
  }
  return directory;
}

/** Removes the temporary directory. */
export function removeFzf(): void {
  if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  directory = undefined;
}

function lineOf({ name, aliases, category, summary }: ItemRecord, index: number): string {
  const texts = [name, aliases.join(' '), category.join(' '), summary].map((text) => text.replace(/\s+/g, ' '));
  return `${[index, ...texts].join('\t')}\n`;
}

function filter(text: string, file: string, output: 'pipe' | 'ignore'): string {
  const lines = openSync(file, 'r');
  try {
    const { status, stdout, stderr, error } = spawnSync(
      'fzf',
      ['--delimiter=\t', `--nth=${SEARCHED_FIELDS}`, `--filter=${text}`],
      // The environment leaves out the user's own options for fzf.
      {
        stdio: [lines, output, 'pipe'],
        encoding: 'utf8',
        maxBuffer: MOST_BYTES,
        env: { PATH: process.env.PATH, LANG: process.env.LANG },
      },
    );
    if (error) throw error;
    if (status !== 0 && status !== NO_MATCH) throw new Error(`fzf failed at ${JSON.stringify(text)}: ${stderr}`);
    return stdout ?? '';
  } finally {
    closeSync(lines);
  }
}

function firstIds(output: string, records: readonly ItemRecord[]): readonly string[] {
  const lines = output.split('\n', FIRST).filter((line) => line !== '');
  return lines.flatMap((line) => records[Number.parseInt(line, 10)]?.id ?? []);
}
