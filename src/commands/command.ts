import type { LookOptions } from '../system/environment.ts';
import type { ListAsked } from '../system/list-file.ts';

/** What an option takes: `name` is how the help calls it. */
export type OptionValue =
  | { readonly kind: 'text' | 'file' | 'count'; readonly name: string }
  | { readonly kind: 'choice'; readonly name: string; readonly choices: readonly string[] };

/** An option of one command or of several; without a value it is a switch. */
export type Option = {
  readonly name: string;
  readonly short?: string;
  readonly summary: string;
  readonly value?: OptionValue;
  readonly isRequired?: boolean;
  /** Whether it says which list is read, and from where. */
  readonly isOfList?: boolean;
};

/** The words that follow a command: any number of them, or the one list that `--list` would name. */
export type Argument = {
  readonly name: string;
  readonly isRequired: boolean;
  readonly example: string;
  readonly isList?: boolean;
};

/** A command line that works as it is, without the program's name, and what it does. */
export type Example = { readonly line: string; readonly summary: string };

/** The list to read the catalog from, and whether the network is asked for it; `null` for the bundled one. */
export type ListFile = ListAsked | null;

/** What every command that reads the catalog is told. */
export type Common = { readonly look: LookOptions; readonly list: ListFile };

/** The checked arguments of a command: safe words, one by one and as one query, and the options by their description. */
export type Given = Common & {
  readonly words: readonly string[];
  readonly query: string;
  readonly has: (option: Option) => boolean;
  /** `null` when the option is not given; safe to print, unless it is the name of a file. */
  readonly value: (option: Option) => string | null;
};

/**
 * All that is known of a command. Parsing, help, docs/commands.md and the messages about wrong use are made from it, and nothing
 * of what it needs to run is loaded before `run` is called.
 */
export type Command<Asked extends { readonly kind: string } = { readonly kind: string }> = {
  readonly name: Asked['kind'];
  readonly summary: string;
  /** What comes out, and where. */
  readonly prints: string;
  /** `null` when it takes no words. */
  readonly argument: Argument | null;
  /** Its own; those of every command are in the registry. */
  readonly options: readonly Option[];
  /** Whether it is about the program, so that no list can be named. */
  readonly readsNoList?: boolean;
  readonly examples: readonly Example[];
  read(given: Given): Asked;
  /** Gives the exit code. */
  run(asked: Asked): Promise<number>;
};

/** All commands, and the options that each of them takes. */
export type Program = {
  readonly commands: readonly Command[];
  readonly defaultCommand: Command;
  readonly commonOptions: readonly Option[];
};

/** What a command takes: its own options, and the common ones that say something to it. */
export const optionsOf = (
  { options, readsNoList }: Pick<Command, 'options' | 'readsNoList'>,
  commonOptions: readonly Option[],
): readonly Option[] => [...options, ...commonOptions.filter(({ isOfList }) => !(isOfList && readsNoList))];

export const DONE = 0;
export const NOTHING_FOUND = 1;
export const WRONG_USE = 2;

/** For commands whose output other programs read. */
export const JSON_OUTPUT: Option = { name: 'json', summary: 'print JSON, for other programs' };
