import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** The directory of what the reader keeps of one list, such as its bookmarks, below the directory of the settings. */
export function listDirectory(directory: string, source: string): string {
  return join(directory, 'lists', createHash('sha256').update(source).digest('hex').slice(0, 24));
}

/** Removes what was kept of a list. Throws the system's errors. */
export function removeListDirectory(directory: string, source: string): void {
  rmSync(listDirectory(directory, source), { recursive: true, force: true });
}
