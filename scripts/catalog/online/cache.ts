import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

type Kept = { readonly at: number; readonly answer: unknown };

const DAY = 24 * 60 * 60 * 1000;

/** Goes up when what is kept changes its shape, so that a newer check never reads what an older one wrote. */
const VERSION = 1;

/**
 * Answers kept in a file for a day. Each is written down as soon as it is known, so that a check that was stopped goes on
 * where it was.
 */
export class Cache {
  readonly #file: string;
  readonly #kept: Map<string, Kept>;

  constructor(file: string) {
    this.#file = file;
    this.#kept = new Map(readKept(file).filter(([, { at }]) => Date.now() - at < DAY));
  }

  /** The answer kept under `key`. Only who keeps under a key reads from it, and so knows what it is. */
  get<T>(key: string): T | undefined {
    return this.#kept.get(key)?.answer as T | undefined;
  }

  /** The answer kept under `key`, or else what `ask` gives, which is kept from then on. */
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

/** Nothing when there is no such file, or none that this check wrote: then everything is asked again. */
function readKept(file: string): readonly [string, Kept][] {
  try {
    const { version, kept } = JSON.parse(readFileSync(file, 'utf8'));
    return version === VERSION ? kept : [];
  } catch {
    return [];
  }
}
