import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsDirectory } from '../src/system/settings/location.ts';
import { readSettings } from '../src/system/settings/read.ts';
import { createSettingsStore, type StoreOptions } from '../src/system/settings/store.ts';

const MARKED = '2026-11-24T10:00:00.000Z';
const EARLIER = '2026-11-20T10:00:00.000Z';
const NOTHING = { bookmarks: {}, recent: {} };

let root = '';
let directory = '';
let file = '';
let problems: string[] = [];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'settings-'));
  directory = path.join(root, 'config', 'awesome-containers');
  file = path.join(directory, 'config.json');
  problems = [];
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function onDisk(content: string | object): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

const saved = () => JSON.parse(readFileSync(file, 'utf8'));
const setAside = () => readdirSync(directory).filter((name) => name.startsWith('config.broken-'));

function open(options: Partial<StoreOptions> & { readonly at?: string | null } = {}) {
  const { at = directory, ...rest } = options;
  return createSettingsStore(at, { onProblem: (problem) => problems.push(problem), delay: 0, ...rest });
}

const at = (time: string) => ({ now: () => new Date(time) });

describe('the place of the settings', () => {
  it.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string, string | null]>([
    ['Linux', {}, 'linux', '/home/ada', '/home/ada/.config/awesome-containers'],
    ['Linux, moved', { XDG_CONFIG_HOME: '/etc/ada' }, 'linux', '/home/ada', '/etc/ada/awesome-containers'],
    ['Linux, moved to nowhere', { XDG_CONFIG_HOME: '' }, 'linux', '/home/ada', '/home/ada/.config/awesome-containers'],
    ['Linux, moved to here', { XDG_CONFIG_HOME: 'conf' }, 'linux', '/home/ada', '/home/ada/.config/awesome-containers'],
    ['macOS', {}, 'darwin', '/Users/ada', '/Users/ada/Library/Preferences/awesome-containers'],
    ['Windows', { APPDATA: 'C:\\Roaming' }, 'win32', 'C:\\Users\\ada', 'C:\\Roaming\\awesome-containers\\Config'],
    ['Windows, bare', {}, 'win32', 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\awesome-containers\\Config'],
    ['chosen', { AWESOME_CONTAINERS_CONFIG_DIR: '/tmp/mine' }, 'linux', '/home/ada', '/tmp/mine'],
    ['chosen without a home', { AWESOME_CONTAINERS_CONFIG_DIR: '/tmp/mine' }, 'darwin', '', '/tmp/mine'],
    ['chosen as nothing', { AWESOME_CONTAINERS_CONFIG_DIR: '' }, 'darwin', '', null],
    ['no home', {}, 'linux', '', null],
    ['no home, moved to here', { XDG_CONFIG_HOME: '.' }, 'linux', '', null],
    ['a relative home', {}, 'linux', 'home/ada', null],
    ['a relative home on Windows', { APPDATA: 'Roaming' }, 'win32', 'ada', null],
  ])('%s', (_name, environment, platform, home, place) => {
    expect(settingsDirectory(environment, platform, home)).toBe(place);
  });
});

