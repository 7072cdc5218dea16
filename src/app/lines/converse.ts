import { beginning, type Heard, interpret, readHere } from '../../accessible/interpret.ts';
import { hear } from '../../accessible/news.ts';
import type { State } from '../../accessible/state.ts';
import { answerFailure } from '../../commands/print/part.ts';
import { type LookOptions, themeFor } from '../../system/environment.ts';
import { readOutline } from '../../system/installation.ts';
import type { ListAsked } from '../../system/list-file.ts';
import { complain } from '../../system/output/complain.ts';
import { end } from '../../system/process/ending.ts';
import { waitForFront } from '../../system/process/front.ts';
import { createListStore } from '../../system/settings/list-store.ts';
import { keptLists } from '../../system/settings/lists.ts';
import { settingsDirectory } from '../../system/settings/location.ts';
import { inOrder } from '../../system/settings/parse.ts';
import { readSettings, type Settings } from '../../system/settings/read.ts';
import { createSettingsStore, type SettingsStore } from '../../system/settings/store.ts';
import { type Context, contextFor } from '../../views/context.ts';
import { openBundled } from '../bundled-list.ts';
import type { OpenedList } from '../list-library.ts';
import { noteSeen, shelvesFrom } from '../news.ts';
import { newsOf } from './effects.ts';
import { endPrompt, isTalk, openLines, sayer } from './voice.ts';

const DONE = 0;
const WRONG_USE = 2;

/** What the answers know of a window: nothing depends on it. */
const ANY_SIZE = { columns: 80, rows: 24 };

const WELCOME = 'Type help for the commands, or quit to leave.';

/** What the reader has asked for on the command line; `list` is one of their own. */
export type Conversation = { readonly query: string; readonly look: LookOptions; readonly list: ListAsked | null };

type Edges = {
  readonly context: Context;
  readonly store: SettingsStore;
  readonly say: (lines: readonly string[]) => void;
};

/**
 * Talks with the reader in lines that can be read aloud, until there are no more lines or the reader leaves. What has been
 * written is never written over. Ends the program: the thread that searches a large list would keep it going.
 */
export async function converse(asked: Conversation): Promise<number> {
  const code = await talk(asked).catch(answerFailure);
  end({ code });
  return code;
}

/** Gives the exit code. Rejects when nobody reads any more. */
async function talk({ query, look, list }: Conversation): Promise<number> {
  // Before anything is said: in the background, nobody could answer.
  if (isTalk()) waitForFront();
  const directory = settingsDirectory(process.env);
  const opened = await openLibrary(list, directory);
  if ('problem' in opened) {
    complain(opened.problem);
    return WRONG_USE;
  }
  const { settings, problem } = readSettings(directory);
  const theme = themeFor(process.env, look);
  const say = sayer(theme);
  const program = createSettingsStore(directory, { onProblem: complain });
  const { store, own } = await ownKept(opened, directory, program, settings);
  const edges: Edges = { context: contextFor(opened.library, ANY_SIZE, theme), store, say };
  const start = beginning({
    query,
    shelves: shelvesFrom(
      { ...own, revisionSeen: settings.revisionSeen },
      list === null ? readOutline(directory).recent : [],
    ),
    installed: settings.stack,
    ticks: inOrder(own.ticks),
    lists: keptLists(settings.lists),
  });
  const first = await whenAnswered(() => readHere(start, edges.context), edges.context);
  for (const text of [problem, opened.notice]) if (text !== null) complain(text);
  say([...first.lines, WELCOME]);
  try {
    await answerLines(first.state, edges);
  } finally {
    if (list === null) noteSeen(opened.library.catalog, settings, store);
    await store.flush();
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

/** What is kept of the list that is talked of: of one of the reader's own, apart from all others. */
async function ownKept(
  { origin, library }: OpenedList,
  directory: string | null,
  program: SettingsStore,
  settings: Settings,
): Promise<{ readonly store: SettingsStore; readonly own: Settings }> {
  if (origin === null) return { store: program, own: settings };
  const { ownDirectory, readOwnSettings } = await import('../list-library.ts');
  if (origin.isKept) program.keepList(origin.source, library.catalog.title);
  const store = createListStore(program, ownDirectory(directory, origin), { onProblem: complain });
  return { store, own: readOwnSettings(directory, origin).settings };
}

/** For who waits for the end of the program. */
const NEVER = new Promise<never>(() => {});

/** Answers one line after the other, each only when all that came of the one before is done. */
async function answerLines(start: State, edges: Edges): Promise<void> {
  const { context, store, say } = edges;
  const { lines, isOver } = openLines(store.flush);
  try {
    let state = start;
    // Of a pipe, all lines may have come before the first is answered; Node 24 and newer do not prompt then.
    let isClosed = false;
    lines.once('close', () => {
      isClosed = true;
    });
    lines.prompt();
    for await (const line of lines) {
      const heard = await whenAnswered(() => interpret(state, line, context), context);
      say(heard.lines);
      if (heard.effects.some(({ type }) => type === 'quit')) return;
      state = await performed(heard, edges);
      if (!isClosed) lines.prompt();
    }
    if (!isOver()) await NEVER;
    endPrompt();
  } finally {
    lines.close();
  }
}

/** Asks for an answer again until it no longer waits for a search. */
async function whenAnswered(ask: () => Heard, { search }: Pick<Context, 'search'>): Promise<Heard> {
  for (;;) {
    const heard = ask();
    if (!heard.isPending) return heard;
    await new Promise<void>((resolve) => search.onNews(resolve));
  }
}

/** Carries out what an answer asks for, and says what comes of it. */
async function performed({ state, effects }: Heard, edges: Edges): Promise<State> {
  let now = state;
  for (const effect of effects) {
    const news = await newsOf(effect, edges.store, edges.context);
    if (news === null) continue;
    const heard = hear(now, news, edges.context);
    edges.say(heard.lines);
    now = await performed(heard, edges);
  }
  return now;
}
