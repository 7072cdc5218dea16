import { paint } from '../screen/theme.ts';
import { optimizeSooner } from '../system/process/memory.ts';
import type { Context, Library } from '../views/context.ts';
import { drawScreen, focusedView } from '../views/registry.ts';
import type { State } from '../views/state.ts';
import { update } from '../views/update.ts';
import type { Session } from './session.ts';

/** The time that the rehearsal may take in all. */
const LONGEST_MS = 800;
const MOST_NAMES = 40;
const MOST_LETTERS = 5;

/** After so long without a key, the user is hardly about to press one. */
const SILENCE_MS = 300;

/** Calls `act` whenever no key has come for a while. The returned function must be called at each key. */
export function inSilence(act: () => void): () => void {
  const timer = setTimeout(act, SILENCE_MS).unref();
  return () => timer.refresh();
}

/** Prepares the search in steps, and lets keys be read between them. Calls `onIdle` at the end if no key came. */
export function prepareSearch({ search }: Library, session: Pick<Session, 'state'>, onIdle: () => void): void {
  const start = session.state();
  const next = (): void => {
    if (search.prepare()) setImmediate(next);
    else if (session.state() === start) onIdle();
  };
  next();
}

/**
 * Searches for some names of a library, letter by letter, and draws the results without showing them. V8 takes several times as
 * long for code that runs for the first times. After this, the user's first letters are answered as quickly as all later ones.
 * Each call continues until the next key, at which `session` has another state.
 */
export function createWarmUp(library: Library, session: Pick<Session, 'state'>, context: () => Context): () => void {
  let letters: string[] | undefined;
  let isOn = false;
  let left = LONGEST_MS;
  return () => {
    const start = session.state();
    // The last results are remembered only until the next search, so a query that is shown must not lose its results.
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
      // Keys that have arrived meanwhile are read before the next step.
      if (isOn) setImmediate(next);
      else optimizeAsBefore();
    };
    setImmediate(next);
  };
}

/** Takes each text off the list, searches for it and draws the results, in two steps: a key waits for the end of a step. */
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

/** Returns the state in which text is typed, with the search line opened if necessary. */
const inSearchLine = (state: State, context: Context): State =>
  focusedView(state).type === undefined
    ? update(state, { type: 'pressed', action: 'search', key: '' }, context).state
    : state;

/** Returns texts as a user would type them: the first letters of some names, one more each time, and a misspelt name. */
function rehearsed({ items }: Library): string[] {
  const labels = [...items.values()]
    .map(({ label }) => label.toLowerCase())
    .filter((label) => /^[a-z]{6,}$/.test(label));
  const step = Math.max(1, Math.floor(labels.length / MOST_NAMES));
  const names = labels.filter((_, at) => at % step === 0).slice(0, MOST_NAMES);
  const typed = names.flatMap((name) => Array.from({ length: MOST_LETTERS }, (_, at) => name.slice(0, at + 1)));
  return [...typed, ...names.slice(0, 1).map((name) => name.replace(/(.)(.)$/, '$2$1'))];
}
