import { join } from 'node:path';
import { emptySettings, parseSettings, type Settings } from './parse.ts';
import { readWritten, SETTINGS_FILE } from './read.ts';

/** Reads the settings in `directory` as far as that is possible; a broken file stays where it is. Never throws. */
export function peekSettings(directory: string | null): Settings {
  try {
    const read = directory === null ? undefined : readWritten(join(directory, SETTINGS_FILE));
    return (typeof read === 'object' ? parseSettings(read.value) : null) ?? emptySettings();
  } catch {
    return emptySettings();
  }
}
