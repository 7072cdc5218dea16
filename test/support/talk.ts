import { beginning, interpret, readHere } from '../../src/accessible/interpret.ts';
import type { Effect, State } from '../../src/accessible/state.ts';
import type { KeptList } from '../../src/data/lists.ts';
import type { Shelves } from '../../src/data/shelves.ts';
import { createTheme } from '../../src/screen/theme.ts';
import { contextFor, type Library } from '../../src/views/context.ts';
import { library as bundled } from './library.ts';

export type TalkOptions = {
  readonly query?: string;
  readonly shelves?: Shelves;
  readonly installed?: Readonly<Record<string, string>>;
  readonly ticks?: readonly string[];
  readonly lists?: readonly KeptList[];
  readonly list?: Library;
};

const THEME = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** The accessible mode without a terminal or side effects: takes typed lines and returns the spoken ones. */
export function talk(given: TalkOptions = {}) {
  const { list = bundled, query = '', shelves = { bookmarks: [], recent: [] }, installed = {}, ticks = [] } = given;
  const context = contextFor(list, { columns: 80, rows: 24 }, THEME);
  let state: State = beginning({ query, shelves, installed, ticks, lists: given.lists ?? [] });
  const effects: Effect[] = [];
  const answer = (line: string): readonly string[] => {
    const heard = interpret(state, line, context);
    state = heard.state;
    effects.push(...heard.effects);
    return heard.lines;
  };
  return {
    /** Reads the current place, at first the start. */
    read: (): readonly string[] => readHere(state, context).lines,
    /** Types lines one after the other. Returns the answer to the last one. */
    type: (...lines: readonly string[]): readonly string[] => lines.map(answer).at(-1) ?? [],
    /** The requested effects on the browser, the clipboard, the disk and the machine. */
    effects,
    state: () => state,
    context,
  };
}
