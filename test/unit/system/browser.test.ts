import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInBrowser } from '../../../src/system/programs/browser.ts';

const RUNC = 'https://github.com/opencontainers/runc';

let bin = '';

beforeEach(() => {
  bin = mkdtempSync(path.join(tmpdir(), 'browser-'));
});

afterEach(() => {
  rmSync(bin, { recursive: true, force: true });
});

/** A program that records its arguments, and then runs `ending`. */
function program(name: string, ending = 'exit 0', mode = 0o755): void {
  const lines = ['#!/bin/sh', `exec 3>"${logOf(name)}"`, 'printf "%s\\n" "$BROWSER" "$@" >&3', ending];
  writeFileSync(path.join(bin, name), `${lines.join('\n')}\n`, { mode });
}

const logOf = (name: string) => path.join(bin, `${name}.log`);
const wasStarted = (name: string) => existsSync(logOf(name));

function callOf(name: string): { readonly browser: string; readonly words: readonly string[] } {
  const [browser = '', ...words] = readFileSync(logOf(name), 'utf8').replace(/\n$/, '').split('\n');
  return { browser, words };
}

const here = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ PATH: bin, ...more });
const withDisplay = (more: NodeJS.ProcessEnv = {}) => here({ DISPLAY: ':0', ...more });
const overSsh = (more: NodeJS.ProcessEnv = {}) => here({ SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22', ...more });

describe.runIf(process.platform === 'linux')('opening a link', () => {
  it('passes only the address to the opener', async () => {
    program('xdg-open');
    expect(await openInBrowser(RUNC, withDisplay())).toEqual({ opened: true });
    expect(callOf('xdg-open').words).toEqual([RUNC]);
  });

  it.each([
    'https://example.com/?a=b&c=d;reboot',
    'https://example.com/$(touch pwned)`id`'.replace(' ', '%20'),
    `https://example.com/'quoted'"twice"|x>y`,
    'https://example.com/%00%0a--version',
    'https://аррӏе.com',
  ])('passes %s as one argument, in normalised form', async (url) => {
    program('xdg-open');
    expect(await openInBrowser(url, withDisplay())).toEqual({ opened: true });
    expect(callOf('xdg-open').words).toEqual([new URL(url).href]);
  });

  it.each([
    '-h',
    '--version',
    '',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://me:secret@example.com',
    '\\\\a\\b',
  ])('starts nothing for %j', async (url) => {
    program('xdg-open');
    expect(await openInBrowser(url, withDisplay())).toEqual({ opened: false, reason: 'not a web address' });
    expect(wasStarted('xdg-open')).toBe(false);
  });

  it('reports that the opener failed', async () => {
    program('xdg-open', 'exit 3');
    expect(await openInBrowser(RUNC, withDisplay())).toEqual({ opened: false, reason: 'xdg-open failed (exit 3)' });
  });

  it('reports that the opener was killed', async () => {
    program('xdg-open', 'kill -9 $$');
    expect(await openInBrowser(RUNC, withDisplay())).toEqual({ opened: false, reason: 'xdg-open failed (SIGKILL)' });
  });

  it('does not wait for an opener that keeps running', async () => {
    program('xdg-open', 'echo $$ >&3; exec /bin/sleep 600');
    expect(await openInBrowser(RUNC, withDisplay())).toEqual({ opened: true });
    const [, pid] = callOf('xdg-open').words;
    expect(process.kill(Number(pid), 'SIGKILL')).toBe(true);
  });

  it('reports a missing or non-executable opener', async () => {
    expect(await openInBrowser(RUNC, withDisplay())).toEqual({ opened: false, reason: 'no browser here' });
    expect(await openInBrowser(RUNC, { DISPLAY: ':0' })).toEqual({ opened: false, reason: 'no browser here' });
    program('xdg-open', 'exit 0', 0o644);
    expect(await openInBrowser(RUNC, withDisplay())).toEqual({ opened: false, reason: 'no browser here' });
  });

  it('reports an opener that fails to start', async () => {
    writeFileSync(path.join(bin, 'firefox'), '#!/nowhere/sh\n', { mode: 0o755 });
    expect(await openInBrowser(RUNC, withDisplay({ BROWSER: 'firefox' }))).toEqual({
      opened: false,
      reason: 'no browser here',
    });
  });

  it('does not look for the opener in a relative directory', async () => {
    program('xdg-open');
    const environment = withDisplay({ PATH: path.relative(process.cwd(), bin) });
    expect(await openInBrowser(RUNC, environment)).toEqual({ opened: false, reason: 'no browser here' });
  });
});

describe.runIf(process.platform === 'linux')('text browsers', () => {
  it('are no fallback of the opener without a display', async () => {
    program('xdg-open');
    expect(await openInBrowser(RUNC, here())).toEqual({ opened: true });
    expect(callOf('xdg-open').browser).toBe('false');
  });

  it('are no fallback of the opener with a display either', async () => {
    program('xdg-open');
    await openInBrowser(RUNC, withDisplay());
    const browsers = callOf('xdg-open').browser.split(':');
    expect(browsers).toContain('firefox');
    for (const name of ['www-browser', 'lynx', 'w3m', 'links', 'links2', 'elinks'])
      expect(browsers).not.toContain(name);
  });

  it.each(['lynx', 'w3m', '/usr/bin/lynx -accept_all_cookies', 'lynx %s', '"w3m" %s', 'xdg-open', 'sensible-browser'])(
    'are not started from BROWSER: %s',
    async (browser) => {
      program('lynx');
      program('w3m');
      program('sensible-browser');
      program('xdg-open');
      expect(await openInBrowser(RUNC, here({ BROWSER: browser }))).toEqual({ opened: true });
      expect(callOf('xdg-open').browser).toBe('false');
      expect(['lynx', 'w3m', 'sensible-browser'].filter(wasStarted)).toEqual([]);
    },
  );

  it('are removed without changing the program’s environment', async () => {
    program('xdg-open');
    const before = { ...process.env };
    await openInBrowser(RUNC, here());
    expect(process.env).toEqual(before);
  });
});

describe.runIf(process.platform === 'linux')('the browser from BROWSER', () => {
  it('is preferred to the system’s opener', async () => {
    program('xdg-open');
    program('firefox');
    expect(await openInBrowser(RUNC, withDisplay({ BROWSER: 'nowhere:firefox' }))).toEqual({ opened: true });
    expect(callOf('firefox').words).toEqual([RUNC]);
    expect(wasStarted('xdg-open')).toBe(false);
  });

  it('is named if it fails', async () => {
    program('firefox', 'exit 1');
    expect(await openInBrowser(RUNC, withDisplay({ BROWSER: path.join(bin, 'firefox') }))).toEqual({
      opened: false,
      reason: 'firefox failed (exit 1)',
    });
  });

  it.each<[string, readonly string[]]>([
    ['code --openExternal', ['--openExternal', RUNC]],
    ['code %s', [RUNC]],
    ['code --new-tab "%s"', ['--new-tab', RUNC]],
    ["code '--url=%s' -x", [`--url=${RUNC}`, '-x']],
    ['code %s --twice %s', [RUNC, '--twice', RUNC]],
    ['code -app=%%s --zoom=90%%', ['-app=%s', '--zoom=90%', RUNC]],
    ['code --at%chost', ['--at:host', RUNC]],
    [`code "two words" 'it''s' a\\ b "say \\"hi\\"" ""`, ['two words', 'its', 'a b', 'say "hi"', '', RUNC]],
    ["code it's", ["it's", RUNC]],
    ['code "a:b" %s', ['a:b', RUNC]],
    ['code %s &', [RUNC]],
    ['  code   -x  ', ['-x', RUNC]],
    ['::code', [RUNC]],
    ['%s:code', [RUNC]],
    ['nowhere %s:/nowhere/x:w3m %s:code -x:other', ['-x', RUNC]],
    ['code $(touch pwned); `id` | x > y * ~', ['$(touch', 'pwned);', '`id`', '|', 'x', '>', 'y', '*', '~', RUNC]],
  ])('is started as “%s” specifies, without xdg-open and without a shell', async (browser, words) => {
    program('code');
    program('other');
    program('w3m');
    expect(await openInBrowser(RUNC, withDisplay({ BROWSER: browser }))).toEqual({ opened: true });
    expect(callOf('code').words).toEqual(words);
    expect(['other', 'w3m'].filter(wasStarted)).toEqual([]);
  });

  it('may have a space in its path', async () => {
    program('my browser');
    const browser = `"${path.join(bin, 'my browser')}" --new-window`;
    expect(await openInBrowser(RUNC, here({ BROWSER: browser }))).toEqual({ opened: true });
    expect(callOf('my browser').words).toEqual(['--new-window', RUNC]);
  });

  it('gets an address with separators as one argument', async () => {
    program('code');
    const url = "https://example.com/?q=';touch%20x;'&b=$(id)&c=%s";
    await openInBrowser(url, withDisplay({ BROWSER: 'code --url %s' }));
    expect(callOf('code').words).toEqual(['--url', new URL(url).href]);
  });

  it.each(['firefox', 'xdg-open'])('is replaced by %s if it cannot be started', async (next) => {
    writeFileSync(path.join(bin, 'broken'), '#!/nowhere/sh\n', { mode: 0o755 });
    program(next);
    const environment = withDisplay({ BROWSER: `broken %s:${next} --new` });
    expect(await openInBrowser(RUNC, environment)).toEqual({ opened: true });
    expect(callOf(next).words.at(-1)).toBe(RUNC);
  });

  it('is named without control characters', async () => {
    const name = `\u001b[31mred\u202e\u009b\u2028${'x'.repeat(100)}`;
    writeFileSync(path.join(bin, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const opening = await openInBrowser(RUNC, withDisplay({ BROWSER: `"${name}"` }));
    expect(opening).toEqual({ opened: false, reason: `red ${'x'.repeat(35)}… failed (exit 1)` });
  });
});

describe.runIf(process.platform === 'linux')('over SSH', () => {
  it('no browser is started, because nobody would see it', async () => {
    program('xdg-open');
    expect(await openInBrowser(RUNC, overSsh({ DISPLAY: ':0' }))).toEqual({ opened: false, reason: 'over SSH' });
    expect(await openInBrowser(RUNC, here({ SSH_TTY: '/dev/pts/1' }))).toEqual({ opened: false, reason: 'over SSH' });
    expect(await openInBrowser(RUNC, overSsh({ BROWSER: 'w3m' }))).toEqual({ opened: false, reason: 'over SSH' });
    expect(wasStarted('xdg-open')).toBe(false);
  });

  it('the browser from BROWSER is used, because it may reach the user', async () => {
    program('helper');
    expect(await openInBrowser(RUNC, overSsh({ BROWSER: path.join(bin, 'helper') }))).toEqual({ opened: true });
    expect(callOf('helper').words).toEqual([RUNC]);
  });
});
