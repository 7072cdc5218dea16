import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

type Kept = { readonly at: number; readonly answer: unknown };

const DAY = 24 * 60 * 60 * 1000;

/** The version of the file's format. Increase it when the shape of the answers changes, so that old files are ignored. */
const VERSION = 1;

/**
 * Answers kept in a file for a day. Each is written as soon as it is known, so that a check that was stopped continues
 * where it was.
 */
export class Cache {
  readonly #file: string;
  readonly #kept: Map<string, Kept>;

  constructor(file: string) {
    this.#file = file;
    this.#kept = new Map(readKept(file).filter(([, { at }]) => Date.now() - at < DAY));
  }

  /** Returns the answer under `key`. The type is not checked: a key is read only by the code that wrote it. */
  get<T>(key: string): T | undefined {
    return this.#kept.get(key)?.answer as T | undefined;
  }

  /** Returns the answer under `key`; if there is none, calls `ask` and keeps its answer. */
  async keep<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const kept = this.get<T>(key);
    if (kept !== undefined) return kept;
    const answer = await ask();
    this.set(key, answer);
    return answer;
  }

  set(key: string, answer: unknown): void {
    this.#kept.set(key, { at: Date.now(), answer });
    mkdirSync(dirname(this.#file), { recursive: true });
    const unfinished = `${this.#file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify({ version: VERSION, kept: [...this.#kept] }));
    renameSync(unfinished, this.#file);
  }
}

/** Returns nothing when the file is missing or in another format; then every request is made again. */
function readKept(file: string): readonly [string, Kept][] {
  try {
    const { version, kept } = JSON.parse(readFileSync(file, 'utf8'));
    return version === VERSION ? kept : [];
  } catch {
    return [];
  }
}
