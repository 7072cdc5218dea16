import { readFileSync, renameSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { isObject } from '../../readers/json.ts';
import { sanitize } from '../../text/sanitize.ts';
import { explainSystemError } from '../explain-error.ts';
import { emptySettings, parseSettings, type Settings } from './parse.ts';

export type { Settings } from './parse.ts';

export const SETTINGS_NAME = 'config';
export const SETTINGS_FILE = `${SETTINGS_NAME}.json`;

/** The contents of a settings file: its text, and the value that this is parsed to. */
export type Written = {
  readonly file: string;
  readonly text: string;
  readonly value: Readonly<Record<string, unknown>>;
};

/**
 * `problem` is one sentence for the user: what was wrong, and where the old file is now. `written` has the contents of the file,
 * for code that checks what the user has set in it.
 */
export type Reading = {
  readonly settings: Settings;
  readonly problem: string | null;
  readonly written?: Written | undefined;
};

const LARGEST = 1_000_000;

/**
 * Reads the settings in `directory`. They are empty at the first start, and if `directory` is `null`. A broken file is set aside
 * under a new name, never deleted. Never throws.
 */
export const readSettings = (directory: string | null): Reading => readOr(setAside, directory);

/** Reads the settings for a command that changes nothing: a broken file stays where it is. Never throws. */
export const lookAtSettings = (directory: string | null): Reading => readOr(leave, directory);

/** Handles a broken file, and returns what is said about it. */
type OnBroken = (file: string, fault: string) => Reading;

function readOr(onBroken: OnBroken, directory: string | null): Reading {
  if (directory === null) return readingOf(undefined);
  const file = join(directory, SETTINGS_FILE);
  try {
    const read = readWritten(file);
    return typeof read === 'string' ? onBroken(file, read) : readingOf(read);
  } catch (error) {
    return without(`The settings cannot be read (${explainSystemError(error)}): bookmarks start empty.`);
  }
}

/** Reads the current settings; `null` if they have a fault, which the next start reports and repairs. Throws system errors. */
export function settingsNow(directory: string | null): Reading | null {
  const written = directory === null ? undefined : readWritten(join(directory, SETTINGS_FILE));
  return typeof written === 'string' ? null : readingOf(written);
}

function readingOf(written: Written | undefined): Reading {
  if (written === undefined) return { settings: emptySettings(), problem: null };
  return { settings: parseSettings(written.value) ?? emptySettings(), problem: null, written };
}

/** Returns the contents of a settings file, or what it is instead; `undefined` if there is none. Throws the system's errors. */
export function readWritten(file: string): Written | string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) return 'not a file';
  if (found.size > LARGEST) return 'larger than 1 MB';
  // Some Windows editors begin a file with a byte order mark.
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not valid JSON';
  }
  return isObject(value) ? { file, text, value } : 'not a JSON object';
}

const leave: OnBroken = (file, fault) =>
  without(`The settings file is ${fault}: ${sanitize(file)}; repair it, or the explorer sets it aside when it starts.`);

function setAside(file: string, fault: string): Reading {
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const { dir, name, ext } = parse(file);
  const kept = join(dir, `${name}.broken-${time}${ext}`);
  try {
    // A link itself is renamed: its target may belong to another program.
    renameSync(file, kept);
    return without(`The settings file was ${fault}; it is now ${sanitize(kept)}, and bookmarks start empty.`);
  } catch (error) {
    return without(
      `The settings file was ${fault} and cannot be set aside (${explainSystemError(error)}): bookmarks start empty.`,
    );
  }
}

function without(problem: string): Reading {
  return { settings: emptySettings(), problem };
}
