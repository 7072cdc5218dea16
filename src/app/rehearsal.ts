import { paint } from '../screen/theme.ts';
import { optimizeSooner } from '../system/process/memory.ts';
import type { Context, Library } from '../views/context.ts';
import { drawScreen, viewWithKeys } from '../views/registry.ts';
import type { State } from '../views/state.ts';
import { update } from '../views/update.ts';
import type { Session } from './session.ts';

/** So much time it may take in all. */
const LONGEST_MS = 800;
const MOST_NAMES = 40;
const MOST_LETTERS = 5;

/** By then nobody is about to press a key. */
const SILENCE_MS = 300;

/** Does something whenever no key has come for a while; to be told of each key. */
export function inSilence(act: () => void): () => void {
  const timer = setTimeout(act, SILENCE_MS).unref();
  return () => timer.refresh();
}

/** Has a search get ready, and reads the keys that come between the steps; `onIdle` is called at the end if there were none. */
export function prepareSearch({ search }: Library, session: Pick<Session, 'state'>, onIdle: () => void): void {
  const start = session.state();
  const next = (): void => {
    if (search.prepare()) setImmediate(next);
    else if (session.state() === start) onIdle();
  };
  next();
}

/**
 * Searches for some names of a library, letter by letter, and draws what is found for nobody to see. What runs for the first
 * times takes V8 several times as long; so the reader's first letters are answered as quickly as all others. Each call goes
 * on until the next key: `session` has another state then.
 */
export function createRehearsal(library: Library, session: Pick<Session, 'state'>, context: () => Context): () => void {
  let letters: string[] | undefined;
  let isOn = false;
  let left = LONGEST_MS;
  return () => {
    const start = session.state();
    // What was found last is remembered only until the next search.
    if (isOn || letters?.length === 0 || start.query.text !== '') return;
    letters ??= rehearsed(library);
    const texts = letters;
    const steps = rehearse(texts, start, context);
    const optimizeAsBefore = optimizeSooner();
    isOn = true;
    const next = (): void => {
      if (left < 0) texts.length = 0;
      const began = performance.now();
      isOn = session.state() === start && !steps.next().done;
      left -= performance.now() - began;
      // Keys that have come meanwhile are read before the next one.
      if (isOn) setImmediate(next);
      else optimizeAsBefore();
    };
    setImmediate(next);
  };
}

/** Takes each text from a list, searches for it, and draws what is found: in two steps, as a key has to wait for the end of one. */
function* rehearse(texts: string[], start: State, context: () => Context): Generator<void, void> {
  for (let text = texts.shift(); text !== undefined; text = texts.shift()) {
    const { shelves, showsAll } = start;
    context().search.find(text, shelves.bookmarks, showsAll);
    yield;
    draw(start, text, context());
    yield;
  }
}

function draw(start: State, text: string, context: Context): void {
  const { state } = update(inSearchLine(start, context), { type: 'text-typed', text }, context);
  for (const { lines } of drawScreen(state, context)) for (const line of lines) paint(line, context.theme);
}

/** What the state is where somebody types. */
const inSearchLine = (state: State, context: Context): State =>
  viewWithKeys(state).type === undefined
    ? update(state, { type: 'pressed', action: 'search', key: '' }, context).state
    : state;

/** What is typed for some names: their first letters one after the other, and one of them with an error. */
function rehearsed({ items }: Library): string[] {
  const labels = [...items.values()]
    .map(({ label }) => label.toLowerCase())
    .filter((label) => /^[a-z]{6,}$/.test(label));
  const step = Math.max(1, Math.floor(labels.length / MOST_NAMES));
  const names = labels.filter((_, at) => at % step === 0).slice(0, MOST_NAMES);
  const typed = names.flatMap((name) => Array.from({ length: MOST_LETTERS }, (_, at) => name.slice(0, at + 1)));
  return [...typed, ...names.slice(0, 1).map((name) => name.replace(/(.)(.)$/, '$2$1'))];
}
