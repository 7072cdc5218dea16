import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheDirectory } from '../cache-directory.ts';
import { FileCache } from './file-cache.ts';
import { setFlag, underUsualFlags } from './flags.ts';
import { isPacked, readPack } from './pack.ts';

export { dropFlag, setFlag } from './flags.ts';

const EXTENSION = '.cjs';

let keptHere: FileCache | null = null;

/** Returns what is kept from visit to visit; `null` if nothing can be kept. */
export const keptFiles = (): FileCache | null => keptHere;

/** The texts that were made in this visit, by the names under which they are kept. */
const made = new Map<string, string>();

/** Returns an ASCII text that takes time to make: kept by an earlier visit, or made now and kept at the end of this one. */
export function keptText(name: string, make: () => string): string {
  const kept = made.get(name) ?? keptHere?.read(name)?.toString('latin1');
  if (kept !== undefined) return kept;
  const text = make();
  made.set(name, text);
  return text;
}

type Loader = (module: NodeJS.Module, filename: string) => void;
type Resolver = (request: string, parent: NodeJS.Module | undefined, ...rest: readonly unknown[]) => string;
type Internals = { _extensions: Record<string, Loader>; _resolveFilename: Resolver };
type Wrapped = (exports: unknown, require: NodeJS.Module['require'], module: NodeJS.Module, ...paths: string[]) => void;

/**
 * Makes `require` find the parts of the program in a directory. Most of them are in a pack, which takes three quarters of the
 * space that they would take one by one. The parts, and the code that V8 has compiled from them, are kept in the user's cache
 * directory, and read from there at the next start. The first answer of a visit then takes a third less time. Node's own cache
 * keeps the code that is compiled when a file is loaded. This one also keeps the code that was compiled until the end, and works
 * with Node 20. If nothing can be kept, every start is like the first one.
 */
export function loadParts(directory: string, home: string | null = homeOfKept()): void {
  const internals = Module as unknown as Internals;
  keptHere = home === null ? null : new FileCache(home);
  const parts = new Parts(directory, keptHere);
  const { _resolveFilename: resolve } = internals;
  const load = internals._extensions['.js'];
  internals._resolveFilename = (request, parent, ...rest) => {
    const path = request.startsWith('./') ? join(dirname(parent?.filename ?? ''), request) : request;
    return isPart(path, directory) ? path : resolve(request, parent, ...rest);
  };
  internals._extensions[EXTENSION] = (module, filename) => {
    if (!isPart(filename, directory)) load?.(module, filename);
    else run(module, filename, parts.compile(module, filename));
    // The terminal has been taken by now. So at the exit, this runs after the terminal is given back.
    parts.keepAtExit();
  };
}

const homeOfKept = () => (process.env.NODE_DISABLE_COMPILE_CACHE ? null : cacheDirectory());

/** Whether a file is a part. Node itself finds all other files, as usual. */
const isPart = (path: string, directory: string): boolean => path.endsWith(EXTENSION) && dirname(path) === directory;

function run(module: NodeJS.Module, filename: string, script: Script): void {
  const wrapped: Wrapped = script.runInThisContext();
  const load = module.require.bind(module);
  wrapped.call(module.exports, module.exports, load, module, filename, dirname(filename));
}

/** A part that was loaded, and its source if that had to be unpacked. */
type Part = { readonly script: Script; readonly unpacked: string | null };

class Parts {
  readonly #directory: string;
  readonly #kept: FileCache | null;
  readonly #loaded = new Map<string, Part>();
  #pack: ReadonlyMap<string, string> | undefined;
  #isNew = false;
  #isKeeping = false;

  constructor(directory: string, kept: FileCache | null) {
    this.#directory = directory;
    this.#kept = kept;
  }

  compile(module: NodeJS.Module, filename: string): Script {
    const name = basename(filename);
    const { source, isPacked } = this.#read(module, name);
    const cachedData = this.#kept?.read(name);
    const script = underUsualFlags(
      () => new Script(isPacked ? source : Module.wrap(source), { filename, ...(cachedData && { cachedData }) }),
    );
    this.#loaded.set(name, { script, unpacked: isPacked ? source : null });
    if (cachedData === undefined || script.cachedDataRejected === true) this.#expectMore(module);
    return script;
  }

  keepAtExit(): void {
    if (this.#isKeeping || this.#kept === null) return;
    this.#isKeeping = true;
    process.on('exit', () => {
      if (this.#isNew || made.size > 0) underUsualFlags(() => this.#kept?.write(this.#files()));
    });
  }

  #read(module: NodeJS.Module, name: string): { readonly source: string; readonly isPacked: boolean } {
    const plain = () => ({ source: readFileSync(join(this.#directory, name), 'latin1'), isPacked: false });
    if (!isPacked(name)) return plain();
    const kept = this.#pack === undefined ? this.#kept?.read(name + SOURCE) : undefined;
    if (kept !== undefined) return { source: kept.toString('latin1'), isPacked: true };
    this.#pack ??= readPack(this.#directory, module.require.bind(module) as NodeJS.Require);
    const packed = this.#pack.get(name);
    return packed === undefined ? plain() : { source: packed, isPacked: true };
  }

  /** Notes that there is new code to keep at the end. Some of it runs only at the start, so V8 must not discard it meanwhile. */
  #expectMore(module: NodeJS.Module): void {
    if (this.#isNew || this.#kept === null) return;
    this.#isNew = true;
    // Not before the first frame: only the first start needs this.
    setImmediate(() => {
      const load = module.require.bind(module);
      const { setFlagsFromString } = load('node:v8');
      setFlag('flush-bytecode', {
        set: () => setFlagsFromString('--no-flush-bytecode'),
        undo: () => setFlagsFromString('--flush-bytecode'),
      });
    });
  }

  *#files(): Iterable<readonly [string, Buffer]> {
    for (const [name, text] of made) yield [name, Buffer.from(text, 'latin1')];
    if (!this.#isNew) return;
    for (const [name, { script, unpacked }] of this.#loaded) {
      yield [name, script.createCachedData()];
      if (unpacked !== null) yield [name + SOURCE, Buffer.from(unpacked, 'latin1')];
    }
  }
}

/** The ending of a file with the source of a part. The file without it has the compiled code. */
const SOURCE = '.source';
