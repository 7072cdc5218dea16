import { createInterface, type Interface } from 'node:readline';
import { isatty } from 'node:tty';
import { print } from '../../commands/print/part.ts';
import type { Theme } from '../../screen/theme.ts';
import { type Ending, end, settle } from '../../system/process/ending.ts';
import { onEndingSignal } from '../../system/process/signals.ts';
import { toAscii, widthOf } from '../../text/width.ts';

const STDIN = 0;
const STDOUT = 1;
const USUAL_COLUMNS = 80;
const LONGEST_HISTORY = 100;

/** Said before each line that is typed; without a terminal nobody waits for it. */
const PROMPT = 'Command: ';

/** Whether a terminal obeys sequences that are written to it, such as the one that copies. */
export const writesSequences = (): boolean => isatty(STDOUT) && process.env.TERM !== 'dumb';

/** What says lines, with a blank line behind them; at a terminal broken between words, so that no word is read in two pieces. */
export function sayer({ unicode }: Pick<Theme, 'unicode'>): (lines: readonly string[]) => void {
  return (lines) => {
    if (lines.length === 0) return;
    const plain = unicode ? lines : lines.map(toAscii);
    const columns = process.stdout.columns || USUAL_COLUMNS;
    const rows = isatty(STDOUT) ? plain.flatMap((line) => rowsOf(line, columns)) : plain;
    print(`${rows.join('\n')}\n\n`);
  };
}

/** A line in rows of whole words; a word that is too long, such as an address, stays whole and can be copied. */
function rowsOf(line: string, columns: number): readonly string[] {
  const [first = '', ...words] = line.split(' ');
  const rows: string[] = [];
  let row = first;
  let cells = widthOf(first);
  for (const word of words) {
    const wide = widthOf(word);
    if (cells + 1 + wide > columns && row.trim() !== '') {
      rows.push(row);
      row = word;
      cells = wide;
    } else {
      row += ` ${word}`;
      cells += 1 + wide;
    }
  }
  return [...rows, row];
}

/** Whether somebody types at a prompt. */
export const isTalk = (): boolean => isatty(STDIN) && isatty(STDOUT);

/** Ends the line of a prompt that nothing was typed at, so that what the shell prints stands on its own. */
export function endPrompt(): void {
  if (isTalk()) print('\n');
}

/** The lines that the reader types, or that come through a pipe. */
export type Lines = {
  readonly lines: Interface;
  /** Behind the last line: whether the program goes on to its end, and is not ended by a signal already. */
  readonly isOver: () => boolean;
};

/** Opens the lines. An end by a signal comes after `cleanUp`. */
export function openLines(cleanUp: () => Promise<void>): Lines {
  const lines = createInterface({
    input: process.stdin,
    ...(isTalk() ? { output: process.stdout } : {}),
    terminal: isTalk() && process.env.TERM !== 'dumb',
    prompt: PROMPT,
    historySize: LONGEST_HISTORY,
    removeHistoryDuplicates: true,
  });
  let isEnding = false;
  const leave = async (ending: Ending) => {
    isEnding = true;
    lines.close();
    await settle(cleanUp);
    end(ending);
  };
  onEndingSignal((signal) => void leave({ signal }));
  lines.on('SIGINT', () => {
    endPrompt();
    void leave({ signal: 'SIGINT' });
  });
  const hangUp = () => void leave({ signal: 'SIGHUP' });
  // Ctrl-D is a key here: only a window that is closed ends what is read.
  if (lines.terminal) process.stdin.on('end', hangUp);
  process.stdin.on('error', hangUp);
  // What is written to it may fail before anything else tells of it.
  if (isTalk()) process.stdout.on('error', hangUp);
  // Behind `fg`, readline waits to be asked again.
  lines.on('SIGCONT', () => lines.prompt(true));
  return { lines, isOver: () => !isEnding };
}
