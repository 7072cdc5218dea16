import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from '../../src/commands/command.ts';
import { optionName, usageLine } from '../../src/commands/help.ts';
import { COMMANDS, DEFAULT_COMMAND } from '../../src/commands/registry.ts';
import { writeBlock } from './block.ts';

/** The examples of every command, and a Markdown table of what each prints and takes. */
export function commandsBlock(): string {
  const examples = COMMANDS.flatMap((command) => command.examples).map(
    ({ line, summary }) => [`awesome-containers ${line}`.trimEnd(), summary] as const,
  );
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, summary]) => `${line.padEnd(width)}   ${summary}`);
  const table = ['| command | prints | its options |', '| --- | --- | --- |', ...COMMANDS.map(commandRow)];
  return ['```', ...lines, '```', '', ...table].join('\n');
}

function commandRow(command: Command): string {
  const options = command.options.map((option) => `\`${optionName(option).trim()}\` ${option.summary}`);
  return `| \`${usageLine(command, command === DEFAULT_COMMAND)}\` | ${command.prints} | ${options.join('; ')} |`;
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) writeBlock('commands', commandsBlock());
