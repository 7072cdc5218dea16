import type { LookOptions } from '../system/environment.ts';
import type { ListAsked } from '../system/list-file.ts';

/** What an option takes. `name` is what the help calls it. */
export type OptionValue =
  | { readonly kind: 'text' | 'file' | 'count'; readonly name: string }
  | { readonly kind: 'choice'; readonly name: string; readonly choices: readonly string[] };

/** An option of one or more commands. Without a value it is a switch. */
export type Option = {
  readonly name: string;
  readonly short?: string;
  readonly summary: string;
  readonly value?: OptionValue;
  readonly isRequired?: boolean;
  /** Whether the option says which list is read, and from where. */
  readonly isOfList?: boolean;
};

/** The words that follow a command: any number of them, or the one list that `--list` would name. */
export type Argument = {
  readonly name: string;
  readonly isRequired: boolean;
  readonly example: string;
  readonly isList?: boolean;
};

/** A working command line, without the program's name, and what it does. */
export type Example = { readonly line: string; readonly summary: string };

/** The list to read the catalog from, and how to use the network for it; `null` for the bundled catalog. */
export type ListFile = ListAsked | null;

/** What is passed to every command that reads the catalog. */
export type Common = { readonly look: LookOptions; readonly list: ListFile };

/** The checked arguments of a command: safe words, one by one and joined into a query, and access to the options. */
export type Given = Common & {
  readonly words: readonly string[];
  readonly query: string;
  readonly has: (option: Option) => boolean;
  /** Returns the value of an option; `null` if it is not given. It is safe to print, unless it is the name of a file. */
  readonly value: (option: Option) => string | null;
};

/**
 * The description of a command. Parsing, the help, docs/commands.md and the messages about wrong use are made from it. The code
 * that runs it is loaded only when `run` is called.
 */
export type Command<Asked extends { readonly kind: string } = { readonly kind: string }> = {
  readonly name: Asked['kind'];
  readonly summary: string;
  /** What the command prints, and where. */
  readonly prints: string;
  /** `null` if the command takes no words. */
  readonly argument: Argument | null;
  /** The command's own options; those of every command are in the registry. */
  readonly options: readonly Option[];
  /** Whether the command is about the program itself, so that no list can be named. */
  readonly readsNoList?: boolean;
  readonly examples: readonly Example[];
  read(given: Given): Asked;
  /** Runs the command and returns the exit code. */
  run(asked: Asked): Promise<number>;
};

/** All commands, and the options that every command takes. */
export type Program = {
  readonly commands: readonly Command[];
  readonly defaultCommand: Command;
  readonly commonOptions: readonly Option[];
};

/** Returns the options that a command takes: its own, and the common ones that apply to it. */
export const optionsOf = (
  { options, readsNoList }: Pick<Command, 'options' | 'readsNoList'>,
  commonOptions: readonly Option[],
): readonly Option[] => [...options, ...commonOptions.filter(({ isOfList }) => !(isOfList && readsNoList))];

export const DONE = 0;
export const NOTHING_FOUND = 1;
export const WRONG_USE = 2;

/** The option of commands whose output other programs read. */
export const JSON_OUTPUT: Option = { name: 'json', summary: 'print JSON, for other programs' };
