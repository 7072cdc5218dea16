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

/** Printed before each line that the user types; without a terminal it is not printed. */
const PROMPT = 'Command: ';

/** Whether a terminal obeys escape sequences that are written to it, such as the one for copying. */
export const writesSequences = (): boolean => isatty(STDOUT) && process.env.TERM !== 'dumb';

/**
 * Returns a function that prints lines with a blank line after them. At a terminal, lines are broken between words, so that no
 * word is read in two pieces.
 */
export function sayer({ unicode }: Pick<Theme, 'unicode'>): (lines: readonly string[]) => void {
  return (lines) => {
    if (lines.length === 0) return;
    const plain = unicode ? lines : lines.map(toAscii);
    const columns = process.stdout.columns || USUAL_COLUMNS;
    const rows = isatty(STDOUT) ? plain.flatMap((line) => rowsOf(line, columns)) : plain;
    print(`${rows.join('\n')}\n\n`);
  };
}

/** Breaks a line into rows of whole words. A word that is too long, such as an address, stays whole and can be copied. */
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

/** Whether a user types at a prompt. */
export const isTalk = (): boolean => isatty(STDIN) && isatty(STDOUT);

/** Ends the line of a prompt at which nothing was typed, so that the next output of the shell stands on its own line. */
export function endPrompt(): void {
  if (isTalk()) print('\n');
}

/** The lines that the user types, or that come through a pipe. */
export type Lines = {
  readonly lines: Interface;
  /** Whether, after the last line, the program runs to its regular end, because no signal is ending it already. */
  readonly isOver: () => boolean;
};

/** Opens the input. When a signal ends the program, `cleanUp` runs first. */
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
  // Ctrl-D is a key here: only closing the window ends the input.
  if (lines.terminal) process.stdin.on('end', hangUp);
  process.stdin.on('error', hangUp);
  // When the terminal is gone, a write to it may be the first operation that fails.
  if (isTalk()) process.stdout.on('error', hangUp);
  // After `fg`, readline prompts only when it is told to.
  lines.on('SIGCONT', () => lines.prompt(true));
  return { lines, isOver: () => !isEnding };
}
