import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Exit, launch, type Session } from '../../test/support/terminal.ts';
import type { Size } from './events.ts';
import { cursorDifferences, differences, faultsOf } from './invariants.ts';
import { Rest } from './rest.ts';

/** The program to run, and the Node that runs it. */
export type Subject = {
  readonly program: string;
  readonly node: string;
  /** Whether to wait longer before each check of the screen. */
  readonly isPatient?: boolean;
};

/** A fault with the screens that show it. */
export class Fault extends Error {
  readonly screens: readonly string[];

  constructor(message: string, screens: readonly string[]) {
    super(message);
    this.screens = screens;
  }
}

/**
 * Simulates what another program may do to the screen. It fills the screen with E, so that undrawn cells show, moves the cursor,
 * and leaves margins, origin mode, insert mode, a colour and the line-drawing character set behind.
 */
const SCRIBBLE = '\u001B[0m\u001B#8\u001B[2;3r\u001B[?6h\u001B[4h\u001B[?7h\u001B[31m\u001B(0';
const SHOW_CURSOR = '\u001B[?25h';
const HIDE_CURSOR = '\u001B[?25l';

/** A message of the program, or a line of a stack trace. */
const COMPLAINT = /awesome-containers:|^\s+at |Error:/u;
/** More than enough: Ctrl-C ends the program at once. */
const PATIENCE_MS = 20_000;

const NO_NETWORK = path.join(import.meta.dirname, 'no-network.cjs');

/** A browser that only records its arguments. */
const BROWSER = '#!/bin/sh\necho "$@" >>"$HOME/opened"\n';

/** The program in a window, and the conditions that must always hold there. */
export class Visit {
  readonly session: Session;
  readonly rest: Rest;
  #isWatching = false;
  #torn: Fault | null = null;

  private constructor(session: Session, isPatient: boolean) {
    this.session = session;
    this.rest = new Rest(session, isPatient);
    session.onFrame(() => this.#look());
  }

  /** Starts the program and waits for its first screen. */
  static async open(
    { program, node, isPatient = false }: Subject,
    { columns, rows }: Size,
    args: readonly string[],
  ): Promise<Visit> {
    const session = await launch({
      command: node,
      args: [program, ...args],
      columns,
      rows,
      files: { browser: BROWSER },
      env: { BROWSER: 'browser', NODE_OPTIONS: `--require=${NO_NETWORK}` },
    });
    const visit = new Visit(session, isPatient);
    const isShown = () => session.isAlternate && faultsOf(session.screen(), columns).length === 0;
    try {
      await session.waitUntil(isShown, 'the first screen');
      await visit.rest.settled();
    } catch (error) {
      await visit.close();
      throw error;
    }
    return visit;
  }

  /** Sets whether every frame must be well-formed. During a resize, only the next frame at rest must be. */
  watch(isWatching: boolean): void {
    this.#isWatching = isWatching;
  }

  /** The number of times the browser was called. */
  get opened(): number {
    const file = path.join(this.session.home, 'opened');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
  }

  /** Waits for rest. Throws a `Fault` if the screen is malformed or an earlier frame was torn. */
  async expectFrame(): Promise<void> {
    await this.rest.settled();
    if (this.session.hasExited)
      throw this.#fault(`the program has ended: ${JSON.stringify(await this.session.exit())}`);
    if (this.#torn !== null) throw this.#torn;
    this.#expectSound('the screen');
  }

  /** Checks what `expectFrame` does, and that the screen equals the one that the program draws after another program's output. */
  async expectWhole(): Promise<void> {
    await this.expectFrame();
    const [before, cursor, picture] = [this.#cells(), this.session.cursor, this.session.picture()];
    this.watch(false);
    await this.session.scribble(SCRIBBLE + (cursor.isVisible ? HIDE_CURSOR : SHOW_CURSOR));
    const { written } = this.session;
    this.rest.mark();
    this.session.kill('SIGCONT');
    await this.session.waitUntil(() => this.session.written > written, 'the program to draw itself anew');
    await this.rest.settled();
    this.watch(true);
    const different = [...differences(before, this.#cells()), ...cursorDifferences(cursor, this.session.cursor)];
    if (different.length > 0) {
      const message = `the screen was not whole: ${different.join('; ')}`;
      throw new Fault(message, [`as it was:\n${picture}`, `drawn anew:\n${this.session.picture()}`]);
    }
  }

  /** Ends the program with Ctrl-C, which must always work, and checks what it leaves behind. */
  async leave(): Promise<void> {
    this.watch(false);
    this.session.press('ctrl+c');
    this.expectGone(await this.#exit('Ctrl-C does not end the program'), [130]);
  }

  /** Throws a `Fault` unless the program ended with one of these codes and restored the terminal. */
  expectGone(exit: Exit, codes: readonly number[]): void {
    const printed = this.session.printed();
    const faults = [
      ...('code' in exit && codes.includes(exit.code) ? [] : [`the program has ended with ${JSON.stringify(exit)}`]),
      ...this.session.residue(),
      // Input that arrives while the program ends is echoed, as at any prompt.
      ...(printed.some((line) => COMPLAINT.test(line)) ? [`it printed ${JSON.stringify(printed)}`] : []),
    ];
    if (faults.length > 0) throw this.#fault(faults.join('; '));
  }

  close(): Promise<void> {
    return this.session.close();
  }

  async #exit(complaint: string): Promise<Exit> {
    try {
      return await this.session.exit(PATIENCE_MS);
    } catch {
      throw this.#fault(complaint);
    }
  }

  #look(): void {
    if (!this.#isWatching || this.#torn !== null || !this.session.isAlternate) return;
    const faults = faultsOf(this.session.screen(), this.session.columns);
    if (faults.length > 0) this.#torn = this.#fault(`a frame in between was torn: ${faults.join('; ')}`);
  }

  #expectSound(what: string): void {
    const { session } = this;
    const { row, column } = session.cursor;
    const rows = session.screen();
    const faults = [
      ...faultsOf(rows, session.columns),
      ...(row < rows.length && column <= session.columns ? [] : ['the cursor is outside of the window']),
      ...(session.isAlternate ? [] : ['it is not the alternate screen']),
    ];
    if (faults.length > 0) throw this.#fault(`${what} is broken: ${faults.join('; ')}`);
  }

  #cells() {
    return this.session.screen().map((_, row) => this.session.cells(row));
  }

  #fault(message: string): Fault {
    return new Fault(message, [this.session.picture()]);
  }
}
