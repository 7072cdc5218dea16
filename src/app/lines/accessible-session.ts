import { hear } from '../../accessible/effect-outcome.ts';
import { interpret, type Reply, readHere } from '../../accessible/interpret.ts';
import type { Effect, State } from '../../accessible/state.ts';
import { answerFailure } from '../../commands/print/part.ts';
import { type LookOptions, themeFor } from '../../system/environment.ts';
import type { ListAsked } from '../../system/list-file.ts';
import { printError } from '../../system/output/print-error.ts';
import { end } from '../../system/process/ending.ts';
import { waitForFront } from '../../system/process/front.ts';
import { keptLists } from '../../system/settings/lists.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { readSettings } from '../../system/settings/read.ts';
import { createSettingsStore } from '../../system/settings/store.ts';
import type { Context } from '../../views/context.ts';
import { openBundled } from '../bundled-list.ts';
import type { OpenedList } from '../list-library.ts';
import { noteSeen } from '../news.ts';
import { newsOf } from './effects.ts';
import { createOpenLists, type OpenLists } from './open-lists.ts';
import { endPrompt, isTalk, openLines, sayer } from './voice.ts';

const DONE = 0;
const WRONG_USE = 2;

const WELCOME = 'Type help for the commands, or quit to leave.';

/** The request on the command line; `list` is a list of the user's own. */
export type Conversation = { readonly query: string; readonly look: LookOptions; readonly list: ListAsked | null };

/**
 * Talks with the user in lines that can be read aloud, until there are no more lines or the user leaves. Lines that have been
 * written are never overwritten. Ends the program, because the thread that searches a large list would keep it running.
 */
export async function runAccessibleSession(asked: Conversation): Promise<number> {
  const code = await runSession(asked).catch(answerFailure);
  end({ code });
  return code;
}

/** Resolves with the exit code. Rejects when nobody reads the output any more. */
async function runSession({ query, look, list }: Conversation): Promise<number> {
  // Before anything is printed: while the program is in the background, nobody could answer.
  if (isTalk()) waitForFront();
  const directory = settingsDirectory(process.env);
  const opened = await openLibrary(list, directory);
  if ('problem' in opened) {
    printError(opened.problem);
    return WRONG_USE;
  }
  const { settings, problem } = readSettings(directory);
  const theme = themeFor(process.env, look);
  const say = sayer(theme);
  const program = createSettingsStore(directory, { onProblem: printError });
  const fetching = list?.fetching === 'offline' ? 'offline' : 'usual';
  const lists = createOpenLists({ directory, program, settings, theme, fetching });
  const first = await lists.begin(opened, { query, installed: settings.stack, lists: keptLists(settings.lists) });
  const heard = await whenAnswered(() => readHere(first.state, first.context), first.context);
  for (const text of [problem, opened.notice]) if (text !== null) printError(text);
  say([...heard.lines, WELCOME]);
  try {
    await answerLines(heard.state, lists, say);
  } finally {
    if (list === null) noteSeen(opened.library.catalog, settings, first.store);
    await lists.flush();
  }
  return DONE;
}

async function openLibrary(
  list: ListAsked | null,
  settings: string | null,
): Promise<OpenedList | { readonly problem: string }> {
  if (list === null) return openBundled(settings);
  const { openList } = await import('../list-library.ts');
  return openList(list, { isAllNeeded: true });
}

/** Never settles. It is awaited while a signal is ending the program. */
const NEVER = new Promise<never>(() => {});

type Say = (lines: readonly string[]) => void;

/** Answers one line after the other, each only when everything that the previous line caused is done. */
async function answerLines(start: State, lists: OpenLists, say: Say): Promise<void> {
  const { lines, isOver } = openLines(lists.flush);
  try {
    let state = start;
    // All lines of a pipe may have arrived before the first is answered. The input is closed then, and Node 24 and newer do not
    // prompt.
    let isClosed = false;
    lines.once('close', () => {
      isClosed = true;
    });
    lines.prompt();
    for await (const line of lines) {
      const { context } = lists.top();
      const heard = await whenAnswered(() => interpret(state, line, context), context);
      say(heard.lines);
      if (heard.effects.some(({ type }) => type === 'quit')) return;
      state = await performed(heard, lists, say);
      if (!isClosed) lines.prompt();
    }
    if (!isOver()) await NEVER;
    endPrompt();
  } finally {
    lines.close();
  }
}

/** Repeats a request until the answer no longer waits for a search. */
async function whenAnswered(ask: () => Reply, { search }: Pick<Context, 'search'>): Promise<Reply> {
  for (;;) {
    const heard = ask();
    if (!heard.isPending) return heard;
    await new Promise<void>((resolve) => search.onNews(resolve));
  }
}

/** Carries out the effects of an answer, and prints what comes of them. */
async function performed({ state, effects }: Reply, lists: OpenLists, say: Say): Promise<State> {
  let now = state;
  for (const effect of effects) {
    if (effect.type === 'open-list' || effect.type === 'leave-list') {
      now = await turned(effect, now, lists, say);
      continue;
    }
    const { store, context } = lists.top();
    const news = await newsOf(effect, store, context);
    if (news === null) continue;
    const heard = hear(now, news, context);
    say(heard.lines);
    now = await performed(heard, lists, say);
  }
  return now;
}

/** Goes to another list, and prints where the user is in it. */
async function turned(
  effect: Extract<Effect, { readonly type: 'open-list' | 'leave-list' }>,
  state: State,
  lists: OpenLists,
  say: Say,
): Promise<State> {
  const turn = effect.type === 'open-list' ? await lists.open(effect.source, state) : await lists.leave(state);
  if ('problem' in turn) {
    say([turn.problem]);
    return state;
  }
  const { context } = turn;
  const heard = await whenAnswered(() => readHere(turn.state, context), context);
  say(heard.lines);
  return heard.state;
}
