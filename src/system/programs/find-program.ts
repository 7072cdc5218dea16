import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** Returns the full path of the program that a shell would start for `name`; `null` if it is not in PATH. */
export function findProgram(name: string, environment: NodeJS.ProcessEnv): string | null {
  if (path.isAbsolute(name)) return isProgram(name) ? name : null;
  if (name.includes('/')) return null;
  // Relative directories in PATH are skipped: which program is started must not depend on the working directory.
  const directories = (environment.PATH ?? '').split(path.delimiter).filter((directory) => path.isAbsolute(directory));
  return directories.map((directory) => path.join(directory, name)).find(isProgram) ?? null;
}

/** Whether the user is at another machine, so that a window or a clipboard here is of no use to them. */
export function isOverSsh(environment: NodeJS.ProcessEnv): boolean {
  return isSet(environment.SSH_CONNECTION) || isSet(environment.SSH_CLIENT) || isSet(environment.SSH_TTY);
}

export function hasDisplay(environment: NodeJS.ProcessEnv): boolean {
  return isSet(environment.DISPLAY) || isSet(environment.WAYLAND_DISPLAY);
}

/** Whether this is WSL, and can start Windows programs. */
export function canReachWindows(environment: NodeJS.ProcessEnv): boolean {
  return isSet(environment.WSL_INTEROP);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
