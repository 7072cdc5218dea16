import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { bytesOf, type Key } from './keys.ts';
import { endProcessesWith, processesWith, signal } from './processes.ts';
import { type Cell, type ScreenEvent, ScreenModel } from './screen-model.ts';

export type LaunchOptions = {
  /** The program; Node by default. */
  readonly command?: string;
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  /** Variables added to a small environment that is the same on every machine. */
  readonly env?: Readonly<Record<string, string>>;
  /** Returns the number of cells that the terminal gives to a code point, if not the usual one. */
  readonly cellsOf?: (code: number) => 0 | 1 | 2;
  /** The background colour that the terminal reports (`ffff/ffff/ffff`); without it, the terminal reports none. */
  readonly background?: string;
  /** Whether the terminal does not answer queries; a test can send the answers later. */
  readonly isMute?: boolean;
  /** Whether the terminal has an alternate screen, as nearly all do. */
  readonly hasAlternateScreen?: boolean;
  /** Files to create in the home directory first. */
  readonly files?: Readonly<Record<string, string>>;
};

/** How a program ended, as seen by its parent. */
export type Exit = { readonly code: number } | { readonly signal: string };

type Expected = string | RegExp | ((screen: string) => boolean);

/** Only a failure takes this long. On a busy machine, a passing test may be many times slower than usual. */
const PATIENCE_MS = 60_000;

/** The time after which a terminal shows a synchronized update that a stopped program has not finished. */
const LONGEST_UPDATE_MS = 1_000;
const BEFORE = '~ $ awesome-containers';

const open = new Set<Session>();
// Also clean up when the test run itself is aborted.
process.on('exit', () => {
  for (const session of open) session.abandon();
});

/** Closes the sessions that a test left open. For `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all([...open].map((session) => session.close()));
}

/** Runs a program in its own terminal, without a shell. */
export async function launch(options: LaunchOptions): Promise<Session> {
  const session = new Session(options);
  await session.scribble(`${BEFORE}\r\n`);
  session.remember();
  return session;
}

/** Opens a shell in a terminal, with job control. The script at `program` is its `awesome-containers`. */
export async function openShell(program: string, options: LaunchOptions = {}): Promise<Shell> {
  const shell = new Shell(program, options);
  await shell.prompt();
  return shell;
}

function matches(expected: Expected, screen: string): boolean {
  if (typeof expected === 'string') return screen.includes(expected);
  return expected instanceof RegExp ? expected.test(screen) : expected(screen);
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}

/** A program in a pseudo-terminal, with methods to press keys and to look at the screen. */
export class Session {
  /** A new directory: the HOME of the program, its working directory, and first in its PATH. */
  readonly home = mkdtempSync(path.join(tmpdir(), 'awesome-containers-'));
  readonly #model: ScreenModel;
  readonly #pty: IPty;
  readonly #exit: Promise<Exit>;
  readonly #watchers = new Set<() => void>();
  /** The answers of the terminal to queries, sent or held back. */
  readonly answers: string[] = [];
  #before: readonly string[] = [];
  #hasExited = false;
  /** Whether nothing can be sent any more. The last output may not be on the screen yet. */
  #isClosed = false;
  #written = 0;
  /** The number of pieces of output that have arrived but are not on the screen yet. */
  #unparsed = 0;

