import { parseArgs } from 'node:util';
import { asThemeName } from '../../system/environment.ts';
import { excerpt } from '../../text/excerpt.ts';
import { sanitize } from '../../text/sanitize.ts';
import { type Command, type Given, type Option, optionsOf } from '../command.ts';
import {
  ALL_OPTIONS,
  ASCII,
  COMMANDS,
  COMMON_OPTIONS,
  type CommandRequest,
  commandNamed,
  DEFAULT_COMMAND,
  HELP,
  LIST,
  NO_COLOR,
  OFFLINE,
  REFRESH,
  RESERVED,
  THEME,
  VERSION,
} from '../registry.ts';
import { searchFor, shellWord } from '../shell.ts';

export type { LookOptions } from '../../system/environment.ts';

/** A request of the command line. */
export type Request =
  | CommandRequest
  /** Without `command`, it is the help for the whole program. */
  | { readonly kind: 'help'; readonly command?: string }
  | { readonly kind: 'version' }
  /** `known` lists the names that the user may have meant. */
  | { readonly kind: 'unknown-option'; readonly option: string; readonly known: readonly string[] }
  | { readonly kind: 'unknown-command'; readonly command: string; readonly known: readonly string[] }
  | WrongUse;

type WrongUse = { readonly kind: 'wrong-use'; readonly message: string };

const OPTIONS: ReadonlyMap<string, Option> = new Map(ALL_OPTIONS.map((option) => [option.name, option]));

/** Reads the arguments after the program's name. Never throws: a mistake becomes a request that describes it in one line. */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals, tokens } = parseArgs({
    args: asParsed(args),
    options: Object.fromEntries(ALL_OPTIONS.map(parserOption)),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [first = ''] = positionals;
  const named = commandNamed(first);
  if (values[HELP.name] === true) return named ? { kind: 'help', command: first } : { kind: 'help' };
  if (values[VERSION.name] === true) return { kind: 'version' };
  // Most people try `help` as the first word.
  if (first === HELP.name) return readHelp(positionals.slice(1));
  if (RESERVED.includes(first)) return wrongUse(notYet(first, positionals));
  const command = named ?? DEFAULT_COMMAND;
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  const fault = firstFault(given, command);
  if (fault) return fault;
  return readCommand(command, named ? positionals.slice(1) : positionals, values);
}

function parserOption({ name, short, value }: Option) {
  return [name, { type: value ? 'string' : 'boolean', ...(short ? { short } : {}) }] as const;
}

/**
 * The number of characters that are kept of a group of short options. `parseArgs` makes a token of each letter after a dash, and
 * a longer group cannot consist of valid options.
 */
const LONGEST_GROUP = 20;

/** Put before a word that `parseArgs` would take for options. It is removed with all other control characters. */
const NO_OPTION = '\0';

function asParsed(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  const command = commandNamed(args.find((arg) => !arg.startsWith('-')) ?? '') ?? DEFAULT_COMMAND;
  const isQuery = command.argument?.name === DEFAULT_COMMAND.argument?.name;
  return args.map((arg, index) => {
    const isOption = arg.startsWith('-') && !arg.startsWith('--') && (end === -1 || index < end);
    const isValue = takesValue(arg.slice(0, 2)) || takesValue(args[index - 1] ?? '');
    if (!isOption || isValue) return arg;
    return isQuery && isExclusion(arg) ? NO_OPTION + arg : arg.slice(0, LONGEST_GROUP);
  });
}

/** Whether an argument of a query excludes a word: `-docker`. An option with a dash too few (`-json`) does not. */
const isExclusion = (arg: string): boolean => arg.length > SHORTEST_EXCLUSION && !OPTIONS.has(arg.slice(1));

/** No more letters can be a group of short options. */
const SHORTEST_EXCLUSION = 3;

const takesValue = (arg: string): boolean =>
  ALL_OPTIONS.some(({ name, short, value }) => value && (arg === `--${name}` || arg === `-${short}`));

type Values = Readonly<Record<string, unknown>>;

function readCommand(command: Command, words: readonly string[], values: Values): Request {
  const query = sanitize(words.join(' ')).trim();
  const has = ({ name }: Option) => values[name] === true;
  const value = ({ name, value: described }: Option) => {
    const text = values[name];
    if (typeof text !== 'string') return null;
    // A file name must stay unchanged, or the file would not be found.
    return described?.kind === 'file' ? text : sanitize(text);
  };
  const source = value(LIST) ?? (command.argument?.isList ? (words[0] ?? null) : null);
  const fault =
    listFault(command, words, value(LIST)) ??
    wordsFault(command, words, query) ??
    valueFault(command, values) ??
    fetchingFault(has, source);
  if (fault !== null) return wrongUse(fault);
  const look = { noColor: has(NO_COLOR), ascii: has(ASCII), theme: asThemeName(value(THEME)) };
  const safe = words.map((word) => sanitize(word).trim()).filter((word) => word !== '');
  const fetching = has(REFRESH) ? 'refresh' : has(OFFLINE) ? 'offline' : 'usual';
  const list = source === null ? null : ({ source, fetching } as const);
  return command.read({ words: safe, query, has, value, look, list } satisfies Given) as Request;
}

/** Returns what is wrong with the words if they name a list: there is none, there are several, or `--list` names one as well. */
function listFault({ name, argument }: Command, words: readonly string[], list: string | null): string | null {
  if (argument?.isList !== true) return null;
  if (words.length + (list === null ? 0 : 1) > 1) return `${name} takes only one list`;
  return words.length === 0 && list === null ? `${name} needs a list, such as: ${name} ${argument.example}` : null;
}

/** Returns what is wrong with the options for fetching a list: both are given, or there is no list. */
function fetchingFault(has: Given['has'], source: string | null): string | null {
  const [first, second] = [REFRESH, OFFLINE].filter(has);
  if (first === undefined) return null;
  if (second !== undefined) return `--${first.name} and --${second.name} exclude each other; give one of them`;
  return source === null ? `--${first.name} needs a list, such as: --list sindresorhus/awesome` : null;
}

function readHelp([name]: readonly string[]): Request {
  if (name === undefined) return { kind: 'help' };
  if (commandNamed(name)) return { kind: 'help', command: name };
  if (RESERVED.includes(name)) return wrongUse(notYet(name, [name]));
  const names = COMMANDS.filter((command) => command !== DEFAULT_COMMAND).map((command) => command.name);
  return { kind: 'unknown-command', command: name, known: names };
}

const wrongUse = (message: string): WrongUse => ({ kind: 'wrong-use', message });

function notYet(name: string, words: readonly string[]): string {
  const query = shellWord(words.join(' '));
  return `“${name}” is not a command yet; to search for it, use: awesome-containers -q ${query}`;
}

/** Returns a message if there are too many or too few words. */
function wordsFault({ name, argument }: Command, words: readonly string[], query: string): string | null {
  if (argument?.isRequired && !argument.isList && query === '') {
    const article = /^[aeiou]/.test(argument.name) ? 'an' : 'a';
    const needed = argument.name === 'query' ? 'words to search for' : `${article} ${argument.name}`;
    return `${name} needs ${needed}, such as: ${name} ${argument.example}`;
  }
  const [first] = words;
  if (argument || first === undefined) return null;
  return `unexpected ${shown(first)} after ${name}; to search for it, use: awesome-containers ${searchFor(words)}`;
}

function valueFault({ name: command, options }: Command, values: Values): string | null {
  for (const { name, value, isRequired } of [...options, ...COMMON_OPTIONS]) {
    const given = values[name];
    const choices = value?.kind === 'choice' ? value.choices : [];
    if (given === undefined) {
      if (isRequired) return `${command} needs --${name}, one of: ${choices.join(', ')}`;
    } else if (value?.kind === 'choice' && !choices.includes(String(given))) {
      return `unknown ${name} ${shown(String(given))}; known: ${choices.join(', ')}`;
    } else if (value?.kind === 'count' && !/^[1-9]\d{0,8}$/.test(String(given))) {
      return `--${name} takes a number from 1, not ${shown(String(given))}`;
    }
  }
  return null;
}

type Token = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value follows `=`, or follows a short option without a space. */
  readonly inlineValue?: boolean | undefined;
};

