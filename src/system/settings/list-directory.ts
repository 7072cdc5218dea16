import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the directory, inside that of the settings, for what the user keeps of one list, such as its bookmarks. */
export function listDirectory(directory: string, source: string): string {
  return join(directory, 'lists', createHash('sha256').update(source).digest('hex').slice(0, 24));
}

/** Removes what was kept of a list. Throws the system's errors. */
export function removeListDirectory(directory: string, source: string): void {
  rmSync(listDirectory(directory, source), { recursive: true, force: true });
}
