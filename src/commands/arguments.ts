import { parseArgs } from 'node:util';
import { excerpt } from '../text/excerpt.ts';
import { sanitize } from '../text/sanitize.ts';

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'explore'; readonly query: string; readonly look: LookOptions; readonly list: ListFile }
  | {
      readonly kind: 'search';
      readonly query: string;
      readonly json: boolean;
      readonly limit: number;
      readonly look: LookOptions;
      readonly list: ListFile;
    }
  | { readonly kind: 'list'; readonly json: boolean; readonly look: LookOptions; readonly list: ListFile }
  | { readonly kind: 'export'; readonly output: string | null; readonly list: ListFile }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** `known` are the names that the reader may have meant. */
  | { readonly kind: 'unknown-option'; readonly option: string; readonly known: readonly string[] }
  | { readonly kind: 'wrong-use'; readonly message: string };

/** The file to read the catalog from; `null` for the bundled one. */
export type ListFile = string | null;

export type LookOptions = { readonly noColor: boolean; readonly ascii: boolean };

type Option = {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** The commands that take it; none means all. */
  readonly commands?: readonly Command[];
};

const COMMANDS = ['search', 'list', 'export'] as const;
type Command = 'explore' | (typeof COMMANDS)[number];

const OPTIONS: Readonly<Record<string, Option>> = {
  query: { type: 'string', short: 'q', commands: ['explore'] },
  json: { type: 'boolean', commands: ['search', 'list'] },
  limit: { type: 'string', commands: ['search'] },
  list: { type: 'string' },
  format: { type: 'string', commands: ['export'] },
  output: { type: 'string', commands: ['export'] },
  'no-color': { type: 'boolean' },
  ascii: { type: 'boolean' },
  version: { type: 'boolean', short: 'V' },
  help: { type: 'boolean', short: 'h' },
};

const FORMATS = ['json'];

/** Reads the arguments after the program's name; never throws, and names what is wrong in one line. */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals, tokens } = parseArgs({
    args: withoutLongGroups(args),
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [first = ''] = positionals;
  const command: Command = COMMANDS.find((name) => name === first) ?? 'explore';
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const seen = new Set<string>();
  for (const token of given) {
    const { name, rawName } = token;
    if (!Object.hasOwn(OPTIONS, name)) return { kind: 'unknown-option', option: rawName, known: Object.keys(OPTIONS) };
    const message = faultOf(token, command) ?? (seen.has(name) ? repeated(token) : null);
    if (message) return { kind: 'wrong-use', message };
    seen.add(name);
  }
  return requestOf(command, positionals, values);
}

/** `parseArgs` makes an argument of each letter behind a dash. So many are no options, whatever they are. */
const LONGEST_GROUP = 20;

function withoutLongGroups(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => {
    const isOption = arg.startsWith('-') && !arg.startsWith('--') && (end === -1 || index < end);
    const isValue = takesValue(arg.slice(0, 2)) || takesValue(args[index - 1] ?? '');
    return isOption && !isValue ? arg.slice(0, LONGEST_GROUP) : arg;
  });
}

function takesValue(arg: string): boolean {
  return Object.entries(OPTIONS).some(
    ([name, { type, short }]) => type === 'string' && (arg === `--${name}` || arg === `-${short}`),
  );
}

type Values = Readonly<Record<string, unknown>>;

function requestOf(command: Command, positionals: readonly string[], values: Values): Request {
  const look = { noColor: values['no-color'] === true, ascii: values.ascii === true };
  const list = typeof values.list === 'string' ? values.list : null;
  const rest = positionals.slice(1);
  if ((command === 'list' || command === 'export') && rest.length > 0) return tooMany(command, rest);
  switch (command) {
    case 'search':
      return searchRequest(rest, values, { look, list });
    case 'list':
      return { kind: 'list', json: values.json === true, look, list };
    case 'export':
      return exportRequest(values, list);
    default: {
      const asked = typeof values.query === 'string' ? [values.query] : [];
      return { kind: 'explore', query: sanitize([...asked, ...positionals].join(' ')).trim(), look, list };
    }
  }
}

type Common = { readonly look: LookOptions; readonly list: ListFile };

function searchRequest(words: readonly string[], { json, limit }: Values, common: Common): Request {
  const query = sanitize(words.join(' ')).trim();
  if (query === '')
    return { kind: 'wrong-use', message: 'search needs words to search for, such as: search seccomp rootless' };
  const most = limit === undefined ? Infinity : Number(limit);
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(String(limit))) {
    return { kind: 'wrong-use', message: `--limit takes a number from 1, not ${shown(String(limit))}` };
  }
  return { kind: 'search', query, json: json === true, limit: most, ...common };
}

function exportRequest({ format, output }: Values, list: ListFile): Request {
  if (format === undefined)
    return { kind: 'wrong-use', message: `export needs --format, one of: ${FORMATS.join(', ')}` };
  if (typeof format !== 'string' || !FORMATS.includes(format)) {
    return { kind: 'wrong-use', message: `unknown format ${shown(String(format))}; known: ${FORMATS.join(', ')}` };
  }
  return { kind: 'export', output: typeof output === 'string' ? output : null, list };
}

function tooMany(command: Command, rest: readonly string[]): Request {
  const message = `${command} takes no ${shown(rest[0] ?? '')}; to search for words, use: awesome-containers -q "${command} ${excerpt(rest.join(' '), LONGEST_SHOWN)}"`;
  return { kind: 'wrong-use', message };
}

type Given = {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value stands behind `=`, or behind a short option without a blank. */
  readonly inlineValue?: boolean | undefined;
};

function faultOf({ name, rawName, value, inlineValue }: Given, command: Command): string | null {
  const option = OPTIONS[name];
  if (!option) return null;
  if (option.type === 'string' && value === undefined) return `${rawName} needs a value`;
  if (option.type === 'boolean' && value !== undefined) return `${rawName} takes no value`;
  if (option.commands && !option.commands.includes(command)) {
    return `${rawName} belongs to: ${option.commands.map((other) => (other === 'explore' ? 'awesome-containers' : other)).join(', ')}`;
  }
  return name === 'query' || value === undefined ? null : faultOfValue(rawName, value, inlineValue === true);
}

/** A query may begin with a dash, or be empty. Anything else that does so has most likely been forgotten. */
function faultOfValue(rawName: string, value: string, isInline: boolean): string | null {
  if (value === '') return `${rawName} needs a value`;
  if (isInline || value === '-' || !value.startsWith('-')) return null;
  return `${rawName} needs a value; for ${shown(value)} itself, use: ${rawName}=${excerpt(value, LONGEST_SHOWN)}`;
}

/** Of two values, one would be ignored without a word. */
function repeated({ name, rawName }: Given): string | null {
  if (OPTIONS[name]?.type === 'boolean') return null;
  const advice = name === 'query' ? ', with all words in quotes' : '';
  return `${rawName} is given twice; give it once${advice}`;
}

const LONGEST_SHOWN = 60;

/** Foreign words, safe to print and short enough to read. */
export const shown = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;
