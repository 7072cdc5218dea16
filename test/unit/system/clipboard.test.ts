import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyText } from '../../../src/system/programs/clipboard.ts';

const RUNC = 'https://github.com/opencontainers/runc';

let bin = '';
let written = '';
const terminal = { write: (text: string) => (written += text) };

beforeEach(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'clipboard-'));
  written = '';
});

afterEach(() => {
  rmSync(bin, { recursive: true, force: true });
});

/** A clipboard program that records its arguments and input, and then runs `ending`. */
function program(name: string, ending = 'exit 0'): void {
  const files = path.join(bin, name);
  const lines = ['#!/bin/sh', `printf '%s' "$*" > "${files}.words"`, `/bin/cat > "${files}.stdin"`, ending];
  writeFileSync(files, `${lines.join('\n')}\n`, { mode: 0o755 });
}

const wasStarted = (name: string) => existsSync(path.join(bin, `${name}.words`));
const tokenizeWords = (name: string) => readFileSync(path.join(bin, `${name}.words`), 'utf8');
const bytesOf = (name: string) => readFileSync(path.join(bin, `${name}.stdin`));
const textOf = (name: string) => bytesOf(name).toString();

/** The text that the terminal was asked to copy. */
function asked(): string {
  const [opening, closing] = ['\u001b]52;c;', '\u0007'];
  const base64 = written.slice(opening.length, -closing.length);
  expect(base64).toMatch(/^[A-Za-z0-9+/]*=*$/);
  expect(written).toBe(`${opening}${base64}${closing}`);
  return Buffer.from(base64, 'base64').toString();
}

const here = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ PATH: bin, ...more });