  constructor(options: LaunchOptions) {
    const { command = process.execPath, args = [], columns = 80, rows = 24, env = {}, files = {}, cellsOf } = options;
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(this.home, name), text, { mode: 0o755 });
    const answer = (bytes: string) => {
      this.answers.push(bytes);
      if (!options.isMute) this.#send(bytes);
    };
    this.#model = new ScreenModel(columns, rows, answer, cellsOf);
    if (options.background !== undefined) this.#model.tellBackground(options.background);
    if (options.hasAlternateScreen === false) this.#model.forgetAlternateScreen();
    this.#pty = spawn(command, [...args], {
      cols: columns,
      rows,
      cwd: this.home,
      env: {
        HOME: this.home,
        AWESOME_CONTAINERS_CONFIG_DIR: path.join(this.home, 'config'),
        LANG: 'C.UTF-8',
        PATH: `${this.home}:${process.env.PATH}`,
        TERM: 'xterm-256color',
        TZ: 'UTC',
        ...env,
      },
    });
    let parsed = Promise.resolve();
    this.#pty.onData((bytes) => {
      this.#written += Buffer.byteLength(bytes);
      this.#unparsed += 1;
      parsed = this.#model.feed(bytes).then(() => {
        this.#unparsed -= 1;
        this.#changed();
      });
    });
    this.#exit = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#isClosed = true;
        const exit = signal ? { signal: signalName(signal) } : { code: exitCode };
        parsed.then(() => {
          this.#hasExited = true;
          resolve(exit);
          this.#changed();
        });
      });
    });
    open.add(this);
  }

  /** Remembers the main screen, which must still be there at the end. */
  remember(): void {
    this.#before = this.#model.mainScreen();
  }

  press(...keys: readonly Key[]): void {
    this.#send(keys.map(bytesOf).join(''));
  }

  /** Sends text, or bytes that need not be UTF-8. */
  type(text: string | Uint8Array): void {
    this.#send(text);
  }

  /** Pastes as a terminal does: line ends as Enter, and with bracketed paste if the program enabled it. */
  paste(text: string): void {
    const typed = text.replaceAll('\n', '\r');
    this.#send(this.#model.pastesInBrackets ? `\u001B[200~${typed}\u001B[201~` : typed);
  }

  /** Writes to the screen as another program would. */
  scribble(bytes: string): Promise<void> {
    return this.#model.feed(bytes);
  }

  resize(columns: number, rows: number): void {
    this.resizeThrough([{ columns, rows }]);
  }

  /** Resizes so quickly that the program may see only the last size, or no change if that equals the first one. */
  resizeThrough(sizes: readonly { readonly columns: number; readonly rows: number }[]): void {
    for (const { columns, rows } of sizes) this.#model.resize(columns, rows);
    if (this.#isClosed) return;
    for (const { columns, rows } of sizes) this.#pty.resize(columns, rows);
  }

  /** Calls `look` at every frame that a user would see. See `ScreenModel.onFrame`. */
  onFrame(look: () => void): void {
    this.#model.onFrame(look);
  }

  /** The rows that are visible now. */
  screen(): readonly string[] {
    return this.#model.rows();
  }

  row(number: number): string {
    return this.screen()[number] ?? '';
  }

  /** The cells of one visible row, with their colours. */
  cells(row: number): readonly Cell[] {
    return this.#model.cells(row);
  }

  /** The first cell of the first occurrence of a text, with its style. */
  styleOf(text: string): Cell {
    for (const row of this.screen().keys()) {
      const cells = this.cells(row);
      const starts = cells.map((_, column) => cells.slice(0, column).reduce((sum, cell) => sum + cell.text.length, 0));
      const at = cells
        .map((cell) => cell.text)
        .join('')
        .indexOf(text);
      const cell = at < 0 ? undefined : cells[starts.indexOf(at)];
      if (cell) return cell;
    }
    throw new Error(`"${text}" is not on the screen:\n${this.picture()}`);
  }

  get columns(): number {
    return this.#model.columns;
  }

  get cursor() {
    return this.#model.cursor;
  }

  get isAlternate(): boolean {
    return this.#model.isAlternate;
  }

  get hasExited(): boolean {
    return this.#hasExited;
  }

  /** Whether the program is in the middle of a frame or has output that is not on the screen yet. */
  get isUpdating(): boolean {
    return this.#unparsed > 0 || this.#model.isUpdating;
  }

  /** How many bytes the program has written. */
  get written(): number {
    return this.#written;
  }

  /** The resident memory of the program in MB; Linux only. */
  get memory(): number {
    const status = readFileSync(`/proc/${this.#pty.pid}/status`, 'utf8');
    return (Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) * 1024) / 1e6;
  }

  /** Clipboard writes, titles and the like, in order. */
  get events(): readonly ScreenEvent[] {
    return this.#model.events;
  }

  /** How often the program has queried the background colour. */
  get backgroundQuestions(): number {
    return this.#model.backgroundQuestions;
  }

  /** Waits until the screen shows the expected text. A failure prints the screen. */
  waitFor(expected: Expected): Promise<void> {
    const isThere = () => matches(expected, this.screen().join('\n'));
    return this.waitUntil(isThere, `${expected} to appear`);
  }

  /** Waits for a condition, which is checked after each output of the program. */
  waitUntil(condition: () => boolean, what: string, patience = PATIENCE_MS): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        this.#watchers.delete(look);
        clearTimeout(timer);
        clearTimeout(overdue);
        settle();
      };
      const fail = (why: string) =>
        finish(() => reject(new Error(`Waited for ${what}, but ${why}:\n${this.picture()}`)));
      const look = () => {
        // Within a synchronized update, a terminal still shows the previous frame, but only for a limited time.
        clearTimeout(overdue);
        if (!condition()) return this.#hasExited && fail('the program has ended');
        if (this.#hasExited || !this.#model.isUpdating) return finish(resolve);
        overdue = setTimeout(() => condition() && finish(resolve), LONGEST_UPDATE_MS);
      };
      let overdue: NodeJS.Timeout | undefined;
      const timer = setTimeout(() => fail('it did not happen'), patience);
      this.#watchers.add(look);
      look();
    });
  }

  /** Waits until the program ends. A failure prints the screen. */
  async exit(patience = PATIENCE_MS): Promise<Exit> {
    await this.waitUntil(() => this.#hasExited, 'the end of the program', patience);
    return this.#exit;
  }

  /** Sends the program a signal, unless it has ended. */
  kill(name: NodeJS.Signals): void {
    if (!this.#hasExited) signal(this.#pty.pid, name);
  }

  /** Closes the window. */
  hangup(): void {
    this.#isClosed = true;
    (this.#pty as unknown as { destroy(): void }).destroy();
  }

  /** Describes what the program has not restored: terminal modes and the former main screen. */
  residue(): readonly string[] {
    const now = this.#model.mainScreen();
    const isKept = this.#before.every((line, index) => now[index]?.startsWith(line));
    return [...this.#model.residue(), ...(isKept ? [] : ['the main screen is not as it was'])];
  }

  /** The lines that the program added to the main screen. */
  printed(): readonly string[] {
    return this.#model.mainScreen().slice(this.#before.length);
  }

  /** The screen with a border, for messages. */
  picture(): string {
    const edge = '─'.repeat(this.#model.columns);
    const rows = this.screen().map((row) => `│${row.padEnd(this.#model.columns)}│`);
    return [`┌${edge}┐`, ...rows, `└${edge}┘`].join('\n');
  }

  /** Kills the program and everything that it or a shell has started, and removes the home directory. */
  async close(): Promise<void> {
    open.delete(this);
    this.kill('SIGKILL');
    await endProcessesWith(this.home);
    await this.exit().catch(() => {});
    rmSync(this.home, { recursive: true, force: true, maxRetries: 10 });
  }

  /** Does the same, as far as possible without waiting. */
  abandon(): void {
    this.kill('SIGKILL');
    for (const pid of processesWith(this.home)) signal(pid, 'SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Stops reading the output of the program, like a hanging window. */
  pause(): void {
    this.#pty.pause();
  }

  resume(): void {
    this.#pty.resume();
  }

  #send(bytes: string | Uint8Array): void {
    // The method also takes bytes, although its type does not say so.
    if (!this.#isClosed) this.#pty.write(bytes as string);
  }

  #changed(): void {
    for (const look of this.#watchers) look();
  }
}

/** An interactive bash. Its prompts are numbered, so that a test can wait for the next one. */
export class Shell extends Session {
  #lastPrompt = 0;

  constructor(program: string, { env = {}, ...options }: LaunchOptions) {
    super({
      ...options,
      command: 'bash',
      args: ['--norc', '--noprofile', '-i'],
      env: { ...env, PS1: '\\#$ ', BASH_SILENCE_DEPRECATION_WARNING: '1' },
      files: {
        'awesome-containers': `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
        // If the line editor changed terminal modes itself, it would hide modes that the program left on.
        '.inputrc': 'set enable-bracketed-paste off\n',
      },
    });
  }

  /** Types a command line. */
  enter(command: string): void {
    this.type(`${command}\r`);
  }

  /** Waits for the next prompt of the shell. */
  async prompt(): Promise<void> {
    const number = () => Number(/^(\d+)\$ *$/.exec(this.row(this.cursor.row))?.[1] ?? 0);
    await this.waitUntil(() => number() > this.#lastPrompt, 'a prompt');
    this.#lastPrompt = number();
  }

  /** Runs a command to its end and returns its output. */
  async run(command: string): Promise<string> {
    this.remember();
    this.enter(command);
    await this.prompt();
    return this.printed().slice(0, -1).join('\n');
  }

  /** Sends a signal to the process group in the foreground of the terminal. */
  signalForeground(name: NodeJS.Signals): void {
    const group = execFileSync('ps', ['-o', 'tpgid=', '-p', String(this.pid)], { encoding: 'utf8' });
    signal(-Number(group), name);
  }
}
