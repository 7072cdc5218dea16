import { ageText } from '../data/age.ts';
import type { Size } from '../screen/layout.ts';
import { isPlain } from '../settings/plain.ts';
import { outlineMark } from '../system/installation.ts';
import { keptFiles } from '../system/process/parts.ts';
import type { VisitRequest } from './beginning.ts';

/**
 * The file with the first frame of the next usual visit. Its first line has everything that the frame depends on, its second line
 * the age of the facts. The frame follows.
 */
const FILE = 'first-frame';

/** A frame, and the date of the facts in it. */
export type DatedFrame = { readonly text: string; readonly asOf: string | null };

/**
 * Returns, in one line, everything that the first frame depends on besides the time; `null` if the request asks for more than the
 * list of the program's own catalog.
 */
export function frameCacheKey(request: Omit<VisitRequest, 'isAsked'>, size: Size): string | null {
  const { query, list, mouse, directory, reading, theme } = request;
  const { problem, written } = reading;
  const isUsual = query === '' && list === null && !mouse && problem === null;
  if (!isUsual || !isPlain(written?.value ?? {})) return null;
  return JSON.stringify([size, outlineMark(directory), theme, written?.text ?? null]);
}

/** Returns the frame that was kept for exactly these signs; `null` if there is none, or if its facts are a month older by now. */
export function keptFrame(signs: string | null, now = Date.now()): string | null {
  if (signs === null) return null;
  const file = keptFiles()?.read(FILE)?.toString('utf8');
  return file === undefined ? null : frameIn(file, signs, now);
}

/** Keeps a frame for the next visit, unless it is already kept. */
export function keepFrame(signs: string | null, draw: () => DatedFrame): void {
  const now = Date.now();
  if (signs === null || keptFrame(signs, now) !== null) return;
  keptFiles()?.write([[FILE, Buffer.from(frameFile(draw(), signs, now))]]);
}

/** Returns the contents of the file for a frame that is drawn at a given time. */
export const frameFile = ({ text, asOf }: DatedFrame, signs: string, now: number): string =>
  `${signs}\n${ageLine(asOf ?? '', now)}\n${text}`;

/** Returns the frame in the contents of the file, if drawing it at the given time would give the same one; otherwise `null`. */
export function frameIn(file: string, signs: string, now: number): string | null {
  if (!file.startsWith(`${signs}\n`)) return null;
  const [age = ''] = file.slice(signs.length + 1).split('\n', 1);
  const [asOf = ''] = age.split(' ', 1);
  return age === ageLine(asOf, now) ? file.slice(signs.length + age.length + 2) : null;
}

const ageLine = (asOf: string, now: number): string => `${asOf} ${ageText(asOf, now)}`;

/** Returns a function that gives the kept frame once. Later calls draw a new one, since the window may have changed. */
export function firstKept(kept: string, draw: () => string): () => string {
  let next: string | null = kept;
  return () => {
    const frame = next ?? draw();
    next = null;
    return frame;
  };
}
