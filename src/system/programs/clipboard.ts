import { spawn } from 'node:child_process';
import { canReachWindows, findProgram, isOverSsh } from './find-program.ts';

/** Where a text was copied to: the clipboard, for certain; the terminal, which may have refused it; or nowhere. */
export type CopiedTo = 'clipboard' | 'terminal' | 'nowhere';

type Tool = { readonly name: string; readonly words: readonly string[]; readonly usable: boolean };

/** The most bytes, before base64, that xterm takes. Terminals refuse longer texts, or print them. */
const LONGEST_FOR_TERMINAL = 74_000;

/** The longest piece for GNU screen, which keeps 768 bytes of a sequence and prints the rest. */
const LONGEST_FOR_SCREEN = 700;

const PATIENCE_MS = 2_000;

/**
 * Copies `text`. It is always sent to the terminal (OSC 52), which also reaches the user's own machine from a remote one, and on
 * this machine it is given to the first clipboard program that is found. Never throws. The terminal never answers, so only
 * `'clipboard'` is certain. The terminal gets no more than the first 74,000 bytes of a text. An empty text is copied nowhere: it
 * would only clear the clipboard.
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
    // Cut between characters: a byte that begins with the bits 10 continues the character before it.
    let end = LONGEST_FOR_TERMINAL;
    while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
    bytes = bytes.subarray(0, end);
  }
  try {
    out.write(throughScreen(`\u001b]52;c;${bytes.toString('base64')}\u0007`, environment));
  } catch {
    // A terminal that is gone takes no text; a clipboard program still may.
  }
}

/** Wraps a sequence for GNU screen, which passes it on to the terminal only in short device control strings (DCS). */
function throughScreen(sequence: string, environment: NodeJS.ProcessEnv): string {
  const how = screenBetween(environment);
  if (how === 'none') return sequence;
  const pieces = new RegExp(`.{1,${LONGEST_FOR_SCREEN}}`, 'g');
  const wrapped = sequence.replace(pieces, '\u001bP$&\u001b\\');
  // screen and the terminal each ignore the form that is meant for the other, as long as it is short.
  return how === 'perhaps' && sequence.length <= LONGEST_FOR_SCREEN ? sequence + wrapped : wrapped;
}

/** Returns whether GNU screen is between us and the terminal. tmux, which supports OSC 52, may run inside screen or around it. */
function screenBetween({ STY, TMUX, TERM = '' }: NodeJS.ProcessEnv): 'none' | 'perhaps' | 'surely' {
  // Only screen sets this name, even when it runs at the other end of an SSH connection.
  if (TERM.startsWith('screen.')) return 'surely';
  if (STY) return TMUX && TERM.startsWith('tmux') ? 'none' : 'surely';
  return TERM.startsWith('screen') && !TMUX ? 'perhaps' : 'none';
}

/** Gives the text to tmux. It ignores OSC 52 by default, but passes text on to the user's terminal when it is asked to. */
async function giveToTmux(text: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const tmux = environment.TMUX ? findProgram('tmux', environment) : null;
  if (tmux !== null) await feed(tmux, ['load-buffer', '-w', '-'], Buffer.from(text), environment);
}

async function giveToTool(text: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  // Over SSH, a program here would fill the clipboard of a machine that the user is not at.
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

/** Encodes a text for a clipboard program: clip.exe takes text that is not ASCII only in UTF-16. */
function encoded(text: string, tool: string): Buffer {
  return Buffer.from(text, tool === 'clip.exe' && /[^\0-\u007f]/.test(text) ? 'utf16le' : 'utf8');
}

/** Returns the environment for a clipboard program: without a locale, pbcopy does not read the text as UTF-8. */
function localeFor(tool: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return tool === 'pbcopy' ? { ...environment, LC_CTYPE: 'UTF-8' } : environment;
}

/** Starts `program` with `input` on its stdin. Resolves with whether it ended successfully within a bounded time. */
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
        // xclip and wl-copy keep running to provide the text: closing this terminal must not end them.
        detached: true,
        windowsHide: true,
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
      });
      child.once('error', () => resolve(false));
      child.once('exit', (code) => resolve(code === 0));
      // A program that stops reading early is judged by its exit code.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    } catch {
      resolve(false);
    }
  });
}
