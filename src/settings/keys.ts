import { ACTIONS, type ActionName } from '../keys/actions.ts';
import { KEYMAP, type KeyChanges, VIEW_IDS, type ViewId } from '../keys/keymap.ts';
import { keyCap } from '../screen/key-caps.ts';
import { createTheme } from '../screen/theme.ts';
import { nearest } from '../text/nearest.ts';
import { type Fault, shownValue } from './fault.ts';
import { readKey } from './key-names.ts';

/** The keys that the user gives to one action of one view, and where they are written. */
type KeyBinding = {
  readonly view: ViewId;
  readonly action: ActionName;
  readonly keys: readonly string[];
  readonly path: readonly string[];
};

/** The user's keys that can be used, and what is wrong with the rest. */
export type KeyReading = { readonly changes: KeyChanges; readonly faults: readonly Fault[] };

const { glyphs: GLYPHS } = createTheme({ colour: false, unicode: false, hyperlinks: false });

/** The key that always quits. */
const INTERRUPT = 'ctrl+c';

/**
 * Reads keys by the names of actions (`"quit": ["Q"]`), or of a view and an action (`"list.open": "x"`). Invalid keys are left
 * out, and so are those that would give one key two meanings; the rest apply.
 */
export function readKeys(value: unknown): KeyReading {
  if (!isRecord(value)) return { changes: {}, faults: [{ path: ['keys'], text: 'must have actions with their keys' }] };
  const read = Object.entries(value).map(([name, keys]) => readWish(name, keys));
  const wishes = read.flatMap((one) => ('wishes' in one ? one.wishes : []));
  const faults = read.flatMap((one) => ('fault' in one ? [one.fault] : []));
  const { kept, clashes } = withoutClashes(wishes);
  return { changes: changesOf(kept), faults: [...faults, ...clashes] };
}

function readWish(
  name: string,
  value: unknown,
): { readonly wishes: readonly KeyBinding[] } | { readonly fault: Fault } {
  const path = ['keys', name];
  const fault = (text: string) => ({ fault: { path, text } });
  const places = placesOf(name);
  if (typeof places === 'string') return fault(places);
  const written: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (written.length === 0) return fault('needs at least one key');
  const keys: string[] = [];
  for (const text of written) {
    const named = typeof text === 'string' && text !== '' ? readKey(text) : { fault: 'is not a key' };
    const why = 'fault' in named ? named.fault : keyFault(named.key, places);
    if (why !== null) return fault(`cannot have ${shownValue(text)}, which ${why}`);
    if ('key' in named && !keys.includes(named.key)) keys.push(named.key);
  }
  return {
    wishes: places.map(({ view, action }) => {
      const always = action === 'quit-now' && !keys.includes(INTERRUPT) ? [INTERRUPT] : [];
      return { view, action, keys: [...keys, ...always], path };
    }),
  };
}

type Spot = { readonly view: ViewId; readonly action: ActionName };

/** Finds the views that have an action, which is given as `open` or `list.open`; returns a fault if there are none. */
function placesOf(name: string): readonly Spot[] | string {
  const [first = '', second] = name.split('.');
  const action = ACTIONS.find((one) => one.name === (second ?? first))?.name;
  if (action === 'open-numbered-link') return 'always has the digits';
  const views = second === undefined ? VIEW_IDS : VIEW_IDS.filter((view) => view === first);
  const spots = views.flatMap((view) => (action !== undefined && action in KEYMAP[view] ? [{ view, action }] : []));
  if (spots.length > 0) return spots;
  const names = VIEW_IDS.flatMap((view) => Object.keys(KEYMAP[view]).flatMap((one) => [one, `${view}.${one}`]));
  const [near] = nearest(name, names, 1);
  return `is not an action${near === undefined ? '; config keys lists them' : `; did you mean ${near}?`}`;
}

/** Whether text is typed in a view, where no letter can be a key. */
const takesText = (view: ViewId): boolean => 'erase-before' in KEYMAP[view];

function keyFault(key: string, places: readonly Spot[]): string | null {
  const isTyped = [...key].length === 1 || key === 'space' || key.includes(' ');
  const line = places.find(({ view }) => isTyped && takesText(view));
  if (line !== undefined) return `is typed in the view ${line.view}`;
  if (key.split(' ').includes(INTERRUPT) && places.some(({ action }) => action !== 'quit-now')) return 'always quits';
  return null;
}

/** Returns the wishes that give no key two meanings. If two clash, both are left out, until none do. */
function withoutClashes(wishes: readonly KeyBinding[]): {
  readonly kept: readonly KeyBinding[];
  readonly clashes: readonly Fault[];
} {
  let kept = wishes;
  const clashes: Fault[] = [];
  for (let found = clashIn(kept); found !== undefined; found = clashIn(kept)) {
    const { view, key, actions } = found;
    const dropped = kept.filter((wish) => wish.view === view && actions.includes(wish.action));
    const path = dropped.at(-1)?.path ?? [];
    clashes.push({
      path,
      text: `gives “${key}” to both ${actions.join(' and ')} in the view ${view}`,
      so: 'both have their usual keys there',
    });
    kept = kept.filter((wish) => !dropped.includes(wish));
  }
  return { kept, clashes: onePerPath(clashes) };
}

/** Keeps one fault for each path: an action without its view may clash in many views. */
const onePerPath = (faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(({ path }, at) => faults.findIndex((other) => other.path.join('\n') === path.join('\n')) === at);

type Clash = { readonly view: ViewId; readonly key: string; readonly actions: readonly ActionName[] };

/** Finds a key with two meanings in a view, or one that begins another. Only wishes can cause that. */
function clashIn(wishes: readonly KeyBinding[]): Clash | undefined {
  const changes = changesOf(wishes);
  for (const view of VIEW_IDS) {
    if (changes[view] === undefined) continue;
    const bound = Object.entries({ ...KEYMAP[view], ...changes[view] }).flatMap(([action, keys]) =>
      keys.map((key) => ({ action: action as ActionName, key })),
    );
    for (const { action, key } of bound) {
      const other = bound.find((one) => one.action !== action && (one.key === key || one.key.startsWith(`${key} `)));
      if (other !== undefined) return { view, key, actions: [action, other.action] };
    }
  }
  return undefined;
}

function changesOf(wishes: readonly KeyBinding[]): KeyChanges {
  const changes: Partial<Record<ViewId, Record<string, readonly string[]>>> = {};
  for (const { view, action, keys } of wishes) changes[view] = { ...changes[view], [action]: keys };
  return changes as KeyChanges;
}

/**
 * Returns the default keys of an action, which is given as `open` or `list.open`, as `readKey` reads them; none if there is no
 * such action.
 */
export function usualKeys(name: string): readonly string[] {
  const places = placesOf(name);
  const [first] = typeof places === 'string' ? [] : places;
  if (first === undefined) return [];
  const keys: Readonly<Record<string, readonly string[]>> = KEYMAP[first.view];
  return (keys[first.action] ?? []).map((key) => keyCap(key, GLYPHS));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