describe('reading', () => {
  it('finds nothing at the first start, and leaves nothing behind', () => {
    expect(readSettings(directory)).toEqual({ settings: NOTHING, problem: null });
    expect(readSettings(null)).toEqual({ settings: NOTHING, problem: null });
    expect(readdirSync(root)).toEqual([]);
  });

  it('finds what was kept', () => {
    onDisk({ bookmarks: { runc: MARKED }, recent: { lxc: MARKED, 'cri-o': EARLIER } });
    expect(readSettings(directory)).toEqual({
      settings: { bookmarks: { runc: MARKED }, recent: { lxc: MARKED, 'cri-o': EARLIER } },
      problem: null,
    });
  });

  it('accepts a byte order mark', () => {
    onDisk(`\ufeff${JSON.stringify({ bookmarks: { runc: MARKED } })}`);
    expect(readSettings(directory)).toEqual({ settings: { bookmarks: { runc: MARKED }, recent: {} }, problem: null });
  });

  it('follows a link', () => {
    onDisk('{}');
    const real = path.join(root, 'dotfiles.json');
    writeFileSync(real, JSON.stringify({ bookmarks: { runc: MARKED } }));
    rmSync(file);
    symlinkSync(real, file);
    expect(readSettings(directory).settings.bookmarks).toEqual({ runc: MARKED });
  });

  it.each([
    ['a list', ['runc']],
    ['a word', 'runc'],
    ['nothing', null],
    ['a number instead of the time', { runc: 1 }],
    ['a word instead of the time', { runc: 'yesterday evening' }],
    ['ids that are no slugs', { 'Ru nc': MARKED, '../runc': MARKED, 'a\u001b[31m': MARKED, '': MARKED, '-h': MARKED }],
    ['an id without end', { ['r'.repeat(5_000)]: MARKED }],
  ])('passes over %s among what is good', (_name, wrong) => {
    onDisk({ bookmarks: wrong, recent: { lxc: MARKED } });
    expect(readSettings(directory)).toEqual({ settings: { bookmarks: {}, recent: { lxc: MARKED } }, problem: null });
  });

  it('is not taken in by names that objects have anyway', () => {
    onDisk('{"__proto__": {"bookmarks": {"runc": "x"}}, "bookmarks": {"__proto__": {"lxc": "x"}}}');
    const { bookmarks } = readSettings(directory).settings;
    expect(Object.keys(bookmarks)).toEqual([]);
    expect(bookmarks.constructor).toBeUndefined();
    expect(bookmarks.lxc).toBeUndefined();
  });

  it('takes the newest twenty of the recent', () => {
    const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
    onDisk({ recent: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`entry-${index}`, day(index)])) });
    const { recent } = readSettings(directory).settings;
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
  ])('that is %s is set aside, whole, and told', (_name, content, fault) => {
    onDisk(content);
    const { settings, problem } = readSettings(directory);
    expect(settings).toEqual(NOTHING);
    expect(existsSync(file)).toBe(false);
    const [kept = ''] = setAside();
    expect(kept).toMatch(/^config\.broken-[0-9TZ-]+\.json$/);
    expect(readFileSync(path.join(directory, kept), 'utf8')).toBe(content);
    expect(problem).toContain(fault);
    expect(problem).toContain(path.join(directory, kept));
    expect(readSettings(directory).problem).toBeNull();
  });

  it('that is a directory is set aside with what it holds', () => {
    mkdirSync(path.join(file, 'inside'), { recursive: true });
    expect(readSettings(directory).problem).toContain('was not a file');
    const [kept = ''] = setAside();
    expect(readdirSync(path.join(directory, kept))).toEqual(['inside']);
  });

  it('behind a link stays where it is: only the link is set aside', () => {
    onDisk('{}');
    const real = path.join(root, 'important.txt');
    writeFileSync(real, 'no settings');
    rmSync(file);
    symlinkSync(real, file);
    expect(readSettings(directory).problem).toContain('was not valid JSON');
    expect(readFileSync(real, 'utf8')).toBe('no settings');
    expect(setAside()).toHaveLength(1);
  });

  it('that breaks while the program runs is set aside and told, and the bookmark is kept', async () => {
    const store = open(at(MARKED));
    onDisk('{"bookmarks": ');
    store.bookmark('runc', true);
    await store.flush();
    expect(saved()).toEqual({ bookmarks: { runc: MARKED } });
    expect(setAside()).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('was not valid JSON')]);
  });
});

describe('saving', () => {
  it('keeps bookmarks and what was opened, for the next session', async () => {
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    store.bookmark('lxc', true);
    store.bookmark('lxc', false);
    store.visited('cri-o');
    await store.flush();
    expect(readSettings(directory).settings).toEqual({ bookmarks: { runc: MARKED }, recent: { 'cri-o': MARKED } });
    expect(problems).toEqual([]);
  });

  it('happens by itself soon after a change', async () => {
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(saved().bookmarks).toEqual({ runc: MARKED });
    store.bookmark('runc', false);
    await expect.poll(() => saved().bookmarks).toEqual({});
  });

  it('puts changes that follow each other into one write', async () => {
    const store = open({ ...at(MARKED), delay: 60_000 });
    await store.prepare();
    for (let index = 0; index < 100; index += 1) store.bookmark(`entry-${index}`, true);
    expect(existsSync(file)).toBe(false);
    await store.flush();
    expect(Object.keys(saved().bookmarks)).toHaveLength(100);
  });

  it.each(['flush', 'flushSync'] as const)('is done at once by %s, for a program that is being ended', async (way) => {
    const store = open({ ...at(MARKED), delay: 60_000 });
    await store.prepare();
    store.bookmark('runc', true);
    store[way]();
    expect(saved().bookmarks).toEqual({ runc: MARKED });
  });

  it('writes nothing when nothing has changed', async () => {
    const store = open();
    await store.prepare();
    await store.flush();
    store.flushSync();
    store.bookmark('no slug', true);
    store.visited('../runc');
    await store.flush();
    expect(readdirSync(root)).toEqual([]);
  });

  it('keeps at most twenty recent ones, the newest', async () => {
    let minute = 0;
    const store = open({ now: () => new Date(Date.UTC(2026, 10, 24, 10, minute++)), delay: 60_000 });
    onDisk({ recent: { old: EARLIER, wrong: 1 } });
    for (let index = 0; index < 25; index += 1) store.visited(`entry-${index}`);
    await store.flush();
    const kept = Object.keys(saved().recent);
    expect(kept).toHaveLength(20);
    expect(kept).toContain('entry-24');
    expect(kept).not.toContain('entry-4');
    expect(kept).not.toContain('old');
  });

  it('leaves alone what it does not know, as a newer version may', async () => {
    onDisk({ theme: 'dusk', bookmarks: { runc: { note: 'of a newer version' } }, recent: 'of a newer version' });
    const store = open(at(MARKED));
    store.bookmark('lxc', true);
    await store.flush();
    expect(saved()).toEqual({
      theme: 'dusk',
      bookmarks: { runc: { note: 'of a newer version' }, lxc: MARKED },
      recent: 'of a newer version',
    });
  });

  it('keeps a link a link, and the mode of the file', async () => {
    onDisk('{}');
    const real = path.join(root, 'dotfiles.json');
    writeFileSync(real, '{"theme": "dusk"}');
    chmodSync(real, 0o600);
    rmSync(file);
    symlinkSync(real, file);
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await store.flush();
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({ theme: 'dusk', bookmarks: { runc: MARKED } });
    expect(statSync(real).mode & 0o777).toBe(0o600);
  });

  it('leaves no other file behind, and clears up after a save that was killed', async () => {
    onDisk('{}');
    const [leftOver, ofNow, lock] = [
      'config.json.tmp-1234567890abcdef',
      'config.json.tmp-1234567890fedcba',
      'config.lock',
    ];
    for (const name of [leftOver, ofNow, lock]) writeFileSync(path.join(directory, name), '');
    for (const name of [leftOver, lock]) utimesSync(path.join(directory, name), 1_000, 1_000);
    const store = open(at(MARKED));
    await store.prepare();
    store.bookmark('runc', true);
    await store.flush();
    expect(readdirSync(directory).toSorted()).toEqual(['config.json', ofNow]);
  });
});