describe.skipIf(process.platform === 'win32')('copying', () => {
  it('asks the terminal if there is no clipboard program', async () => {
    expect(await copyText(RUNC, terminal, here())).toBe('terminal');
    expect(asked()).toBe(RUNC);
  });

  it('does not change the clipboard if there is nothing to copy', async () => {
    for (const name of ['xclip', 'tmux']) program(name);
    expect(await copyText('', terminal, here({ DISPLAY: ':0', TMUX: '/tmp/tmux-0/default,1,0' }))).toBe('nowhere');
    expect(written).toBe('');
    expect(['xclip', 'tmux'].filter(wasStarted)).toEqual([]);
  });

  it.each(['naïve – 容器 👍', 'two\nlines', '\u001b]52;c;!\u0007'])(
    'passes %j to the terminal completely',
    async (text) => {
      await copyText(text, terminal, here());
      expect(asked()).toBe(text);
    },
  );

  it('passes the terminal at most its limit, and no half character', async () => {
    await copyText(`a${'é'.repeat(100_000)}`, terminal, here());
    expect(asked()).toBe(`a${'é'.repeat(36_999)}`);
  });

  it.each([
    ['pbcopy', {}, ''],
    ['wl-copy', { WAYLAND_DISPLAY: 'wayland-0' }, ''],
    ['xclip', { DISPLAY: ':0' }, '-selection clipboard'],
    ['xsel', { DISPLAY: ':0' }, '-ib'],
    ['clip.exe', { WSL_INTEROP: '/run/WSL/1_interop' }, ''],
  ])('also passes the text to %s', async (name, more, words) => {
    program(name);
    expect(await copyText(RUNC, terminal, here(more))).toBe('clipboard');
    expect(textOf(name)).toBe(RUNC);
    expect(tokenizeWords(name)).toBe(words);
    expect(asked()).toBe(RUNC);
  });

  it('passes a text that is too long for the terminal to the program in full', async () => {
    program('xclip');
    const text = 'é'.repeat(200_000);
    expect(await copyText(text, terminal, here({ DISPLAY: ':0' }))).toBe('clipboard');
    expect(textOf('xclip')).toBe(text);
  });

  it('uses one program only, the first that fits the desktop', async () => {
    for (const name of ['wl-copy', 'xclip', 'xsel']) program(name);
    await copyText(RUNC, terminal, here({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }));
    expect(['wl-copy', 'xclip', 'xsel'].filter(wasStarted)).toEqual(['wl-copy']);
  });

  it('starts no program that needs a missing desktop', async () => {
    for (const name of ['wl-copy', 'xclip', 'xsel', 'clip.exe']) program(name);
    expect(await copyText(RUNC, terminal, here())).toBe('terminal');
    expect(['wl-copy', 'xclip', 'xsel', 'clip.exe'].filter(wasStarted)).toEqual([]);
  });

  it.each([{ SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' }, { SSH_TTY: '/dev/pts/1' }])(
    'does not change the clipboard of a remote machine: %j',
    async (remote) => {
      program('xclip');
      expect(await copyText(RUNC, terminal, here({ DISPLAY: ':0', ...remote }))).toBe('terminal');
      expect(wasStarted('xclip')).toBe(false);
      expect(asked()).toBe(RUNC);
    },
  );

  it('writes to the Windows clipboard in its encoding', async () => {
    program('clip.exe');
    await copyText('naïve', terminal, here({ WSL_INTEROP: '/run/WSL/1_interop' }));
    expect(bytesOf('clip.exe').toString('utf16le')).toBe('naïve');
  });

  it('tells pbcopy that the text is UTF-8', async () => {
    program('pbcopy', `printf '%s' "$LC_CTYPE" > "${path.join(bin, 'pbcopy.words')}"`);
    await copyText('naïve', terminal, here());
    expect(tokenizeWords('pbcopy')).toBe('UTF-8');
  });
});

describe.skipIf(process.platform === 'win32')('inside tmux', () => {
  const inTmux = (more: NodeJS.ProcessEnv = {}) => here({ TMUX: '/tmp/tmux-0/default,1,0', ...more });

  it('tmux passes the text on, without a confirmation from the terminal', async () => {
    program('tmux');
    expect(await copyText(RUNC, terminal, inTmux())).toBe('terminal');
    expect(tokenizeWords('tmux')).toBe('load-buffer -w -');
    expect(textOf('tmux')).toBe(RUNC);
  });

  it('tmux is used over SSH too, and locally in addition to the clipboard program', async () => {
    program('tmux');
    program('xclip');
    expect(await copyText('far', terminal, inTmux({ SSH_TTY: '/dev/pts/1', DISPLAY: ':0' }))).toBe('terminal');
    expect(textOf('tmux')).toBe('far');
    expect(await copyText('near', terminal, inTmux({ DISPLAY: ':0' }))).toBe('clipboard');
    expect([textOf('tmux'), textOf('xclip')]).toEqual(['near', 'near']);
  });

  it('tmux is not called outside tmux', async () => {
    program('tmux');
    await copyText(RUNC, terminal, here());
    expect(wasStarted('tmux')).toBe(false);
  });
});

describe('inside GNU screen', () => {
  const SCREEN = { STY: '1.pts-0.host', TERM: 'screen' };
  const TMUX = '/tmp/tmux-0/default,1,0';

  /** The text that GNU screen passes on to the terminal: its device control strings, of at most 768 bytes each. */
  function handedOn(): string {
    const [before, ...strings] = written.split('\u001bP');
    expect(before).toBe('');
    for (const string of strings) {
      expect(string.length).toBeLessThan(768);
      expect(string.endsWith('\u001b\\')).toBe(true);
    }
    return strings.map((string) => string.slice(0, -2)).join('');
  }

  it.each<[string, NodeJS.ProcessEnv]>([
    ['on this machine', SCREEN],
    ['with another TERM', { ...SCREEN, TERM: 'xterm-256color' }],
    ['at the other end of an SSH connection', { TERM: 'screen.xterm-256color', SSH_TTY: '/dev/pts/1' }],
    ['inside tmux', { ...SCREEN, TMUX, TERM: 'screen' }],
  ])('the text reaches the terminal: %s', async (_, more) => {
    for (const text of [RUNC, 'é'.repeat(5000)]) {
      written = '';
      expect(await copyText(text, terminal, here(more))).toBe('terminal');
      written = handedOn();
      expect(asked()).toBe(text);
    }
  });

  it('tmux inside screen passes the text on', async () => {
    program('tmux');
    await copyText(RUNC, terminal, here({ ...SCREEN, TMUX, TERM: 'tmux-256color' }));
    expect(asked()).toBe(RUNC);
    expect(textOf('tmux')).toBe(RUNC);
  });

  it('both sequences are written if it may be a remote screen or tmux', async () => {
    await copyText(RUNC, terminal, here({ TERM: 'screen-256color', SSH_TTY: '/dev/pts/1' }));
    const bare = written.slice(0, written.indexOf('\u001bP'));
    written = written.slice(bare.length);
    expect(handedOn()).toBe(bare);
    written = bare;
    expect(asked()).toBe(RUNC);
  });

  it('a long text is not printed', async () => {
    await copyText('x'.repeat(5000), terminal, here({ TERM: 'screen', SSH_TTY: '/dev/pts/1' }));
    written = handedOn();
    expect(asked()).toBe('x'.repeat(5000));
  });
});

describe.skipIf(process.platform === 'win32')('when a clipboard program fails, the terminal is still asked', () => {
  it.each([
    ['it ends with an error', 'exit 1'],
    ['it is killed', 'kill -9 $$'],
    ['it hangs', 'exec /bin/sleep 600'],
  ])('%s', async (_name, ending) => {
    program('xclip', ending);
    expect(await copyText(RUNC, terminal, here({ DISPLAY: ':0' }))).toBe('terminal');
    expect(asked()).toBe(RUNC);
  });

  it('it cannot be run', async () => {
    writeFileSync(path.join(bin, 'xclip'), '#!/nowhere/sh\n', { mode: 0o755 });
    expect(await copyText(RUNC, terminal, here({ DISPLAY: ':0' }))).toBe('terminal');
  });

  it('it ends without reading', async () => {
    writeFileSync(path.join(bin, 'xclip'), '#!/bin/sh\nexec <&-\nexit 1\n', { mode: 0o755 });
    expect(await copyText('x'.repeat(1_000_000), terminal, here({ DISPLAY: ':0' }))).toBe('terminal');
  });

  it('a terminal that is gone does not stop the program from taking the text', async () => {
    program('xclip');
    const gone = {
      write: () => {
        throw new Error('write EIO');
      },
    };
    expect(await copyText(RUNC, gone, here({ DISPLAY: ':0' }))).toBe('clipboard');
    expect(textOf('xclip')).toBe(RUNC);
  });
});
