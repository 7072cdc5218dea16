import { QUERY_SYNTAX } from '../../search/query/syntax.ts';
import type { Answer } from '../answer.ts';
import { COMMANDS, type CommandId, type CommandWords, GROUPS, usage } from '../commands.ts';
import { listed, sentence, sentences } from '../words/join.ts';

const ALL: readonly CommandWords[] = Object.values(COMMANDS);

/** Lists all commands by purpose, or explains one of them: what it does and how it is typed. */
export function helpAnswer(name: string | null): Answer {
  const entry = Object.entries(COMMANDS).find(([, { names }]) => names[0] === name);
  if (entry !== undefined) {
    const [id, words] = entry;
    return { title: `Help for ${usage(words)}`, paragraphs: explained(id as CommandId, words), list: null };
  }
  return {
    title: 'Help, all commands',
    paragraphs: [
      'Type a command and press Enter. Words in capitals stand for yours; those in brackets may be left out.',
      ...GROUPS.flatMap((group) => {
        const rows = ALL.filter((command) => command.group === group).map(commandLine);
        return [`${group}:`, ...rows];
      }),
      'To hear about a command, type help and its name. Three letters of a name are enough where they mean one command.',
    ],
    list: null,
  };
}

/** `search WORDS, short s or /: …` */
function commandLine(command: CommandWords): string {
  const [, ...short] = command.names;
  return sentence(`${usage(command)}${short.length === 0 ? '' : `, short ${listed(short, 'or')}`}: ${command.does}`);
}

function explained(id: CommandId, command: CommandWords): readonly string[] {
  const [, ...short] = command.names;
  const own = sentences([
    `It does this: ${command.does}`,
    short.length === 0 ? '' : `Short: ${listed(short, 'or')}`,
    `Example: ${command.example}`,
  ]);
  const isQuery = id === 'search' || id === 'filter';
  return [own, ...(isQuery ? QUERY_SYNTAX.map(([examples, meaning]) => `${examples.join(' or ')}: ${meaning}.`) : [])];
}
