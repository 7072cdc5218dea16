import { QUERY_SYNTAX } from '../../search/query/syntax.ts';
import { type Command, type Option, optionsOf, type Program } from '../command.ts';

const WIDTH = 80;
const INDENT = '  ';
const GAP = '   ';

const ENVIRONMENT: readonly Row[] = [
  ['NO_COLOR', 'no colours, if it is set to anything'],
  ['ACCESSIBLE=1', 'at a terminal, the same as --accessible; so is INK_SCREEN_READER=true'],
  ['FORCE_COLOR', '1 for 16 colours, 2 or 3 for 256, also in a pipe; 0 for none'],
  ['BROWSER', 'browsers to open links with, separated by colons; %s is the address'],
  ['AWESOME_CONTAINERS_CONFIG_DIR', 'the directory of the settings, bookmarks and the like'],
  ['AWESOME_CONTAINERS_AMBIGUOUS', 'wide or narrow: width of ambiguous characters'],
  ['AWESOME_CONTAINERS_DEBUG=1', 'prints a stack trace on a bug'],
];

const EXIT_CODES: readonly Row[] = [
  ['0', 'success; changes: also if nothing is new'],
  [
    '1',
    'no exact match; a list without a guide or a record of changes; check: open vulnerabilities; guide --check: a measure is not met; lint: findings; update: no answer, or nothing to go back to',
  ],
  ['2', 'wrong use, a query that is not understood, or a file that cannot be used or written'],
  ['3', 'check and guide --check: no certain answer'],
  ['70', 'a bug in the program'],
  ['130', 'interrupted'],
];

type Row = readonly [left: string, right: string];

/** Returns what `--help` prints, at most 80 columns wide. */
export function programHelp({ commands, defaultCommand, commonOptions }: Program): string {
  const calls = commands.map((command): Row => [usageLine(command, command === defaultCommand), command.summary]);
  const own = [...new Set(commands.flatMap(({ options }) => options))];
  const options = own.map((option): Row => {
    const owners = commands.filter((command) => command !== defaultCommand && command.options.includes(option));
    const names = owners.map(({ name }) => name).join(', ');
    return [optionName(option), names === '' ? option.summary : `${names}: ${option.summary}`];
  });
  const firstExamples = commands.flatMap(({ examples }) => examples.slice(0, 2));
  return sections([
    'awesome-containers: the world of Linux containers in your terminal, offline\n',
    section('Usage', [...calls, ['awesome-containers help [command]', 'print this, or help for a command']]),
    paragraph(
      'When standard output is not a terminal, the explorer prints its results as search does: one item per line, with its category, name, address and summary separated by tabs.',
    ),
    section('Examples', firstExamples.map(exampleRow)),
    section('Options', [...options, ...commonOptions.map(optionRow)]),
    section(
      'Queries',
      QUERY_SYNTAX.map(([examples, meaning]): Row => [examples.join('  '), meaning]),
    ),
    paragraph('Quote a query for the shell. Put -- before a word that begins with a dash.'),
    section('Environment', ENVIRONMENT),
    section('Exit codes', EXIT_CODES),
  ]);
}

/** Returns what `--help` prints for one command. */
export function commandHelp(command: Command, { defaultCommand, commonOptions }: Program): string {
  return sections([
    section('Usage', [[usageLine(command, command === defaultCommand), command.summary]]),
    paragraph(`Output is ${command.prints.replaceAll('`', '')}.`),
    section('Options', optionsOf(command, commonOptions).map(optionRow)),
    section('Examples', command.examples.map(exampleRow)),
    section(
      'To search for the name of a command',
      defaultCommand.options.filter(({ name }) => name === 'query').map(optionRow),
    ),
    paragraph('awesome-containers --help has the other commands, the queries, the environment and the exit codes.'),
  ]);
}

/** Returns how a command is called: its words, and the options that it requires. */
function usageLine({ name, argument, options }: Command, isDefault: boolean): string {
  const required = options.filter(({ isRequired }) => isRequired).map((option) => `--${option.name} ${sample(option)}`);
  const named = argument === null || argument.isList ? (argument?.name ?? '') : `${argument.name}...`;
  const words = argument ? [argument.isRequired ? `<${named}>` : `[${named}]`] : [];
  return ['awesome-containers', ...(isDefault ? [] : [name]), ...words, ...required].join(' ');
}

/** Returns what follows an option: its only choice, or the name of its value. */
function sample({ value }: Option): string {
  if (!value) return '';
  return value.kind === 'choice' && value.choices.length === 1 ? (value.choices[0] ?? '') : value.name;
}

/** Returns an option with its value, as the help shows it. */
function optionName(option: Option): string {
  const { name, short } = option;
  return `${short ? `-${short}, ` : '    '}--${name} ${sample(option)}`.trimEnd();
}

const optionRow = (option: Option): Row => [optionName(option), option.summary];

const exampleRow = ({ line, summary }: Command['examples'][number]): Row => [
  `awesome-containers ${line}`.trimEnd(),
  summary,
];

const sections = (parts: readonly string[]): string => parts.join('\n');

const paragraph = (text: string): string => `${wrap(text, WIDTH).join('\n')}\n`;

const WIDEST_LEFT = 44;

/** Returns a heading and two columns. If the left text is too wide for its column, the right text follows below it. */
function section(heading: string, rows: readonly Row[]): string {
  const width = Math.min(WIDEST_LEFT, Math.max(...rows.map(([left]) => left.length)));
  return `${[heading, ...rows.flatMap((row) => rowLines(row, width))].join('\n')}\n`;
}

function rowLines([left, right]: Row, width: number): readonly string[] {
  const margin = ' '.repeat(INDENT.length + width + GAP.length);
  const [first, ...rest] = wrap(right, WIDTH - margin.length).map((line) => margin + line);
  if (first === undefined || left.length > width) return [INDENT + left, ...(first ? [first, ...rest] : [])];
  return [INDENT + left.padEnd(width) + first.slice(INDENT.length + width), ...rest];
}

/** Wraps a text into lines of at most `width` letters. The help is ASCII, so letters are cells. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
