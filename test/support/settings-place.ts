import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

export const MARKED = '2026-11-24T10:00:00.000Z';
export const EARLIER = '2026-11-20T10:00:00.000Z';
export const NOTHING = { bookmarks: {}, recent: {}, stack: {}, ticks: {} };

/** A temporary place for settings, created for each test of a file. The settings directory does not exist yet. */
export function settingsPlace() {
  const place = {
    root: '',
    directory: '',
    file: '',
    /** Writes `content` as the settings file. */
    holds(content: string | object): void {
      mkdirSync(place.directory, { recursive: true });
      writeFileSync(place.file, typeof content === 'string' ? content : JSON.stringify(content));
    },
    setAside: (): readonly string[] => readdirSync(place.directory).filter((name) => name.startsWith('config.broken-')),
  };
  beforeEach(() => {
    place.root = mkdtempSync(path.join(tmpdir(), 'settings-'));
    place.directory = path.join(place.root, 'config', 'awesome-containers');
    place.file = path.join(place.directory, 'config.json');
  });
  afterEach(() => {
    rmSync(place.root, { recursive: true, force: true });
  });
  return place;
}