function firstFault(tokens: readonly Token[], command: Command): Request | null {
  const seen = new Set<string>();
  for (const token of tokens) {
    const option = OPTIONS.get(token.name);
    if (!option) return { kind: 'unknown-option', option: token.rawName, known: [...OPTIONS.keys()] };
    const message = optionFault(token, option, command) ?? (seen.has(token.name) ? repeated(token, option) : null);
    if (message !== null) return wrongUse(message);
    seen.add(token.name);
  }
  return null;
}

function optionFault({ rawName, value, inlineValue }: Token, option: Option, command: Command): string | null {
  if (option.value && value === undefined) return `${rawName} needs a value`;
  if (!option.value && value !== undefined) return `${rawName} takes no value`;
  if (!optionsOf(command, COMMON_OPTIONS).includes(option)) {
    if (option.isOfList) return `${command.name} reads no list; leave ${rawName} out`;
    const owners = COMMANDS.filter(({ options }) => options.includes(option));
    const names = owners.map((owner) =>
      owner === DEFAULT_COMMAND ? 'the explorer, called without a command' : owner.name,
    );
    return `${rawName} works only with: ${names.join(', ')}`;
  }
  const isNumber = option.value?.kind === 'count' && /^-\d/.test(value ?? '');
  if (value === undefined || option.value?.kind === 'text' || isNumber) return null;
  return missingValue(rawName, value, inlineValue === true);
}

/** Reports a forgotten value. Text may begin with a dash or be empty; any other value like that was most likely left out. */
function missingValue(rawName: string, value: string, isInline: boolean): string | null {
  if (value === '') return `${rawName} needs a value`;
  if (isInline || value === '-' || !value.startsWith('-')) return null;
  return `${rawName} needs a value; for ${shown(value)} itself, use: ${rawName}=${excerpt(value, LONGEST_SHOWN)}`;
}

/** Refuses an option with two values, because one of them would be ignored silently. */
function repeated({ rawName }: Token, { value }: Option): string | null {
  if (!value) return null;
  return `${rawName} is given twice; give it once${value.kind === 'text' ? ', with all words in quotes' : ''}`;
}

const LONGEST_SHOWN = 60;

/** Quotes untrusted text so that it is safe to print and short enough to read. */
const shown = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;
