import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheDirectory } from '../cache-directory.ts';

/** Names the program's files by what is in them; the build writes it. */
const BUILD = '__BUILD__';

/** A flag of V8 that the program has set: what sets it again, and what undoes it. */
type Flag = { readonly set: () => void; readonly undo: () => void };
const flags = new Map<string, Flag>();

/**
 * Sets a flag of V8, by its name, for the rest of the process. V8 takes compiled code only under the flags that it was kept under,
 * so flags are undone while a part is loaded.
 */
export function setFlag(name: string, flag: Flag): void {
  flags.set(name, flag);
  flag.set();
}

/** Undoes a flag for the rest of the process. */
export function dropFlag(name: string): void {
  flags.get(name)?.undo();
  flags.delete(name);
}

function underUsualFlags<T>(act: () => T): T {
  for (const { undo } of flags.values()) undo();
  const done = act();
  for (const { set } of flags.values()) set();
  return done;
}

type Loader = (module: NodeJS.Module, filename: string) => void;
type Wrapped = (exports: unknown, require: NodeJS.Module['require'], module: NodeJS.Module, ...paths: string[]) => void;

/**
 * Keeps what V8 has compiled of the program's files, in the reader's directory for what can be made again, and takes it at the
 * next start: a visit's first answer then needs a third less. Node's own cache keeps what is compiled when a file is
 * loaded; this one also what ran until the end, and works with Node 20. Where nothing can be kept, all is as on the first day.
 */
export function keepCompiled(directory: string): void {
  const home = process.env.NODE_DISABLE_COMPILE_CACHE ? null : cacheDirectory();
  if (home === null) return;
  const kept = new Kept(home);
  const loaders = (Module as unknown as { readonly _extensions: Record<string, Loader> })._extensions;
  const load = loaders['.js'];
  loaders['.cjs'] = (module, filename) => {
    if (dirname(filename) !== directory) load?.(module, filename);
    else run(module, filename, kept.compile(module, filename));
    // Behind what gives back the terminal, which is taken by then.
    kept.writeAtExit();
  };
}

function run(module: NodeJS.Module, filename: string, script: Script): void {
  const wrapped: Wrapped = script.runInThisContext();
  const load = module.require.bind(module);
  wrapped.call(module.exports, module.exports, load, module, filename, dirname(filename));
}

const NODE = `${process.version}-${process.arch}-`;

class Kept {
  readonly #home: string;
  readonly #place: string;
  readonly #scripts = new Map<string, Script>();
  #isNew = false;
  #isWritten = false;

  constructor(home: string) {
    this.#home = home;
    this.#place = join(home, NODE + BUILD);
  }

  compile(module: NodeJS.Module, filename: string): Script {
    const source = Module.wrap(readFileSync(filename, 'utf8'));
    const cachedData = this.#read(basename(filename));
    const script = underUsualFlags(() => new Script(source, { filename, ...(cachedData && { cachedData }) }));
    this.#scripts.set(basename(filename), script);
    if (cachedData === undefined || script.cachedDataRejected === true) this.#expectMore(module);
    return script;
  }

  writeAtExit(): void {
    if (this.#isWritten) return;
    this.#isWritten = true;
    process.on('exit', () => {
      if (this.#isNew) this.#write();
    });
  }

  /** What is new is kept at the end, with what has run only at the start: V8 must not forget that meanwhile. */
  #expectMore(module: NodeJS.Module): void {
    if (this.#isNew) return;
    this.#isNew = true;
    // Not before the first frame, as all starts but the first one do without.
    setImmediate(() => {
      const load = module.require.bind(module);
      const { setFlagsFromString } = load('node:v8');
      setFlag('flush-bytecode', {
        set: () => setFlagsFromString('--no-flush-bytecode'),
        undo: () => setFlagsFromString('--flush-bytecode'),
      });
    });
  }

  #read(name: string): Buffer | undefined {
    try {
      const bytes = readFileSync(join(this.#place, name));
      const data = bytes.subarray(0, -SUM_BYTES);
      return bytes.readUInt32LE(data.length) === sampleSum(data) ? data : undefined;
    } catch {
      return undefined;
    }
  }

  #write(): void {
    try {
      makeDirectories(this.#home, this.#place);
      for (const other of readdirSync(this.#home))
        if (other.startsWith(NODE) && other !== NODE + BUILD) rmSync(join(this.#home, other), { recursive: true });
      underUsualFlags(() => {
        for (const [name, script] of this.#scripts) writeWhole(join(this.#place, name), script.createCachedData());
      });
    } catch {
      // Without it, the next start is as this one was.
    }
  }
}

/** Directories are made one by one: where a file system is as odd as /proc, Node never returns from making all at once. */
function makeDirectories(...paths: readonly string[]): void {
  for (const path of [dirname(paths[0] ?? ''), ...paths]) {
    try {
      mkdirSync(path, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function writeWhole(path: string, data: Buffer): void {
  const sum = Buffer.alloc(SUM_BYTES);
  sum.writeUInt32LE(sampleSum(data));
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([data, sum]), { mode: 0o600 });
  renameSync(unfinished, path);
}

const SUM_BYTES = 4;
const SAMPLE_EVERY = 512;

/** Tells of a block of a file that a crash of the machine has left empty. V8 checks the rest, but not each byte. */
function sampleSum(data: Buffer): number {
  let sum = data.length;
  for (let at = 0; at + SUM_BYTES <= data.length; at += SAMPLE_EVERY) sum = (sum * 31 + data.readUInt32LE(at)) >>> 0;
  return sum;
}
