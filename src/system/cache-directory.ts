import { statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

const NAME = 'awesome-containers';

/**
 * Returns the directory for files that can be made again, by the conventions of the platform; `null` if there is none that
 * belongs to the user alone.
 */
export function cacheDirectory(environment: NodeJS.ProcessEnv = process.env): string | null {
  const home = cacheHome(environment);
  return home === null ? null : join(home, NAME);
}

function cacheHome({ LOCALAPPDATA, XDG_CACHE_HOME, HOME }: NodeJS.ProcessEnv): string | null {
  if (process.platform === 'win32') return LOCALAPPDATA || null;
  const home = XDG_CACHE_HOME || HOME || '';
  // Cached code is run. If this were the home of another user, as sudo may leave it, that user could change the code.
  if (!isAbsolute(home) || ownerOf(home) !== process.getuid?.()) return null;
  if (XDG_CACHE_HOME) return home;
  return join(home, ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}
