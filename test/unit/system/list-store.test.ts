import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listDirectory, removeListDirectory } from '../../../src/system/settings/list-directory.ts';
import { createListStore } from '../../../src/system/settings/list-store.ts';
import { keptLists } from '../../../src/system/settings/lists.ts';
import { readSettings } from '../../../src/system/settings/read.ts';
import { createSettingsStore } from '../../../src/system/settings/store.ts';
import { MARKED, settingsPlace } from '../../support/settings-place.ts';

const place = settingsPlace();
const problems: string[] = [];
const told = { onProblem: (text: string) => problems.push(text), delay: 0 };
const saved = () => JSON.parse(readFileSync(place.file, 'utf8'));
const at = (second: number) => ({ ...told, now: () => new Date(Date.UTC(2026, 10, 1, 0, 0, second)) });
const titles = () => keptLists(saved().lists).map(({ title }) => title);

describe('the data of a list', () => {
  const storeOf = (source: string) => {
    const program = createSettingsStore(place.directory, told);
    return createListStore(program, listDirectory(place.directory, source), told);
  };
  const settingsOf = (source: string) => readSettings(listDirectory(place.directory, source)).settings;

  test('is separate for each list, while the stack and the mouse are shared', async () => {
    const [kites, shops] = [storeOf('/kites.md'), storeOf('li/shops')];
    kites.bookmark('aero', true);
    kites.visited('tail');
    kites.tick('sewn', true);
    kites.keepVersion('runc', '1.1.4');
    kites.keepMouse(true);
    shops.bookmark('fly', true);
    await Promise.all([kites.flush(), shops.flush()]);
    expect(Object.keys(settingsOf('/kites.md').bookmarks)).toEqual(['aero']);
    expect(Object.keys(settingsOf('/kites.md').recent)).toEqual(['tail']);
    expect(Object.keys(settingsOf('/kites.md').ticks)).toEqual(['sewn']);
    expect(Object.keys(settingsOf('li/shops').bookmarks)).toEqual(['fly']);
    expect(saved()).toEqual({ stack: { runc: '1.1.4' }, mouse: true });
  });

  test('is removed when the list is forgotten', async () => {
    const kites = storeOf('/kites.md');
    kites.bookmark('aero', true);
    await kites.flush();
    removeListDirectory(place.directory, '/kites.md');
    expect(existsSync(listDirectory(place.directory, '/kites.md'))).toBe(false);
    expect(existsSync(place.directory)).toBe(true);
  });

  test('cannot be saved for standard input, with one message', async () => {
    const program = createSettingsStore(place.directory, told);
    const piped = createListStore(program, null, { ...told, whyNowhere: 'the list came from standard input' });
    piped.bookmark('aero', true);
    piped.bookmark('fly', true);
    await piped.flush();
    expect(problems).toEqual([
      'Bookmarks and recent entries cannot be saved (the list came from standard input): they last as long as this session.',
    ]);
    expect(existsSync(place.file)).toBe(false);
  });
});

describe('the lists opened before', () => {
  test('are the last twenty, including those of another window', async () => {
    const windows = [createSettingsStore(place.directory, at(100)), createSettingsStore(place.directory, at(200))];
    for (let number = 0; number < 15; number += 1) {
      const store = createSettingsStore(place.directory, at(number));
      store.keepList(`/list-${number}.md`, `List ${number}`);
      await store.flush();
    }
    windows[0]?.keepList('/kites.md', 'Kites');
    windows[1]?.keepList('li/shops', 'Shops');
    await Promise.all(windows.map((store) => store.flush()));
    expect(titles().slice(0, 3)).toEqual(['Shops', 'Kites', 'List 14']);
    for (let number = 15; number < 20; number += 1) windows[0]?.keepList(`/list-${number}.md`, `List ${number}`);
    await windows[0]?.flush();
    expect(titles()).toHaveLength(20);
    expect(titles()).not.toContain('List 0');
  });

  test('can be forgotten one by one, and a reopened list comes first', async () => {
    const store = createSettingsStore(place.directory, told);
    place.holds({
      bookmarks: { runc: MARKED },
      lists: {
        '/kites.md': { title: 'Kites', opened: '2026-11-02T00:00:00Z' },
        '/shops.md': { title: 'Shops', opened: '2026-11-01T00:00:00Z' },
      },
    });
    store.keepList('/shops.md', 'Shops');
    await store.flush();
    expect(titles()).toEqual(['Shops', 'Kites']);
    store.keepList('/shops.md', null);
    await store.flush();
    expect(titles()).toEqual(['Kites']);
    expect(saved().bookmarks).toEqual({ runc: MARKED });
  });

  test('do not include invalid or undrawable entries of the file', () => {
    const opened = '2026-11-02T00:00:00Z';
    const value = {
      ok: { title: 'Kites', opened },
      'bad\u001b[31m': { title: 'Red', opened },
      title: { title: 'Bell\u0007', opened },
      time: { title: 'Kites', opened: 'yesterday' },
      number: 3,
    };
    expect(keptLists(value).map(({ source }) => source)).toEqual(['ok']);
    expect(keptLists(['a'])).toEqual([]);
    expect(path.dirname(listDirectory('/settings', '../../etc'))).toBe('/settings/lists');
  });
});
