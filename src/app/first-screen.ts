import { AMBIGUITY_QUESTION } from '../screen/ambiguity.ts';
import { frameText } from '../screen/frame.ts';
import type { Size } from '../screen/layout.ts';
import { isPlain } from '../settings/plain.ts';
import { readOutline } from '../system/installation.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import { windowSize } from '../system/terminal/window-size.ts';
import { contextFor, type Library } from '../views/context.ts';
import { drawFirstScreen } from '../views/screen.ts';
import type { State } from '../views/state.ts';
import type { Beginning, VisitRequest } from './beginning.ts';
import type { openFirstList } from './first-list.ts';
import type { DatedFrame } from './kept-frame.ts';
import { outlineLibrary, shelvesFor, startState } from './outline-library.ts';

/** Shows the first frame of any visit, and returns where the visit begins; `undefined` if its list cannot be used. */
export async function showFirstScreen(terminal: Terminal, request: VisitRequest): Promise<Beginning | undefined> {
  const { query, list, mouse, directory, reading, theme, isAsked } = request;
  const first = list === null ? null : await openFirst(list, terminal, theme, directory);
  if (first === undefined) return undefined;
  const outline = first === null ? readOutline(directory) : null;
  const shelves = outline === null ? null : shelvesFor(reading.settings, directory, outline);
  const library =
    first?.opened.library ??
    (outline && shelves && query === '' ? outlineLibrary(outline, shelves.items) : await searchable(directory));
  const { written } = reading;
  const isUsual = written === undefined || isPlain(written.value);
  const { opens = [], problem = null } = isUsual ? {} : (await import('../settings/part.ts')).applySettings(written);
  const told = problem ?? first?.own.problem ?? first?.opened.notice ?? null;
  const start = startState(library, reading, query, told, mouse, { own: first?.own.settings, latest: shelves?.recent });
  if (start.mouse) terminal.takeMouse(true);
  // A view other than the list is drawn by code that is loaded next; drawing the list before it would only make it flash up.
  const isList = opens.length === 0 || query !== '';
  const draw = () => (isList ? drawnText(start, library, windowSize(process.stdout), theme) : '');
  terminal.show(draw, isAsked ? AMBIGUITY_QUESTION : '');
  return { start, opens: isList ? [] : opens, opened: first?.opened ?? null };
}

/** Draws the first frame of a visit without special requests. */
export function usualFrame(
  { directory, reading, theme }: Pick<VisitRequest, 'directory' | 'reading' | 'theme'>,
  size: Size,
): DatedFrame {
  const outline = readOutline(directory);
  const { items, recent } = shelvesFor(reading.settings, directory, outline);
  const library = outlineLibrary(outline, items);
  const start = startState(library, reading, '', null, false, { latest: recent });
  return { text: drawnText(start, library, size, theme), asOf: outline.overview.asOf };
}

const drawnText = (start: State, library: Library, size: Size, theme: VisitRequest['theme']): string =>
  frameText(drawFirstScreen(start, contextFor(library, size, theme)), theme);

async function openFirst(...given: Parameters<typeof openFirstList>): ReturnType<typeof openFirstList> {
  const { openFirstList } = await import('./first-list.ts');
  return openFirstList(...given);
}

async function searchable(directory: string | null): Promise<Library> {
  const { openBundled } = await import('./list-library.ts');
  return openBundled(directory).library;
}
