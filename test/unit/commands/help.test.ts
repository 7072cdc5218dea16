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
  test('fits 80 columns of plain ASCII', () => {
    for (const line of helps.flatMap((help) => help.split('\n'))) expect(line).toMatch(/^[ -~]{0,80}$/u);
  });

  test('of the program lists every command and option', () => {
    const help = programHelp(PROGRAM);
    for (const { summary } of COMMANDS) expect(help).toContain(summary);
    for (const { name } of ALL_OPTIONS) expect(help).toContain(`--${name}`);
  });

  test('of a command without a list has no list options', () => {
    expect(commandHelp(update, PROGRAM)).not.toMatch(/--list|--refresh|--offline/);
    expect(commandHelp(update, PROGRAM)).toContain('--theme');
  });

  test('of a command has no options of the explorer', () => {
    expect(commandHelp(update, PROGRAM)).toContain('--query');
    expect(commandHelp(update, PROGRAM)).not.toMatch(/--accessible|--mouse/);
  });

  test.each(COMMANDS)('of $name has its options, the common options, and its examples', (command) => {
    const [, options = '', examples = ''] =
      /Options\n(.*?)\n\nExamples\n(.*?)\n\n/s.exec(commandHelp(command, PROGRAM)) ?? [];
    const named = [...options.matchAll(/--([\w-]+)/g)].map(([, name]) => name);
    expect(named).toEqual(optionsOf(command, COMMON_OPTIONS).map(({ name }) => name));
    for (const { line } of command.examples) expect(examples).toContain(`awesome-containers ${line}`.trim());
  });

  test.each(['--help', '-h', 'help', 'help --json', 'runc --help', 'completion --help'])(
    '%s prints the help of the program',
    (line) => {
      expect(readArguments(words(line))).toEqual({ kind: 'help' });
    },
  );

  test.each(['list --help', 'help list', '--help list', 'list -h --json'])(
    '%s prints the help of the command',
    (line) => {
      expect(readArguments(words(line))).toEqual({ kind: 'help', command: 'list' });
    },
  );

  test('of an unknown command lists the known ones', () => {
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

  test('is a normal search word after the first word', () => {
    expect(readArguments(['docker', 'help'])).toMatchObject({ kind: 'explore', query: 'docker help' });
    expect(readArguments(['-q', 'help'])).toMatchObject({ kind: 'explore', query: 'help' });
  });
});

describe('the registry', () => {
  test('has unique options and commands', () => {
    for (const names of [ALL_OPTIONS.map(({ name }) => name), COMMANDS.map(({ name }) => name)]) {
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test.each(COMMANDS.flatMap(({ name, examples }) => examples.map(({ line }) => [line, name])))(
    'the example “%s” runs %s',
    (line = '', name) => {
      expect(readArguments(words(line.replace(/ \|.*/, '')))).toMatchObject({ kind: name });
    },
  );

  test('docs/commands.md is up to date (npm run commands)', () => {
    expect(blockIn('commands')).toBe(commandsBlock());
  });
});

describe('a word reserved for a future command', () => {
  test.each(RESERVED)('“%s” is rejected with a hint how to search for it', (word) => {
    expect(commandNamed(word)).toBeUndefined();
    const message = `“${word}” is not a command yet; to search for it, use: awesome-containers -q "${word}"`;
    expect(readArguments([word])).toEqual({ kind: 'wrong-use', message });
    expect(readArguments(['-q', word])).toMatchObject({ kind: 'explore', query: word });
    expect(readArguments(['docker', word])).toMatchObject({ kind: 'explore', query: `docker ${word}` });
    expect(readArguments(['search', word])).toMatchObject({ kind: 'search', query: word });
  });

  test('the hint has all words, quoted for a shell', () => {
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
