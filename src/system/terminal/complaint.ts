const MAX_LENGTH = 300;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal.
const CONTROLS = /[\u0000-\u001F\u007F-\u009F]+/g;

function oneLine(text: string): string {
  const line = text.replace(CONTROLS, ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

/**
 * What a user reads after a bug: one line, since the stack of a bundled program says nothing to them.
 * With `withStack` it is the whole stack, for whoever is looking for the bug.
 */
export function complaint(error: unknown, withStack: boolean): string {
  if (withStack && error instanceof Error && error.stack) return `${error.stack}\n`;
  const what = oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return `awesome-containers: stopped by a bug: ${what} (AWESOME_CONTAINERS_DEBUG=1 shows where)\n`;
}
