import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingsDirectory } from '../../../src/system/settings/location.ts';
import { readSettings } from '../../../src/system/settings/read.ts';
import { EARLIER, MARKED, NOTHING, settingsPlace } from '../../support/settings-place.ts';

const place = settingsPlace();

/** The settings and the problems, without the contents of the file. */
function read() {
  const { settings, problem } = readSettings(place.directory);
  return { settings, problem };
}

describe('the settings directory', () => {
  it.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string, string | null]>([
    ['Linux', {}, 'linux', '/home/ada', '/home/ada/.config/awesome-containers'],
    [
      'Linux, with XDG_CONFIG_HOME',
      { XDG_CONFIG_HOME: '/etc/ada' },
      'linux',
      '/home/ada',
      '/etc/ada/awesome-containers',
    ],
    [
      'Linux, with an empty XDG_CONFIG_HOME',
      { XDG_CONFIG_HOME: '' },
      'linux',
      '/home/ada',
      '/home/ada/.config/awesome-containers',
    ],
    [
      'Linux, with a relative XDG_CONFIG_HOME',
      { XDG_CONFIG_HOME: 'conf' },
      'linux',
      '/home/ada',
      '/home/ada/.config/awesome-containers',
    ],
    ['macOS', {}, 'darwin', '/Users/ada', '/Users/ada/Library/Preferences/awesome-containers'],
    ['Windows', { APPDATA: 'C:\\Roaming' }, 'win32', 'C:\\Users\\ada', 'C:\\Roaming\\awesome-containers\\Config'],
    [
      'Windows without APPDATA',
      {},
      'win32',
      'C:\\Users\\ada',
      'C:\\Users\\ada\\AppData\\Roaming\\awesome-containers\\Config',
    ],
    [
      'AWESOME_CONTAINERS_CONFIG_DIR',
      { AWESOME_CONTAINERS_CONFIG_DIR: '/tmp/mine' },
      'linux',
      '/home/ada',
      '/tmp/mine',
    ],
    [
      'AWESOME_CONTAINERS_CONFIG_DIR without a home',
      { AWESOME_CONTAINERS_CONFIG_DIR: '/tmp/mine' },
      'darwin',
      '',
      '/tmp/mine',
    ],
    ['an empty AWESOME_CONTAINERS_CONFIG_DIR', { AWESOME_CONTAINERS_CONFIG_DIR: '' }, 'darwin', '', null],
    ['no home', {}, 'linux', '', null],
    ['no home, with a relative XDG_CONFIG_HOME', { XDG_CONFIG_HOME: '.' }, 'linux', '', null],
    ['a relative home', {}, 'linux', 'home/ada', null],
    ['a relative home on Windows', { APPDATA: 'Roaming' }, 'win32', 'ada', null],
  ])('%s', (_name, environment, platform, home, place) => {
    expect(settingsDirectory(environment, platform, home)).toBe(place);
  });
});

