import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/system/settings/read.ts';
import { createSettingsStore, type StoreOptions } from '../../../src/system/settings/store.ts';
import { EARLIER, MARKED, NOTHING, settingsPlace } from '../../support/settings-place.ts';

const place = settingsPlace();
let problems: string[] = [];

beforeEach(() => {
  problems = [];
});

const saved = () => JSON.parse(readFileSync(place.file, 'utf8'));

function open(options: Partial<StoreOptions> & { readonly at?: string | null } = {}) {
  const { at = place.directory, ...rest } = options;
  return createSettingsStore(at, { onProblem: (problem) => problems.push(problem), delay: 0, ...rest });
}

const at = (time: string) => ({ now: () => new Date(time) });

describe('saving', () => {
  it('stores the terminal background beside other settings, and fails silently', async () => {
    place.holds({ theme: 'auto', bookmarks: { runc: MARKED } });
    const store = open();
    store.noteBackground('light');
    await store.flush();
    expect(saved()).toEqual({ theme: 'auto', bookmarks: { runc: MARKED }, background: 'light' });
    const nowhere = open({ at: null });
    nowhere.noteBackground('light');
    await nowhere.flush();
    expect(problems).toEqual([]);
  });

  it('keeps bookmarks and recent entries for the next session', async () => {
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    store.bookmark('lxc', true);
    store.bookmark('lxc', false);
    store.visited('cri-o');
    await store.flush();
    expect(readSettings(place.directory).settings).toEqual({
      bookmarks: { runc: MARKED },
      recent: { 'cri-o': MARKED },
      stack: {},
      ticks: {},
    });
    expect(problems).toEqual([]);
  });

  it('keeps the versions of the stack, including changes by another window', async () => {
    const store = open();
    store.keepVersion('runc', '1.1.4');
    store.keepVersion('docker', '24.0.5');
    await store.flush();
    const other = open();
    other.keepVersion('containerd', '1.6.20');
    other.keepVersion('docker', null);
    await other.flush();
    store.keepVersion('runc', '1.3.7');
    await store.flush();
    expect(saved().stack).toEqual({ containerd: '1.6.20', runc: '1.3.7' });
    expect(readSettings(place.directory).settings.stack).toEqual({ containerd: '1.6.20', runc: '1.3.7' });
    expect(problems).toEqual([]);
  });

  it('keeps the ticks of measures, including those of another window', async () => {
    const store = open(at(MARKED));
    store.tick('mount-nosuid', true);
    store.tick('remap-root', true);
    store.tick('a\u001b[31m', true);
    await store.flush();
    const other = open(at(MARKED));
    other.tick('drop-capabilities', true);
    other.tick('remap-root', false);
    await other.flush();
    store.tick('seccomp-filter', true);
    await store.flush();
    const kept = { 'mount-nosuid': MARKED, 'drop-capabilities': MARKED, 'seccomp-filter': MARKED };
    expect(saved().ticks).toEqual(kept);
    expect(readSettings(place.directory).settings.ticks).toEqual(kept);
    expect(problems).toEqual([]);
  });

  it('keeps whether the mouse is on, and only that', async () => {
    place.holds({ bookmarks: { runc: MARKED }, theme: 'of another version' });
    const store = open();
    store.keepMouse(true);
    await store.flush();
    expect(saved()).toEqual({ bookmarks: { runc: MARKED }, theme: 'of another version', mouse: true });
    store.keepMouse(false);
    await store.flush();
    expect(readSettings(place.directory).settings.mouse).toBeUndefined();
  });

  it('reports that settings cannot be saved without a directory', () => {
    open({ at: null }).keepMouse(true);
    expect(problems).toEqual([
      'Settings cannot be saved (there is no home directory): they last as long as this session.',
    ]);
  });

  it('moves invalid ticks to another name', async () => {
    place.holds({ ticks: ['mount-nosuid'] });
    const store = open(at(MARKED));
    store.tick('remap-root', true);
    await store.flush();
    expect(saved()).toEqual({ ticks: { 'remap-root': MARKED }, 'ticks-unread': ['mount-nosuid'] });
  });

  it('reports that ticks cannot be saved without a directory', () => {
    open({ at: null }).tick('remap-root', true);
    expect(problems).toEqual([
      'Ticks cannot be saved (there is no home directory): they last as long as this session.',
    ]);
  });

  it('moves an invalid stack to another name', async () => {
    place.holds({ stack: ['runc'] });
    const store = open();
    store.keepVersion('runc', '1.1.4');
    await store.flush();
    expect(saved()).toEqual({ stack: { runc: '1.1.4' }, 'stack-unread': ['runc'] });
  });

  it('reports that versions cannot be saved without a directory', () => {
    open({ at: null }).keepVersion('runc', '1.1.4');
    expect(problems).toEqual([
      'Versions cannot be saved (there is no home directory): they last as long as this session.',
    ]);
  });

  it('happens automatically soon after a change', async () => {
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await expect.poll(() => existsSync(place.file)).toBe(true);
    expect(saved().bookmarks).toEqual({ runc: MARKED });
    store.bookmark('runc', false);
    await expect.poll(() => saved().bookmarks).toEqual({});
  });

  it('combines successive changes into one write', async () => {
    const store = open({ ...at(MARKED), delay: 60_000 });
    for (let index = 0; index < 100; index += 1) store.bookmark(`entry-${index}`, true);
    expect(existsSync(place.file)).toBe(false);
    await store.flush();
    expect(Object.keys(saved().bookmarks)).toHaveLength(100);
  });

  it('is immediate when the program is ended', async () => {
    const store = open({ ...at(MARKED), delay: 60_000 });
    store.bookmark('lxc', true);
    await store.flush();
    store.bookmark('runc', true);
    store.flush();
    expect(saved().bookmarks).toEqual({ lxc: MARKED, runc: MARKED });
  });

  it('writes nothing if nothing has changed', async () => {
    const store = open();
    await store.flush();
    store.bookmark('', true);
    store.visited('a\u001b[31m');
    await store.flush();
    expect(readdirSync(place.root)).toEqual([]);
  });

  it('moves bookmarks in another format to another name', async () => {
    place.holds({ bookmarks: ['lxc', 'crun'] });
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await store.flush();
    expect(saved()).toEqual({ bookmarks: { runc: MARKED }, 'bookmarks-unread': ['lxc', 'crun'] });
  });

  it('keeps any id of a list', async () => {
    const ids = ['Docker', 'c++', 'foo__bar', 'a/b', 'run c', '__proto__', 'constructor', '容器', 'i'.repeat(500)];
    const store = open();
    for (const id of ids) {
      store.bookmark(id, true);
      store.visited(id);
    }
    await store.flush();
    const { settings } = readSettings(place.directory);
    expect(Object.keys(settings.bookmarks).toSorted()).toEqual(ids.toSorted());
    expect(Object.keys(settings.recent).toSorted()).toEqual(ids.toSorted());
  });

  it('keeps new visits even if a wrong clock recorded future visits', async () => {
    const day = (at: number) => new Date(Date.UTC(2099, 0, 1 + at)).toISOString();
    place.holds({ recent: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`far-${at}`, day(at)])) });
    const store = open();
    store.visited('runc');
    await store.flush();
    expect(Object.keys(readSettings(place.directory).settings.recent)).toContain('runc');
    const past = open(at('1970-01-02T00:00:00.000Z'));
    past.visited('lxc');
    await past.flush();
    expect(Object.keys(saved().recent)).toEqual(expect.arrayContaining(['lxc', 'runc']));
  });

  it('keeps at most the newest twenty recent entries', async () => {
    let minute = 0;
    const store = open({ now: () => new Date(Date.UTC(2026, 10, 24, 10, minute++)), delay: 60_000 });
    place.holds({ recent: { old: EARLIER, wrong: 1 } });
    for (let index = 0; index < 25; index += 1) store.visited(`entry-${index}`);
    await store.flush();
    const kept = Object.keys(saved().recent);
    expect(kept).toHaveLength(20);
    expect(kept).toContain('entry-24');
    expect(kept).not.toContain('entry-4');
    expect(kept).not.toContain('old');
  });

  it('does not change unknown data, which a newer version may have written', async () => {
    place.holds({ theme: 'dusk', bookmarks: { runc: { note: 'of a newer version' } }, recent: 'of a newer version' });
    const store = open(at(MARKED));
    store.bookmark('lxc', true);
    await store.flush();
    expect(saved()).toEqual({
      theme: 'dusk',
      bookmarks: { runc: { note: 'of a newer version' }, lxc: MARKED },
      recent: 'of a newer version',
    });
  });

  it('keeps a symbolic link and the mode of the file', async () => {
    place.holds('{}');
    const real = path.join(place.root, 'dotfiles.json');
    writeFileSync(real, '{"theme": "dusk"}');
    chmodSync(real, 0o600);
    rmSync(place.file);
    symlinkSync(real, place.file);
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await store.flush();
    expect(lstatSync(place.file).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(real, 'utf8'))).toEqual({ theme: 'dusk', bookmarks: { runc: MARKED } });
    expect(statSync(real).mode & 0o777).toBe(0o600);
  });

  it('leaves no temporary files, and removes those of a killed save', async () => {
    place.holds('{}');
    const [leftOver, ofNow, lock] = [
      'config.json.tmp-1234567890abcdef',
      'config.json.tmp-1234567890fedcba',
      'config.lock',
    ];
    for (const name of [leftOver, ofNow, lock]) writeFileSync(path.join(place.directory, name), '');
    for (const name of [leftOver, lock]) utimesSync(path.join(place.directory, name), 1_000, 1_000);
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await store.flush();
    expect(readdirSync(place.directory).toSorted()).toEqual(['config.json', ofNow]);
  });

  it('renames a file that broke in between, reports it, and keeps the bookmark', async () => {
    const store = open(at(MARKED));
    place.holds('{"bookmarks": ');
    store.bookmark('runc', true);
    await store.flush();
    expect(saved()).toEqual({ bookmarks: { runc: MARKED } });
    expect(place.setAside()).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('was not valid JSON')]);
  });
});

