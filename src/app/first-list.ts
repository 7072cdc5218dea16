import { frameText } from '../screen/frame.ts';
import type { Theme } from '../screen/theme.ts';
import type { ListAsked } from '../system/list-file.ts';
import type { Reading } from '../system/settings/read.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { drawReading } from '../views/start/reading.ts';
import { type OpenedList, openList, readOwnSettings } from './list-library.ts';

const BETWEEN_PROGRESS_MS = 100;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** The list that the program is started with, and the settings kept for it by earlier visits. */
export type FirstList = { readonly opened: OpenedList; readonly own: Reading };

/**
 * Reads the list that the program is started with, and shows progress, since that may take a second. Resolves with `undefined` if
 * the list cannot be used.
 */
export async function openFirstList(
  asked: ListAsked,
  terminal: Terminal,
  theme: Theme,
  directory: string | null,
): Promise<FirstList | undefined> {
  let told = '';
  const show = () =>
    terminal.show(() => frameText(drawReading(asked.source, told, windowSize(process.stdout), theme), theme));
  show();
  let shownAt = performance.now();
  const onProgress = (bytes: number, of: number | null) => {
    if (performance.now() - shownAt < BETWEEN_PROGRESS_MS) return;
    shownAt = performance.now();
    told = of === null ? megabytes(bytes) : `${megabytes(bytes)} of ${megabytes(of)}`;
    show();
  };
  const opened = await openList(asked, { onProgress });
  if ('library' in opened) return { opened, own: readOwnSettings(directory, opened.origin) };
  terminal.refuse(opened.problem);
  return undefined;
}
