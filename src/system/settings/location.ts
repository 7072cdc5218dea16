import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

const NAME = 'awesome-containers';

/**
 * Returns the directory of the settings: `AWESOME_CONTAINERS_CONFIG_DIR` if that is set, or by the conventions of the platform.
 * Returns `null` if no home directory is known: nothing is remembered then, so that no files appear in the working directory.
 */
export function settingsDirectory(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  home: string = knownHome(),
): string | null {
  const { isAbsolute, join, resolve } = platform === 'win32' ? win32 : posix;
  const chosen = environment.AWESOME_CONTAINERS_CONFIG_DIR;
  if (chosen) return resolve(chosen);

  const below = (base: string | undefined, ...names: readonly string[]) =>
    base !== undefined && isAbsolute(base) ? join(base, ...names) : null;
  switch (platform) {
    case 'win32':
      return below(environment.APPDATA, NAME, 'Config') ?? below(home, 'AppData', 'Roaming', NAME, 'Config');
    case 'darwin':
      return below(home, 'Library', 'Preferences', NAME);
    default:
      return below(environment.XDG_CONFIG_HOME, NAME) ?? below(home, '.config', NAME);
  }
}

function knownHome(): string {
  try {
    return homedir();
  } catch {
    // The user of this process has no entry in the system's list of accounts, as happens in containers.
    return '';
  }
}