describe('two windows', () => {
  it('keep the bookmarks of both', async () => {
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

  it('lose nothing if they save at the same time', async () => {
    const store = JSON.stringify(new URL('../../../src/system/settings/store.ts', import.meta.url).href);
    const windows = ['one', 'two', 'three'].map((name) => {
      const script = `
        const { createSettingsStore } = await import(${store});
        const store = createSettingsStore(${JSON.stringify(place.directory)}, { onProblem: console.error });
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
    expect(readdirSync(place.directory)).toEqual(['config.json']);
  });
});

describe('a directory that cannot be written', () => {
  it.each([
    ['a file in the place of the directory', () => path.join(place.root, 'file'), 'a file is in the way'],
    ['a file above it', () => path.join(place.root, 'file', 'deeper', 'still'), 'a file is in the way'],
  ])('%s', async (_name, where, reason) => {
    writeFileSync(path.join(place.root, 'file'), 'not ours');
    const store = open({ at: where() });
    for (const id of ['runc', 'lxc']) {
      store.bookmark(id, true);
      await store.flush();
    }
    expect(problems).toEqual([expect.stringContaining(reason)]);
    expect(problems[0]).toContain(where());
    expect(readFileSync(path.join(place.root, 'file'), 'utf8')).toBe('not ours');
    expect(readSettings(where()).settings).toEqual(NOTHING);
  });

  it.runIf(process.platform === 'linux')('a file system that rejects new directories', async () => {
    const store = open({ at: '/proc/awesome-containers/config' });
    store.bookmark('runc', true);
    await store.flush();
    expect(problems).toEqual([expect.stringContaining('the directory does not exist')]);
  });

  it('no home directory', async () => {
    const store = open({ at: null });
    store.bookmark('runc', true);
    store.visited('lxc');
    await store.flush();
    expect(problems).toEqual([expect.stringContaining('there is no home directory')]);
  });

  it('saves everything once it becomes writable', async () => {
    writeFileSync(path.join(place.root, 'config'), '');
    const store = open(at(MARKED));
    store.bookmark('runc', true);
    await store.flush();
    rmSync(path.join(place.root, 'config'));
    store.bookmark('lxc', true);
    await store.flush();
    expect(saved().bookmarks).toEqual({ runc: MARKED, lxc: MARKED });
  });
});
