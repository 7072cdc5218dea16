import type { Size } from '../screen/layout.ts';
import { isPlain } from '../settings/plain.ts';
import { outlineMark } from '../system/installation.ts';
import { keptFiles } from '../system/process/parts.ts';
import type { VisitRequest } from './beginning.ts';

/** The first frame of a usual visit, as the end of the visit before has drawn it: the first line says of what, and the frame follows. */
const FILE = 'first-frame';
const WEEK_MS = 604_800_000;

/** All that the first frame depends on, in one line; `null` where more is asked than the list of the program's own catalog. */
export function frameSigns(request: Omit<VisitRequest, 'isAsked'>, size: Size): string | null {
  const { query, list, mouse, directory, reading, theme } = request;
  const { problem, written } = reading;
  const isUsual = query === '' && list === null && !mouse && problem === null;
  if (!isUsual || (written !== undefined && !isPlain(written.value))) return null;
  // The start page says how many months old its facts are.
  const week = Math.floor(Date.now() / WEEK_MS);
  return JSON.stringify([size, week, outlineMark(directory), theme, written?.text ?? null]);
}

/** The frame that was kept for just this; `null` where none was. */
export function keptFrame(signs: string | null): string | null {
  const text = signs === null ? undefined : keptFiles()?.read(FILE)?.toString('utf8');
  return text?.startsWith(`${signs}\n`) ? text.slice((signs ?? '').length + 1) : null;
}

/** Keeps a frame for the next visit, unless it is there. */
export function keepFrame(signs: string | null, draw: () => string): void {
  if (signs === null || keptFrame(signs) !== null) return;
  keptFiles()?.write([[FILE, Buffer.from(`${signs}\n${draw()}`)]]);
}

/** Gives a frame that was kept, and later, when the window may have changed, draws it. */
export function firstKept(kept: string, draw: () => string): () => string {
  let next: string | null = kept;
  return () => {
    const frame = next ?? draw();
    next = null;
    return frame;
  };
}
