import { ageText } from '../data/age.ts';
import type { Size } from '../screen/layout.ts';
import { isPlain } from '../settings/plain.ts';
import { outlineMark } from '../system/installation.ts';
import { keptFiles } from '../system/process/parts.ts';
import type { VisitRequest } from './beginning.ts';

/**
 * The file with the first frame of the next usual visit. Its first line has all that the frame depends on, its second the age of the
 * facts, and the frame follows.
 */
const FILE = 'first-frame';

/** A frame, and the day its facts are of. */
export type DatedFrame = { readonly text: string; readonly asOf: string | null };

/** All that the first frame depends on besides the time, in one line; `null` where more is asked than the list of the program's own catalog. */
export function frameSigns(request: Omit<VisitRequest, 'isAsked'>, size: Size): string | null {
  const { query, list, mouse, directory, reading, theme } = request;
  const { problem, written } = reading;
  const isUsual = query === '' && list === null && !mouse && problem === null;
  if (!isUsual || !isPlain(written?.value ?? {})) return null;
  return JSON.stringify([size, outlineMark(directory), theme, written?.text ?? null]);
}

/** The frame that was kept for just this; `null` where none was, or the facts in it have become a month older. */
export function keptFrame(signs: string | null, now = Date.now()): string | null {
  if (signs === null) return null;
  const file = keptFiles()?.read(FILE)?.toString('utf8');
  return file === undefined ? null : frameIn(file, signs, now);
}

/** Keeps a frame for the next visit, unless it is there. */
export function keepFrame(signs: string | null, draw: () => DatedFrame): void {
  const now = Date.now();
  if (signs === null || keptFrame(signs, now) !== null) return;
  keptFiles()?.write([[FILE, Buffer.from(frameFile(draw(), signs, now))]]);
}

/** What is kept of a frame that was drawn at a time. */
export const frameFile = ({ text, asOf }: DatedFrame, signs: string, now: number): string =>
  `${signs}\n${ageLine(asOf ?? '', now)}\n${text}`;

/** The frame in what was kept, if it would be drawn just so at a time. */
export function frameIn(file: string, signs: string, now: number): string | null {
  if (!file.startsWith(`${signs}\n`)) return null;
  const [age = ''] = file.slice(signs.length + 1).split('\n', 1);
  const [asOf = ''] = age.split(' ', 1);
  return age === ageLine(asOf, now) ? file.slice(signs.length + age.length + 2) : null;
}

const ageLine = (asOf: string, now: number): string => `${asOf} ${ageText(asOf, now)}`;

/** Gives a frame that was kept, and later, when the window may have changed, draws it. */
export function firstKept(kept: string, draw: () => string): () => string {
  let next: string | null = kept;
  return () => {
    const frame = next ?? draw();
    next = null;
    return frame;
  };
}
