import type { ProductVersion } from '../../products/product-version.ts';
import { type Answer, askProgram } from '../../system/programs/ask-program.ts';
import { findProgram } from '../../system/programs/find-program.ts';
import { excerpt } from '../../text/excerpt.ts';
import { parseVersion } from '../../versions/part.ts';
import { CLIENTS, PROGRAMS, type Program } from './programs.ts';

/**
 * What the programs installed here report: their versions, which of the programs are only clients of a server, why a program
 * reported no version, and which programs are not installed.
 */
export type Host = {
  readonly asked: readonly ProductVersion[];
  readonly clients: readonly string[];
  readonly faults: readonly { readonly program: string; readonly why: string }[];
  readonly missing: readonly string[];
};

/** Runs all programs at once. Never rejects. */
export async function askHost(environment: NodeJS.ProcessEnv, programs = PROGRAMS): Promise<Host> {
  const here = programs.filter(({ platform = process.platform }) => platform === process.platform);
  const answers = await Promise.all(here.map((program) => askOne(program, environment)));
  return {
    asked: answers.flatMap(({ asked }) => asked ?? []),
    clients: answers.flatMap(({ client }) => client ?? []),
    faults: answers.flatMap(({ fault }) => fault ?? []),
    missing: answers.flatMap(({ missing }) => missing ?? []),
  };
}

type One = {
  readonly asked?: readonly ProductVersion[];
  readonly client?: string;
  readonly fault?: Host['faults'][number];
  readonly missing?: string;
};

async function askOne({ programs, words, says }: Program, environment: NodeJS.ProcessEnv): Promise<One> {
  const found = programs
    .map((name) => ({ name, file: findProgram(name, environment) }))
    .find(({ file }) => file !== null);
  if (!found?.file) return { missing: programs.at(-1) ?? '' };
  const answer = await askProgram(found.file, words, environment);
  if (answer.kind !== 'answered') return { fault: { program: found.name, why: FAULTS[answer.kind] } };
  const asked = Object.entries(says).flatMap(([name, pattern]) => versionIn(answer.text, name, pattern) ?? []);
  if (asked.length > 0) return CLIENTS.has(found.name) ? { asked, client: found.name } : { asked };
  return { fault: { program: found.name, why: `prints no recognised version: ${shownAnswer(answer.text)}` } };
}

const FAULTS: Readonly<Record<Exclude<Answer['kind'], 'answered'>, string>> = {
  silent: 'does not answer; it was stopped',
  failed: 'ends with an error when it is asked for its version',
};

const LONGEST_SHOWN = 60;
const shownAnswer = (text: string): string => `“${excerpt(text, LONGEST_SHOWN)}”`;

function versionIn(text: string, name: string, pattern: RegExp): ProductVersion | null {
  const version = pattern.exec(text)?.slice(1).find(Boolean);
  return version === undefined || parseVersion(version) === null ? null : { name, version };
}