describe('two windows', () => {
  it('lose neither the bookmarks of the one nor those of the other', async () => {
    const [one, other] = [open(at(EARLIER)), open(at(MARKED))];
    one.bookmark('runc', true);
    one.bookmark('lxc', true);
    await one.flush();
    other.bookmark('crun', true);
    other.bookmark('lxc', false);
    other.visited('crun');
    await other.flush();
    one.visited('runc');
    await one.flush();
    expect(saved()).toEqual({
      bookmarks: { runc: EARLIER, crun: MARKED },
      recent: { crun: MARKED, runc: EARLIER },
    });
  });

  it('lose nothing either when they save at the same moment', async () => {
    const store = JSON.stringify(new URL('../src/system/settings/store.ts', import.meta.url).href);
    const windows = ['one', 'two', 'three'].map((name) => {
      const script = `
        const { createSettingsStore } = await import(${store});
        const store = createSettingsStore(${JSON.stringify(directory)}, { onProblem: console.error });
        for (let index = 0; index < 30; index += 1) {
          store.bookmark('${name}-' + index, true);
          await store.flush();
        }`;
      const words = ['--import', 'tsx', '--input-type=module', '--eval', script];
      return spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
    });
    const codes = await Promise.all(windows.map(async (window) => (await once(window, 'exit'))[0]));
    expect(codes).toEqual([0, 0, 0]);
    expect(Object.keys(saved().bookmarks)).toHaveLength(90);
    expect(readdirSync(directory)).toEqual(['config.json']);
  });
});

describe('a place that cannot be written', () => {
  it.each([
    ['a file in the place of the directory', () => path.join(root, 'file'), 'a file is in the way'],
    ['a file above it', () => path.join(root, 'file', 'deeper', 'still'), 'a file is in the way'],
  ])('%s', async (_name, place, reason) => {
    writeFileSync(path.join(root, 'file'), 'not ours');
    const store = open({ at: place() });
    await store.prepare();
    for (const id of ['runc', 'lxc']) {
      store.bookmark(id, true);
      await store.flush();
    }
    expect(problems).toEqual([expect.stringContaining(reason)]);
    expect(problems[0]).toContain(place());
    expect(readFileSync(path.join(root, 'file'), 'utf8')).toBe('not ours');
    expect(readSettings(place()).settings).toEqual(NOTHING);
  });

  it.runIf(process.platform === 'linux')('a file system that makes no directories', async () => {
    const store = open({ at: '/proc/awesome-containers/config' });
    store.bookmark('runc', true);
    await store.flush();
    expect(problems).toEqual([expect.stringContaining('the place does not exist')]);
  });

  it('no home at all', async () => {
    const store = open({ at: null });
    await store.prepare();
    store.bookmark('runc', true);
    store.visited('lxc');
    await store.flush();
    store.flushSync();
    expect(problems).toEqual([expect.stringContaining('there is no home directory')]);
  });

  it('saves everything as soon as it can be written again', async () => {
    writeFileSync(path.join(root, 'config'), '');
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await store.flush();
    rmSync(path.join(root, 'config'));
    store.bookmark('lxc', true);
    await store.flush();
    expect(saved().bookmarks).toEqual({ runc: MARKED, lxc: MARKED });
  });
});
