import { capability, isVariable, type Mount, OWN_MAP, type Workload, workload } from '../facts.ts';
import { apiSocket, describedMount, tmpfsMount, volumeMount } from './mounts.ts';
import { readNamespaces } from './namespaces.ts';
import { type Given, isKnown, readEngineOptions, readOptions } from './options.ts';
import { readSecurity } from './security-options.ts';
import { commandWords, type Word } from './words.ts';

const ENGINES: ReadonlySet<string> = new Set(['docker', 'podman']);
const VERBS: ReadonlySet<string> = new Set(['run', 'create']);

/**
 * Reads the containers that a text starts with `run` or `create` of Docker or Podman. A line that begins with `#` is a comment,
 * unless no other line is a command: then `#` is the prompt of a root shell.
 */
export function readCommands(text: string): Commands {
  const found = readLines(text.replace(/^[ \t]*#.*$/gm, ''));
  return found.workloads.length > 0 ? found : readLines(text);
}

/** The containers that some commands start, and whether a quote in one of these commands is not closed. */
type Commands = { readonly workloads: readonly Workload[]; readonly isOpen: boolean };

function readLines(lines: string): Commands {
  const read = commandWords(lines).flatMap((words) => {
    const workload = readCommand(words);
    return workload === null ? [] : [{ workload, isOpen: words.some(({ isOpen }) => isOpen) }];
  });
  return { workloads: read.map(({ workload }) => workload), isOpen: read.some(({ isOpen }) => isOpen) };
}

function readCommand(words: readonly Word[]): Workload | null {
  const at = words.findIndex(({ text }) => ENGINES.has(engineName(text)));
  if (at === -1) return null;
  const engine = engineName(words[at]?.text ?? '');
  const before = readEngineOptions(words, at + 1);
  const verb = words[before.rest]?.text === 'container' ? before.rest + 1 : before.rest;
  if (!VERBS.has(words[verb]?.text ?? '')) return null;
  const { given, rest, hidden } = readOptions(words, verb + 1);
  const unknown = given.filter((option) => !isKnown(option));
  const all = [...before.given.filter(({ name }) => name === 'runtime'), ...given];
  const read = workload(engine === 'podman' ? 'podman' : 'docker', said(all));
  return {
    ...read,
    name: lastOf(all, 'name') ?? words[rest]?.text ?? null,
    unread: hidden ?? decidedElsewhere(given) ?? unknown[0]?.written ?? read.unread,
    remarks: [...unknown.map(({ written }) => unknownOption(written, engine)), ...(words[rest] ? [] : [NO_IMAGE])],
    isCalledByRoot: words.slice(0, at).some(({ text }) => text === 'sudo' || text === 'doas'),
  };
}

const NO_IMAGE = 'No image is named behind the options, so the command starts no container.';

const unknownOption = (written: string, engine: string): string =>
  `${written.split(/[ =]/)[0]} is no known option of ${engine} run.`;

const engineName = (word: string): string => word.replace(/^.*[\\/]/, '').replace(/\.exe$/, '');

const valuesOf = (given: readonly Given[], ...names: readonly string[]): readonly string[] =>
  given.filter(({ name }) => names.includes(name)).map(({ value }) => value);

const lastOf = (given: readonly Given[], ...names: readonly string[]): string | null =>
  valuesOf(given, ...names).at(-1) ?? null;

const isOn = (value: string | null): boolean | null =>
  value === null || isVariable(value) ? null : /^(?:true|1|t)$/i.test(value);

/** Returns a switch whose value is a variable, or the pod of Podman that the container joins, whose settings it shares. */
function decidedElsewhere(given: readonly Given[]): string | null {
  const decided = given.find(
    ({ name, value }) =>
      ((name === 'privileged' || name === 'read-only') && isVariable(value)) ||
      (name === 'pod' && !value.startsWith('new:')),
  );
  return decided?.written ?? null;
}

/** The options that mount something. */
const MOUNTS: ReadonlyMap<string, (value: string, written: string) => Mount | null> = new Map([
  ['volume', volumeMount],
  ['tmpfs', tmpfsMount],
  ['mount', describedMount],
  ['use-api-socket', (value, written) => (isOn(value) === false ? null : apiSocket(written))],
]);

function said(given: readonly Given[]): Partial<Workload> {
  const lists = (name: string) => valuesOf(given, name).flatMap((value) => value.split(','));
  return {
    ...readSecurity(valuesOf(given, 'security-opt'), (option) => `--security-opt ${option}`),
    user: lastOf(given, 'user'),
    isPrivileged: isOn(lastOf(given, 'privileged')) === true,
    added: lists('cap-add').map(capability),
    dropped: lists('cap-drop').map(capability),
    devices: [
      ...valuesOf(given, 'device').map((device) => device.split(':')[0] ?? ''),
      ...given.flatMap(({ name, written }) => (name === 'gpus' ? [`the GPUs of ${written}`] : [])),
    ],
    deviceRules: valuesOf(given, 'device-cgroup-rule'),
    mounts: given.flatMap(({ name, value, written }) => MOUNTS.get(name)?.(value, written) ?? []),
    mountsFrom: given.flatMap(({ name, written }) => (name === 'volumes-from' ? [written] : [])),
    isReadOnly: isOn(lastOf(given, 'read-only')),
    users: usersOf(given),
    ...readNamespaces(given),
    runtime: lastOf(given, 'runtime'),
  };
}

function usersOf(given: readonly Given[]): string | null {
  const mapped = lastOf(given, 'uidmap', 'subuidname') === null ? null : OWN_MAP;
  return lastOf(given, 'userns') ?? mapped;
}
