import type { Relations } from './relations.ts';
import type { Boundary, Entry, Kind } from './types.ts';

/** How an entry stands on the one below it. */
export type Dependency = 'uses' | 'uses by default' | 'wraps';

/** An entry between a container and the kernel of the host. */
export type Layer = {
  readonly entry: Entry;
  /** How the layer above stands on it; `null` for the top layer. */
  readonly how: Dependency | null;
  /** Other entries that the layer above can use, unless they are layers further down. */
  readonly besides: readonly Entry[];
  /** Entries that can replace it. */
  readonly instead: readonly Entry[];
  /** How many of its notes record an escape. */
  readonly escapes: number;
};

/** The most layers: more than there really are above any kernel, but a list of the user's own may claim anything. */
const MOST_LAYERS = 12;
/** The most entries that are looked at below one entry: more than anybody records. */
const MOST_BELOW = 50;

/** The kinds of entries that run containers, and so can be layers. */
const RUNS: ReadonlySet<string> = new Set<Kind>([
  'runtime',
  'engine',
  'sandbox',
  'system container manager',
  'virtual machine',
  'orchestrator',
]);

/** Whether an entry can be a layer. Only an orchestrator needs no boundary; anything else must be recorded to isolate. */
const isLayer = ({ kind, boundary }: Entry): boolean =>
  kind !== null && RUNS.has(kind) && (boundary !== null || kind === 'orchestrator');

/**
 * Finds the layers from an entry, which comes first, down to the one that stands on the kernel. If a layer can stand on several
 * entries, the next layer is the one that itself stands on most of the others. Among equals, one that the layer wraps comes
 * first, then one that it uses by default, then the one recorded first. No entry is a layer twice, whatever a catalog says. An
 * entry that stands on nothing is its own only layer.
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

/** Returns the entries that stand on an entry directly, those that use it by default first. */
export function standingOn({ id }: Entry, relations: Relations): readonly Entry[] {
  const { namedBy } = relations;
  const byDefault = relations.entriesById([id]).flatMap((entry) => namedBy(entry, 'default of'));
  return [...new Set([...byDefault, ...relations.naming(id, 'wraps'), ...relations.naming(id, 'uses')])].filter(
    isLayer,
  );
}

function layerOf(entry: Entry, how: Dependency | null, besides: readonly Entry[], others: readonly Entry[]): Layer {
  const escapes = entry.notes.filter(({ impact }) => impact === 'escape').length;
  return { entry, how, besides, instead: others, escapes };
}

/** Finds the entries that an entry stands on directly, and how it stands on each. */
function standsOn(entry: Entry, relations: Relations): ReadonlyMap<Entry, Dependency> {
  const found = new Map<Entry, Dependency>();
  const add = (entries: readonly Entry[], how: Dependency) => {
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

/** Counts the entries among `others` that an entry stands on. */
function countBelow(entry: Entry, others: readonly Entry[], relations: Relations): number {
  const below = standsOn(entry, relations);
  return others.filter((other) => below.has(other)).length;
}

/** Ranks a way of standing; lower is closer. A wrapper does nothing without what it wraps, and most people have the default. */
const rank = (how: Dependency): number => ['wraps', 'uses by default', 'uses'].indexOf(how);

/** The layers of an entry as texts to draw, from the entries that stand on it down to the kernel. */
export type LayerStack = {
  /** The names of the entries that stand on it; empty if none does. */
  readonly above: string;
  readonly steps: readonly {
    readonly layer: Layer;
    /** The text between it and the layer above. */
    readonly how: string;
    /** The lines below it. */
    readonly remarks: readonly string[];
  }[];
  /** How the last layer stands on the kernel, and the kernel's name; `null` if that is not recorded. */
  readonly kernel: readonly [string, string] | null;
};

const KERNEL = 'the kernel of the host';

/** How a layer stands on the kernel. */
const ON_THE_KERNEL: Readonly<Record<Boundary, string>> = {
  'shared kernel': 'shares',
  'kernel in user space': 'has a kernel of its own in user space, on',
  'own kernel in a VM': 'has a kernel of its own in a VM, on',
};

/** Describes the layers from an entry to the kernel; `null` if nothing is recorded below or above it. */
export function descentFrom(entry: Entry, relations: Relations): LayerStack | null {
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

/** The most names in a text; further ones are only counted. */
const MOST_NAMES = 4;

function namesOf(entries: readonly Entry[], word: 'and' | 'or'): string {
  const left = entries.length - MOST_NAMES;
  const names = [...entries.slice(0, MOST_NAMES).map(({ name }) => name), ...(left > 0 ? [`${left} more`] : [])];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
