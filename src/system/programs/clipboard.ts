import { spawn } from 'node:child_process';
import { canReachWindows, findProgram, isOverSsh } from './find-program.ts';

/** Where the text went: surely into the clipboard; to the terminal, which may or may not have taken it; or there was none. */
export type CopiedTo = 'clipboard' | 'terminal' | 'nowhere';

type Tool = { readonly name: string; readonly words: readonly string[]; readonly usable: boolean };

/** Terminals refuse, or print, what is longer. It is what xterm takes, before the text is written in base64. */
const LONGEST_FOR_TERMINAL = 74_000;

/** GNU screen keeps 768 bytes of a sequence, and prints what comes behind them. */
const LONGEST_FOR_SCREEN = 700;

const PATIENCE_MS = 2_000;

/**
 * Copies `text`: always through the terminal (OSC 52), which also reaches the reader's own machine from a remote one, and
 * on this machine through the first clipboard program there is. Never throws. The terminal never answers, so only
 * `'clipboard'` is certain. It gets no more than the first 74,000 bytes of a text. An empty text is copied nowhere: it would
 * only take away what the clipboard has.
 */
export async function copyText(
  text: string,
  out: { write(text: string): unknown },
  environment: NodeJS.ProcessEnv = process.env,
): Promise<CopiedTo> {
  if (text === '') return 'nowhere';
  tellTerminal(text, out, environment);
  const [inClipboard] = await Promise.all([giveToTool(text, environment), giveToTmux(text, environment)]);
  return inClipboard ? 'clipboard' : 'terminal';
}

function tellTerminal(text: string, out: { write(text: string): unknown }, environment: NodeJS.ProcessEnv): void {
  let bytes = Buffer.from(text);
  if (bytes.length > LONGEST_FOR_TERMINAL) {
    // Cut between characters: a byte that begins with binary 10 belongs to the character before it.
    let end = LONGEST_FOR_TERMINAL;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
    bytes = bytes.subarray(0, end);
  }
  try {
    out.write(throughScreen(`\u001b]52;c;${bytes.toString('base64')}\u0007`, environment));
  } catch {
    // A terminal that is gone takes no text; the clipboard program still may.
  }
}

/** GNU screen hands a sequence on to the terminal only when it comes in strings for devices (DCS), none of them long. */
function throughScreen(sequence: string, environment: NodeJS.ProcessEnv): string {
  const how = screenBetween(environment);
  if (how === 'none') return sequence;
  const pieces = new RegExp(`.{1,${LONGEST_FOR_SCREEN}}`, 'g');
  const wrapped = sequence.replace(pieces, '\u001bP$&\u001b\\');
  // Each ignores what is for the other, as long as it is short.
  return how === 'perhaps' && sequence.length <= LONGEST_FOR_SCREEN ? sequence + wrapped : wrapped;
}

/** Whether GNU screen stands between us and the terminal. tmux knows OSC 52 itself, and may stand within screen or around it. */
function screenBetween({ STY, TMUX, TERM = '' }: NodeJS.ProcessEnv): 'none' | 'perhaps' | 'surely' {
  // Nobody but screen calls itself so, also at the other end of an SSH connection.
  if (TERM.startsWith('screen.')) return 'surely';
  if (STY) return TMUX && TERM.startsWith('tmux') ? 'none' : 'surely';
  return TERM.startsWith('screen') && !TMUX ? 'perhaps' : 'none';
}

/** tmux keeps OSC 52 to itself unless it is asked, and hands it on to the reader's terminal, wherever that is. */
async function giveToTmux(text: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const tmux = environment.TMUX ? findProgram('tmux', environment) : null;
  if (tmux !== null) await feed(tmux, ['load-buffer', '-w', '-'], Buffer.from(text), environment);
}

async function giveToTool(text: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  // A program on a remote machine would fill a clipboard that the reader does not sit at.
  if (isOverSsh(environment)) return false;
  for (const { name, words } of tools(environment)) {
    const program = findProgram(name, environment);
    if (program !== null) return feed(program, words, encoded(text, name), localeFor(name, environment));
  }
  return false;
}

function tools(environment: NodeJS.ProcessEnv): readonly Tool[] {
  const wayland = Boolean(environment.WAYLAND_DISPLAY);
  const x11 = Boolean(environment.DISPLAY);
  const windows = process.platform === 'win32' || canReachWindows(environment);
  const all: readonly Tool[] = [
    { name: 'pbcopy', words: [], usable: true },
    { name: 'wl-copy', words: [], usable: wayland },
    { name: 'xclip', words: ['-selection', 'clipboard'], usable: x11 },
    { name: 'xsel', words: ['-ib'], usable: x11 },
    { name: 'clip.exe', words: [], usable: windows },
  ];
  return all.filter(({ usable }) => usable);
}

/** clip.exe takes what is not ASCII only in the encoding of Windows. */
function encoded(text: string, tool: string): Buffer {
  return Buffer.from(text, tool === 'clip.exe' && /[^\0-\u007f]/.test(text) ? 'utf16le' : 'utf8');
}

/** pbcopy reads by the locale, and takes UTF-8 for something else without one. */
function localeFor(tool: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return tool === 'pbcopy' ? { ...environment, LC_CTYPE: 'UTF-8' } : environment;
}

/** Starts `program` with `input` on its stdin; whether it took it within a bounded time. */
function feed(
  program: string,
  words: readonly string[],
  input: Buffer,
  environment: NodeJS.ProcessEnv,
): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const child = spawn(program, words, {
        env: environment,
        stdio: ['pipe', 'ignore', 'ignore'],
        // xclip and wl-copy stay to hand the text out: closing this terminal must not end them.
        detached: true,
        windowsHide: true,
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
      });
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
      // A program that ends without reading is judged by how it ends.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    } catch {
      resolve(false);
    }
  });
}
