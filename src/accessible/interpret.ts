import type { KeptList } from '../data/lists.ts';
import type { Shelves } from '../data/shelves.ts';
import type { Stack } from '../products/stack.ts';
import { itemsNamed } from '../search/named.ts';
import type { Search } from '../search/types.ts';
import { nearest } from '../text/nearest.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Context } from '../views/context.ts';
import { shown } from './acts/chosen.ts';
import { ACTS } from './acts/registry.ts';
import { answerLines } from './answer.ts';
import { COMMAND_NAMES, COMMANDS, type CommandId, type CommandWords, commandCalled } from './commands.ts';
import { describe } from './describe.ts';
import { type Effect, here, type State, type Step, say } from './state.ts';
import { listed } from './words/join.ts';

/** The answer to a typed line: the next state, the lines to print, and the effects to carry out. */
export type Reply = {
  readonly state: State;
  readonly lines: readonly string[];
  readonly effects: readonly Effect[];
  /** Whether a search has not finished yet. The caller must then interpret the same line again, in the same state. */
  readonly isPending: boolean;
};

/** Returns the state in which a visit begins: at home, or at the results of a query. */
export function beginning(options: {
  readonly query: string;
  readonly shelves: Shelves;
  readonly installed: Stack;
  readonly ticks: readonly string[];
  readonly lists?: readonly KeptList[];
}): State {
  const { query, lists = [], ...kept } = options;
  const home = { place: { kind: 'home' }, from: 0, row: null } as const;
  const results = { place: { kind: 'results', query: { text: query, isWhole: false } }, from: 0, row: null } as const;
  return { trail: query === '' ? [home] : [home, results], lists, ...kept };
}

/** Answers a line as it was typed. The line may contain anything; the lines of the answer are safe to print. */
export const interpret = (state: State, line: string, context: Context): Reply =>
  answered(state, context, (library) => runCommand(sanitize(line).trim(), state, library));

/** Reads the place where the user is. */
export const readHere = (state: State, context: Context): Reply =>
  answered(state, context, () => ({ state, effects: [], said: null }));

function answered(before: State, context: Context, act: (library: Context) => Step): Reply {
  const { search, wasPending } = watched(context.search);
  const library = { ...context, search };
  const { state, effects, said } = act(library);
  const { place, from } = here(state);
  const lines = said ?? answerLines(describe(place, state, library), from);
  if (wasPending()) return { state: before, lines: [], effects: [], isPending: true };
  return { state, lines: lines.map(sanitize), effects, isPending: false };
}

/** Wraps a search, and records whether any of its answers is still pending. */
function watched(search: Search): { readonly search: Search; readonly wasPending: () => boolean } {
  let isPending = false;
  return {
    wasPending: () => isPending,
    search: {
      ...search,
      find: (...asked) => {
        const result = search.find(...asked);
        isPending ||= result.isPending;
        return result;
      },
      facets: (...asked) => {
        const facets = search.facets(...asked);
        isPending ||= facets === 'pending';
        return facets;
      },
    },
  };
}

function runCommand(line: string, state: State, context: Context): Step {
  if (line === '') return say(state);
  const { word, given } = parts(line);
  const isNumber = /^\d+$/.test(line);
  const id = isNumber ? 'go' : commandCalled(word);
  if (id === null) return say(state, unknown(line, word, context));
  if (isNumber) return ACTS.go(line, state, context);
  const fault = faultIn(id, word, given);
  if (fault !== null) return say(state, fault);
  return id === 'help' ? helpWith(given, state, context) : ACTS[id](given, state, context);
}

/** Splits a line into its first word and the rest. `/` and `?` are commands that need no space after them. */
function parts(line: string): { readonly word: string; readonly given: string } {
  const [, word = '', given = ''] = /^([/?]|\S+)\s*(.*)$/.exec(line) ?? [];
  return { word, given };
}

/** Returns a message if an argument is missing or is not allowed, otherwise `null`. */
function faultIn(id: CommandId, word: string, given: string): string | null {
  const { names, takes, example }: CommandWords = COMMANDS[id];
  const [name] = names;
  if (takes !== '' && !takes.startsWith('[') && given === '') {
    return `Something is missing after ${name}. Type ${name} ${takes}, such as ${example}.`;
  }
  if (takes !== '' || given === '') return null;
  return `${name} takes nothing more. To search for these words, type search ${shown(`${word} ${given}`)}.`;
}

/** Explains a command, which may be abbreviated here too. */
function helpWith(given: string, state: State, context: Context): Step {
  if (given === '') return ACTS.help('', state, context);
  const id = commandCalled(given);
  if (id === null) return say(state, noCommand(given, 'Type help for all commands.'));
  return ACTS.help(COMMANDS[id].names[0], state, context);
}

/** Returns the message for a line that is not a command, with suggestions. */
function unknown(line: string, word: string, { items }: Context): string {
  if (itemsNamed(line, [...items.values()]).length > 0) {
    return `${shown(line)} is no command. To go to it, type show ${shown(line)}; to search for it, search ${shown(line)}.`;
  }
  return noCommand(word, `Type help for all commands, or search ${shown(line)} to search for it.`);
}

const MOST_NEAREST = 2;

function noCommand(word: string, advice: string): string {
  const near = nearest(word, COMMAND_NAMES, MOST_NEAREST).filter((name) => name.length > 1);
  const meant = near.length === 0 ? '' : ` Did you mean ${listed(near, 'or')}?`;
  return `There is no command ${shown(word)}.${meant} ${advice}`;
}
