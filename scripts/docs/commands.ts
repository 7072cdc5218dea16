import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../src/commands/registry.ts';
import { writeBlock } from './block.ts';

/** Returns the examples of every command as a block of Markdown. */
export function commandsBlock(): string {
  const examples = COMMANDS.flatMap((command) => command.examples).map(
    ({ line, summary }) => [`awesome-containers ${line}`.trimEnd(), summary] as const,
  );
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, summary]) => `${line.padEnd(width)}   ${summary}`);
  return ['```', ...lines, '```'].join('\n');
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) writeBlock('commands', commandsBlock());
