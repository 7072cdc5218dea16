import { describe, expect, test } from 'vitest';
import { BACKGROUND_QUESTION, backgroundIn, withBackground } from '../../../src/screen/colours/background.ts';
import { themeFor } from '../../../src/system/environment.ts';
import { asksForBackground } from '../../../src/system/terminal/background.ts';

const look = { noColor: false, ascii: false };
const TERM = 'xterm-256color';

describe('colours', () => {
  test.each([
    [{ TERM }, true],
    [{ TERM, NO_COLOR: '1' }, false],
    [{ TERM, NO_COLOR: '0' }, false],
    [{ TERM, NO_COLOR: '' }, true],
    [{ TERM, FORCE_COLOR: '0' }, false],
    [{ TERM: 'dumb' }, false],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, true],
    [{ TERM: 'vt220' }, false],
    [{ TERM, NO_COLOR: '1', FORCE_COLOR: '3' }, false],
  ])('of %j: %s', (environment, colour) => {
    expect(themeFor(environment, look).colour).toBe(colour);
  });

  test.each([
    [{ TERM: 'xterm' }, 16],
    [{ TERM: 'linux' }, 16],
    [{ TERM: 'screen' }, 16],
    [{ TERM }, 256],
    [{ TERM: 'tmux-256color' }, 256],
    [{ TERM: 'xterm-kitty' }, 256],
    [{ TERM: 'xterm', COLORTERM: 'truecolor' }, 256],
    [{ TERM: 'screen', COLORTERM: '24bit' }, 256],
    [{ TERM, FORCE_COLOR: '1' }, 16],
    [{ TERM: 'xterm', FORCE_COLOR: '2' }, 256],
    [{ TERM: 'dumb', FORCE_COLOR: '3' }, 256],
    [{}, 256],
  ])('of %j are %i', (environment, depth) => {
    expect(themeFor(environment, look).depth).toBe(depth);
  });

  test('are set by options first, then by the environment, then by the settings', () => {
    const kept = { theme: 'light' };
    expect(themeFor({ TERM }, look, kept).background).toBe('light');
    expect(themeFor({ TERM, NO_COLOR: '1' }, look, kept).colour).toBe(false);
    expect(themeFor({ TERM, NO_COLOR: '1' }, { ...look, theme: 'dark' }, kept)).toMatchObject({
      colour: true,
      background: 'dark',
    });
    expect(themeFor({ TERM }, { ...look, noColor: true, theme: 'dark' }, kept).colour).toBe(false);
    expect(themeFor({ TERM }, look, { theme: 'none' }).colour).toBe(false);
    expect(themeFor({ TERM }, look, { theme: 'drak' })).toEqual(themeFor({ TERM }, look));
  });

  test('suit the background in COLORFGBG, or the one that a terminal reported last', () => {
    expect(themeFor({ TERM }, look).background).toBe('dark');
    expect(themeFor({ TERM }, look, { background: 'light' }).background).toBe('light');
    expect(themeFor({ TERM, COLORFGBG: '0;15' }, look, { background: 'dark' }).background).toBe('dark');
    expect(themeFor({ TERM }, { ...look, theme: 'dark' }, { background: 'light' }).background).toBe('dark');
    expect(themeFor({ TERM }, { ...look, theme: 'high-contrast' }, { background: 'light' })).toMatchObject({
      contrast: 'high',
      background: 'light',
    });
    // Black or white text could be invisible on an unknown background.
    const unknown = themeFor({ TERM }, { ...look, theme: 'high-contrast' });
    expect(unknown.palette.text).toBe('');
    expect(withBackground(unknown, 'light').palette.text).toBe('38;5;16');
  });

  test.each([
    ['0;15', 'light'],
    ['0;default;7', 'light'],
    ['12;9', 'light'],
    ['15;0', 'dark'],
    ['7;8', 'dark'],
    ['15;default', 'dark'],
    ['nonsense', 'dark'],
  ])('with COLORFGBG=%s are %s', (COLORFGBG, background) => {
    expect(themeFor({ TERM, COLORFGBG }, look).background).toBe(background);
  });
});

test('in plain ASCII too, a status does not look like the cursor, nor a tick like “more lines”', () => {
  const { status, cursor, tick, more, less, box } = themeFor({ TERM }, { ...look, ascii: true }).glyphs;
  expect(Object.values(status)).not.toContain(cursor);
  expect([cursor, more, less, box]).not.toContain(tick);
});

describe('the background', () => {
  test.each([
    ['11;rgb:ffff/ffff/ffff', 'light'],
    ['11;rgb:fdfd/f6f6/e3e3', 'light'],
    ['11;rgb:0000/0000/0000', 'dark'],
    ['11;rgb:1e1e/1e1e/1e1e', 'dark'],
    ['11;rgb:0000/2b2b/3636', 'dark'],
    ['11;rgb:ff/ff/ff', 'light'],
    ['11;rgb:f/f/f', 'light'],
    ['11;rgba:ffff/ffff/ffff/8080', 'light'],
    ['11;#fdf6e3', 'light'],
    ['11;#002b36', 'dark'],
    ['11;?', null],
    ['11;rgb:ffff/ffff', null],
    ['11;rgb://', null],
    ['11;rgb:fffff/ffff/ffff', null],
    ['10;rgb:ffff/ffff/ffff', null],
    ['11;white', null],
  ])('in the reply %s is %s', (answer, background) => {
    expect(backgroundIn(answer)).toBe(background);
  });

  test('is queried with a sequence that prints nothing', () => {
    expect(BACKGROUND_QUESTION).toBe('\u001b]11;?\u0007');
  });

  test('that was already known does not change the theme', () => {
    const theme = themeFor({ TERM }, look);
    expect(withBackground(theme, 'dark')).toBe(theme);
    expect(withBackground(theme, 'light')).toEqual(themeFor({ TERM }, look, { background: 'light' }));
  });

  test.each([
    [{ TERM }, look, {}, true],
    [{ TERM: 'screen' }, look, {}, true],
    [{ TERM }, { ...look, theme: 'high-contrast' }, {}, true],
    [{ TERM }, look, { theme: 'auto' }, true],
    [{ TERM }, look, { theme: 'light' }, false],
    [{ TERM }, { ...look, theme: 'dark' }, {}, false],
    [{ TERM }, { ...look, noColor: true }, {}, false],
    [{ TERM, NO_COLOR: '1' }, look, {}, false],
    [{ TERM: 'linux' }, look, {}, false],
    [{ TERM: 'dumb', FORCE_COLOR: '1' }, look, {}, false],
    [{ TERM: 'vt100', FORCE_COLOR: '1' }, look, {}, false],
    [{}, look, {}, false],
  ] as const)('is queried with %j, %j and %j: %s', (environment, options, kept, is) => {
    expect(asksForBackground(environment, options, kept, 'linux')).toBe(is);
    expect(asksForBackground(environment, options, kept, 'win32')).toBe(false);
  });
});
