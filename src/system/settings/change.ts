import { join } from 'node:path';
import { writeFile } from '../output/write-file.ts';
import { makeDirectory, withLock } from './directory.ts';
import { readSettings, SETTINGS_FILE } from './read.ts';

type Value = Readonly<Record<string, unknown>>;

/**
 * Replaces the contents of the settings file with what `change` makes of them, while no other window of the program writes the
 * file. If `change` returns `null`, the file stays as it is. If the file was broken, it is set aside, and the problem is
 * returned. Throws the system's errors.
 */
export function changeSettings(directory: string, change: (value: Value) => Value | null): string | null {
  makeDirectory(directory);
  return withLock(directory, () => {
    const { problem, written } = readSettings(directory);
    const next = change(written?.value ?? {});
    if (next !== null) writeFile(join(directory, SETTINGS_FILE), `${JSON.stringify(next, null, '\t')}\n`);
    return problem;
  });
}
