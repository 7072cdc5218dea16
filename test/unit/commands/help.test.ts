import { describe, expect, test } from 'vitest';
import { blockIn } from '../../../scripts/docs/block.ts';
import { commandsBlock } from '../../../scripts/docs/commands.ts';
import { optionsOf } from '../../../src/commands/command.ts';
import { readArguments } from '../../../src/commands/line/arguments.ts';
import { commandHelp, programHelp } from '../../../src/commands/line/help.ts';
import {
  ALL_OPTIONS,
  COMMANDS,
  COMMON_OPTIONS,
  commandNamed,
  PROGRAM,
  RESERVED,
} from '../../../src/commands/registry.ts';
import { update } from '../../../src/commands/update.ts';

const words = (line: string) => line.split(' ').filter((word) => word !== '');
const helps = [programHelp(PROGRAM), ...COMMANDS.map((command) => commandHelp(command, PROGRAM))];

describe('the help', () => {
  test('fits into 80 columns of plain ASCII', () => {
    for (const line of helps.flatMap((help) => help.split('\n'))) expect(line).toMatch(/^[ -~]{0,80}$/u);
  });

  test('of the program names every command and every option', () => {
    const help = programHelp(PROGRAM);
    for (const { summary } of COMMANDS) expect(help).toContain(summary);
    for (const { name } of ALL_OPTIONS) expect(help).toContain(`--${name}`);
  });

  test('of a command that reads no list says nothing of lists', () => {
    expect(commandHelp(update, PROGRAM)).not.toMatch(/--list|--refresh|--offline/);
    expect(commandHelp(update, PROGRAM)).toContain('--theme');
  });

  test('of a command names no option that only the explorer has', () => {
    expect(commandHelp(update, PROGRAM)).toContain('--query');
    expect(commandHelp(update, PROGRAM)).not.toMatch(/--accessible|--mouse/);
  });

  test.each(COMMANDS)('of $name has its own options, those of every command, and its examples', (command) => {
    const [, options = '', examples = ''] =
      /Options\n(.*?)\n\nExamples\n(.*?)\n\n/s.exec(commandHelp(command, PROGRAM)) ?? [];
    const named = [...options.matchAll(/--([\w-]+)/g)].map(([, name]) => name);
    expect(named).toEqual(optionsOf(command, COMMON_OPTIONS).map(({ name }) => name));
    for (const { line } of command.examples) expect(examples).toContain(`awesome-containers ${line}`.trim());
  });

  test.each(['--help', '-h', 'help', 'help --json', 'runc --help', 'completion --help'])(
    '%s is that of the program',
    (line) => {
      expect(readArguments(words(line))).toEqual({ kind: 'help' });
    },
  );

  test.each(['list --help', 'help list', '--help list', 'list -h --json'])('%s is that of the command', (line) => {
    expect(readArguments(words(line))).toEqual({ kind: 'help', command: 'list' });
  });

  test('of what is no command names those that are', () => {
    expect(readArguments(['help', 'serch'])).toEqual({
      kind: 'unknown-command',
      command: 'serch',
      known: [
        'search',
        'show',
        'compare',
        'check',
        'guide',
        'here',
        'list',
        'lint',
        'changes',
        'update',
        'export',
        'config',
      ],
    });
  });

  test('in a query is a word like others, behind the first', () => {
    expect(readArguments(['docker', 'help'])).toMatchObject({ kind: 'explore', query: 'docker help' });
    expect(readArguments(['-q', 'help'])).toMatchObject({ kind: 'explore', query: 'help' });
  });
});

describe('the registry', () => {
  test('has one description of each option, and one command of each name', () => {
    for (const names of [ALL_OPTIONS.map(({ name }) => name), COMMANDS.map(({ name }) => name)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test.each(COMMANDS.flatMap(({ name, examples }) => examples.map(({ line }) => [line, name])))(
    'the example “%s” is one of %s',
    (line = '', name) => {
      expect(readArguments(words(line.replace(/ \|.*/, '')))).toMatchObject({ kind: name });
    },
  );

  test('docs/commands.md has the commands as they are: npm run commands', () => {
    expect(blockIn('commands')).toBe(commandsBlock());
  });
});

describe('a word that is kept for a command to come', () => {
  test.each(RESERVED)('%s says so, and how to search for it', (word) => {
    expect(commandNamed(word)).toBeUndefined();
    const message = `“${word}” is not a command yet; to search for it, use: awesome-containers -q "${word}"`;
    expect(readArguments([word])).toEqual({ kind: 'wrong-use', message });
    expect(readArguments(['-q', word])).toMatchObject({ kind: 'explore', query: word });
    expect(readArguments(['docker', word])).toMatchObject({ kind: 'explore', query: `docker ${word}` });
    expect(readArguments(['search', word])).toMatchObject({ kind: 'search', query: word });
  });

  test('the tip holds all the words, as a shell takes them', () => {
    const tip = (args: readonly string[]) => {
      const request = readArguments(args);
      return request.kind === 'wrong-use' ? request.message.split('use: ')[1] : null;
    };
    expect(tip(['open', 'source'])).toBe('awesome-containers -q "open source"');
    expect(tip(['open', '$HOME'])).toBe("awesome-containers -q 'open $HOME'");
    expect(tip(['list', 'status:archived'])).toBe('awesome-containers search status:archived');
    expect(tip(['list', '!docker'])).toBe("awesome-containers search '!docker'");
    expect(tip(['list', "it's", '!'])).toBe("awesome-containers search 'it'\\''s !'");
    expect(tip(['list', '--', '-docker'])).toBe('awesome-containers -q "-docker"');
    expect(tip(['list', '\u001b[31mred'])).toBe('awesome-containers search red');
  });
});
