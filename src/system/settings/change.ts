import { join } from 'node:path';
import { writeFile } from '../output/write-file.ts';
import { makeDirectory, withLock } from './directory.ts';
import { readSettings, SETTINGS_FILE } from './read.ts';

type Value = Readonly<Record<string, unknown>>;

/**
 * Has the settings file say what `change` makes of what it says now, while no other window of the program writes it. A `null`
 * leaves the file as it is. Returns the problem of a file that was broken, which is set aside. Throws the system's errors.
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