describe('reading', () => {
  it('returns nothing at the first start, and creates no files', () => {
    expect(read()).toEqual({ settings: NOTHING, problem: null });
    expect(readSettings(null)).toEqual({ settings: NOTHING, problem: null });
    expect(readdirSync(place.root)).toEqual([]);
  });

  it('returns the saved settings', () => {
    place.holds({
      bookmarks: { runc: MARKED },
      recent: { lxc: MARKED, 'cri-o': EARLIER },
      stack: { runc: '1.1.4' },
      ticks: { 'mount-nosuid': MARKED },
      mouse: true,
    });
    expect(read()).toEqual({
      settings: {
        bookmarks: { runc: MARKED },
        recent: { lxc: MARKED, 'cri-o': EARLIER },
        stack: { runc: '1.1.4' },
        ticks: { 'mount-nosuid': MARKED },
        mouse: true,
      },
      problem: null,
    });
  });

  it('accepts a byte order mark', () => {
    place.holds(`\ufeff${JSON.stringify({ bookmarks: { runc: MARKED } })}`);
    expect(read()).toEqual({
      settings: { bookmarks: { runc: MARKED }, recent: {}, stack: {}, ticks: {} },
      problem: null,
    });
  });

  it('follows a symbolic link', () => {
    place.holds('{}');
    const real = path.join(place.root, 'dotfiles.json');
    writeFileSync(real, JSON.stringify({ bookmarks: { runc: MARKED } }));
    rmSync(place.file);
    symlinkSync(real, place.file);
    expect(readSettings(place.directory).settings.bookmarks).toEqual({ runc: MARKED });
  });

  it.each([
    ['a list', ['runc']],
    ['a word', 'runc'],
    ['nothing', null],
    ['a number instead of the time', { runc: 1 }],
    ['a word instead of the time', { runc: 'yesterday evening' }],
    ['ids that cannot be drawn', { ' runc': MARKED, 'a\u001b[31m': MARKED, '': MARKED, 'a\u202eb': MARKED }],
    ['a very long id', { ['r'.repeat(5_000)]: MARKED }],
  ])('skips %s among valid data', (_name, wrong) => {
    place.holds({ bookmarks: wrong, recent: { lxc: MARKED } });
    expect(read()).toEqual({
      settings: { bookmarks: {}, recent: { lxc: MARKED }, stack: {}, ticks: {} },
      problem: null,
    });
  });

  it('ignores inherited property names', () => {
    place.holds('{"__proto__": {"bookmarks": {"runc": "x"}}, "bookmarks": {"__proto__": {"lxc": "x"}}}');
    const { bookmarks } = readSettings(place.directory).settings;
    expect(Object.keys(bookmarks)).toEqual([]);
    expect(bookmarks.constructor).toBeUndefined();
    expect(bookmarks.lxc).toBeUndefined();
  });

  it('skips products without a version, and accepts a hundred products', () => {
    const good = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`product-${index}`, `1.${index}`]));
    const wrong = { ' runc': '1', 'a\u001b[31m': '1', crun: 1, lxc: '1\u001b[31m', podman: '', youki: '1'.repeat(101) };
    place.holds({ stack: { ...wrong, ...good, 'one-more': '1' } });
    expect(readSettings(place.directory).settings.stack).toEqual(good);
    place.holds({ stack: ['runc@1.1.4'], bookmarks: { runc: MARKED } });
    expect(readSettings(place.directory).settings).toEqual({ ...NOTHING, bookmarks: { runc: MARKED } });
  });

  it('skips ticks without a measure or a time', () => {
    place.holds({
      ticks: { 'mount-nosuid': MARKED, 'a\u001b[31m': MARKED, 'remap-root': true, 'drop-capabilities': 'done' },
    });
    expect(readSettings(place.directory).settings.ticks).toEqual({ 'mount-nosuid': MARKED });
    place.holds({ ticks: ['mount-nosuid'], bookmarks: { runc: MARKED } });
    expect(readSettings(place.directory).settings).toEqual({ ...NOTHING, bookmarks: { runc: MARKED } });
  });

  it('turns the mouse on only for true', () => {
    for (const mouse of ['true', 1, null, { on: true }]) {
      place.holds({ mouse });
      expect(readSettings(place.directory).settings.mouse).toBeUndefined();
    }
  });

  it('returns the newest twenty recent entries', () => {
    const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
    place.holds({
      recent: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`entry-${index}`, day(index)])),
    });
    const { recent } = readSettings(place.directory).settings;
    expect(Object.keys(recent)).toHaveLength(20);
    expect(recent['entry-29']).toBe(day(29));
    expect(recent['entry-9']).toBeUndefined();
  });
});

describe('a broken file', () => {
  it.each([
    ['empty', '', 'was not valid JSON'],
    ['cut off', '{"bookmarks": {"runc": "2026', 'was not valid JSON'],
    ['garbage', '\u0000\u0001\u0002', 'was not valid JSON'],
    ['null', 'null', 'was not a JSON object'],
    ['a list', '[]', 'was not a JSON object'],
    ['a text', '"str"', 'was not a JSON object'],
    ['a number', '42', 'was not a JSON object'],
    ['large', `{"a": "${'x'.repeat(1_000_000)}"}`, 'was larger than 1 MB'],
  ])('that is %s is renamed unchanged and reported', (_name, content, fault) => {
    place.holds(content);
    const { settings, problem } = readSettings(place.directory);
    expect(settings).toEqual(NOTHING);
    expect(existsSync(place.file)).toBe(false);
    const [kept = ''] = place.setAside();
    expect(kept).toMatch(/^config\.broken-[0-9TZ-]+\.json$/);
    expect(readFileSync(path.join(place.directory, kept), 'utf8')).toBe(content);
    expect(problem).toContain(fault);
    expect(problem).toContain(path.join(place.directory, kept));
    expect(readSettings(place.directory).problem).toBeNull();
  });

  it('that is a directory is renamed with its contents', () => {
    mkdirSync(path.join(place.file, 'inside'), { recursive: true });
    expect(readSettings(place.directory).problem).toContain('was not a file');
    const [kept = ''] = place.setAside();
    expect(readdirSync(path.join(place.directory, kept))).toEqual(['inside']);
  });

  it('behind a symbolic link stays in place: only the link is renamed', () => {
    place.holds('{}');
    const real = path.join(place.root, 'important.txt');
    writeFileSync(real, 'no settings');
    rmSync(place.file);
    symlinkSync(real, place.file);
    expect(readSettings(place.directory).problem).toContain('was not valid JSON');
    expect(readFileSync(real, 'utf8')).toBe('no settings');
    expect(place.setAside()).toHaveLength(1);
  });
});
