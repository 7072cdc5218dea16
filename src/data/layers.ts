import type { Relations } from './relations.ts';
import type { Boundary, Entry, Kind } from './types.ts';

/** How an entry stands on the one below it. */
export type Standing = 'uses' | 'uses by default' | 'wraps';

/** An entry between a container and the kernel of the host. */
export type Layer = {
  readonly entry: Entry;
  /** How the layer above stands on it; `null` for the uppermost. */
  readonly how: Standing | null;
  /** What the layer above can use besides, and no layer further down is. */
  readonly besides: readonly Entry[];
  /** What can take its place. */
  readonly instead: readonly Entry[];
  /** How many of its notes record an escape. */
  readonly escapes: number;
};

/** More layers than there are between anything and a kernel: a list of the reader's own may say anything. */
const MOST_LAYERS = 12;
/** Of what one entry stands on, more than anybody records. */
const MOST_BELOW = 50;

/** What runs containers, and so can be a layer. */
const RUNS: ReadonlySet<string> = new Set<Kind>([
  'runtime',
  'engine',
  'sandbox',
  'system container manager',
  'virtual machine',
  'orchestrator',
]);

/** An orchestrator has no boundary of its own; of anything else without one, nobody says that it isolates. */
const isLayer = ({ kind, boundary }: Entry): boolean =>
  kind !== null && RUNS.has(kind) && (boundary !== null || kind === 'orchestrator');

/**
 * The layers from an entry down to the one that stands on the kernel, the entry first. Of several that one could stand on, the
 * next is the one that itself stands on most of the others; then the one that is used by default; then the one recorded first.
 * Nothing is a layer twice, whatever a catalog says. An entry that stands on nothing is its own only layer.
 */
export function findLayers(entry: Entry, relations: Relations): readonly Layer[] {
  const layers: Layer[] = [layerOf(entry, null, [], [])];
  const seen = new Set([entry]);
  for (let top = entry; layers.length < MOST_LAYERS; ) {
    const below = [...standsOn(top, relations)].filter(([other]) => !seen.has(other));
    const [next] = below.toSorted(([a, howA], [b, howB]) => {
      const others = below.map(([other]) => other);
      return countBelow(b, others, relations) - countBelow(a, others, relations) || rank(howA) - rank(howB);
    });
    if (next === undefined) break;
    const [other, how] = next;
    seen.add(other);
    layers.push(
      layerOf(
        other,
        how,
        below.map(([one]) => one).filter((one) => one !== other),
        instead(other, relations),
      ),
    );
    top = other;
  }
  const all = new Set(layers.map((layer) => layer.entry));
  return layers.map((layer) => ({
    ...layer,
    besides: layer.besides.filter((other) => !all.has(other)),
    instead: layer.instead.filter((other) => !all.has(other)),
  }));
}

/** Entries that stand on an entry directly, those that use it by default first. */
export function standingOn({ id }: Entry, relations: Relations): readonly Entry[] {
  const { namedBy } = relations;
  const byDefault = relations.entriesById([id]).flatMap((entry) => namedBy(entry, 'default of'));
  return [...new Set([...byDefault, ...relations.naming(id, 'wraps'), ...relations.naming(id, 'uses')])].filter(
    isLayer,
  );
}

function layerOf(entry: Entry, how: Standing | null, besides: readonly Entry[], others: readonly Entry[]): Layer {
  const escapes = entry.notes.filter(({ impact }) => impact === 'escape').length;
  return { entry, how, besides, instead: others, escapes };
}

/** What an entry stands on directly, and how. */
function standsOn(entry: Entry, relations: Relations): ReadonlyMap<Entry, Standing> {
  const found = new Map<Entry, Standing>();
  const add = (entries: readonly Entry[], how: Standing) => {
    for (const other of entries) {
      if (found.size < MOST_BELOW && other !== entry && !found.has(other) && isLayer(other)) found.set(other, how);
    }
  };
  add(relations.namedBy(entry, 'wraps'), 'wraps');
  add(relations.naming(entry.id, 'default of'), 'uses by default');
  add(relations.namedBy(entry, 'uses'), 'uses');
  return found;
}

const instead = ({ id }: Entry, relations: Relations): readonly Entry[] =>
  relations.naming(id, 'in place of').filter(isLayer);

/** On how many of some entries another one stands. */
function countBelow(entry: Entry, others: readonly Entry[], relations: Relations): number {
  const below = standsOn(entry, relations);
  return others.filter((other) => below.has(other)).length;
}

/** What wraps another does nothing without it; a default is what most people have. */
const rank = (how: Standing): number => ['wraps', 'uses by default', 'uses'].indexOf(how);

/** The layers of an entry as they are drawn, each line in words: from what stands on the entry down to the kernel. */
export type Descent = {
  /** Names of what stands on it; empty where nothing does. */
  readonly above: string;
  readonly steps: readonly {
    readonly layer: Layer;
    /** Between it and the layer above. */
    readonly how: string;
    /** Below it. */
    readonly remarks: readonly string[];
  }[];
  /** How the last one stands on the kernel, and on what; `null` where that is not recorded. */
  readonly kernel: readonly [string, string] | null;
};

const KERNEL = 'the kernel of the host';

/** How a layer stands on the kernel. */
const ON_THE_KERNEL: Readonly<Record<Boundary, string>> = {
  'shared kernel': 'shares',
  'kernel in user space': 'has a kernel of its own in user space, on',
  'own kernel in a VM': 'has a kernel of its own in a VM, on',
};

/** The descent from an entry to the kernel; `null` where it stands on nothing recorded and nothing stands on it. */
export function descentFrom(entry: Entry, relations: Relations): Descent | null {
  const layers = findLayers(entry, relations);
  const above = isLayer(entry) ? standingOn(entry, relations) : [];
  const forkOf = (one: Entry) => relations.namedBy(one, 'fork of');
  if (layers.length === 1 && above.length === 0 && (forkOf(entry).length === 0 || !isLayer(entry))) return null;
  const boundary = layers.at(-1)?.entry.boundary ?? null;
  return {
    above: namesOf(above, 'and'),
    steps: layers.map((layer) => ({
      layer,
      how: [layer.how ?? '', ...textOf('also ', layer.besides, 'and')].join('; '),
      remarks: [...textOf('fork of ', forkOf(layer.entry), 'and'), ...textOf('or ', layer.instead, 'or')],
    })),
    kernel: boundary === null ? null : [ON_THE_KERNEL[boundary], KERNEL],
  };
}

const textOf = (opening: string, entries: readonly Entry[], word: 'and' | 'or'): readonly string[] =>
  entries.length === 0 ? [] : [`${opening}${namesOf(entries, word)}`];

/** More names than that are counted. */
const MOST_NAMES = 4;

function namesOf(entries: readonly Entry[], word: 'and' | 'or'): string {
  const left = entries.length - MOST_NAMES;
  const names = [...entries.slice(0, MOST_NAMES).map(({ name }) => name), ...(left > 0 ? [`${left} more`] : [])];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
