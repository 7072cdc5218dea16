import { sanitize } from '../text/sanitize.ts';
import type { Workload } from './facts.ts';
import { readCommands } from './read/command.ts';
import { readServices } from './read/compose.ts';
import { readPods } from './read/pods.ts';
import { readYaml, type YamlDocument } from './yaml/read.ts';
import { isMap, textOf, type YamlMap } from './yaml/value.ts';

/** The largest fragment that is read, in UTF-16 units. Nobody writes this much about one container. */
export const LONGEST_FRAGMENT = 65_536;
/** The largest number of containers in a fragment. Nobody would read about more. */
const MOST_CONTAINERS = 50;

/** Why a fragment cannot be read. */
export type Problem = Doubtful & { readonly problem: string };
/** Whether a fragment is YAML with a line that does not fit in its place, or with tabs. It may then be invalid. */
export type Doubtful = { readonly isDoubtful?: true };

/** The containers that a fragment describes, or why it cannot be read. */
export type Fragment = (Doubtful & { readonly workloads: readonly Workload[] }) | Problem;

/** Reads a `docker run` or `podman run` command, services of a compose file, or pods. */
export function readFragment(given: string): Fragment {
  const text = cleanFragment(given);
  if (text.trim() === '') return { problem: 'It is empty; expected a docker run command, a compose service or a pod.' };
  const isWhole = given.length <= LONGEST_FRAGMENT;
  const { workloads: commands, isOpen } = readCommands(text);
  if (isOpen && isWhole) return { problem: 'A quote is not closed.' };
  const documents = commands.length > 0 ? [] : readYaml(text);
  const found = commands.length > 0 ? commands : documents.flatMap(workloadsIn);
  if (found.length === 0) return problemWith(text, documents);
  if (found.length > MOST_CONTAINERS) return { problem: `It describes more than ${MOST_CONTAINERS} containers.` };
  const unread = !isWhole ? 'what is beyond 64 KB' : text.includes('{{') ? 'a template' : null;
  return unread === null
    ? { workloads: found, ...doubtful(hasDoubt(documents) || (documents.length > 0 && TAB.test(given))) }
    : { workloads: found.map((one) => ({ ...one, unread })) };
}

/** An indent with a tab, which YAML does not allow. A paste may have one, so it is still read. */
const TAB = /^ *\t/m;

const doubtful = (isDoubtful: boolean): Doubtful => (isDoubtful ? { isDoubtful } : {});

const hasDoubt = (documents: readonly YamlDocument[]): boolean => documents.some(({ doubt }) => doubt !== null);

/** Returns the part of a fragment that is read, safe to draw line by line. */
export function cleanFragment(text: string): string {
  const cut = text.slice(0, LONGEST_FRAGMENT).replace(/[\ud800-\udbff]$/, '');
  const lines = cut.replace(/\r\n?/g, '\n').split('\n');
  // A tab is two spaces of indentation; `sanitize` would turn it into one.
  return lines.map((line) => sanitize(line.replaceAll('\t', '  '))).join('\n');
}

function workloadsIn({ value, doubt }: YamlDocument): readonly Workload[] {
  const pods = readPods(value);
  const found = pods.length > 0 ? pods : readServices(value);
  return doubt === null ? found : found.map((one) => ({ ...one, unread: lineOf(doubt) }));
}

const lineOf = (doubt: string): string => `the line “${doubt.slice(0, 40)}”`;

/** Keys that nearly every compose file or pod contains. */
const KEY = /^[ \t-]*(?:services|image|kind|containers):/m;

function problemWith(text: string, documents: readonly YamlDocument[]): Problem {
  const hasKey = KEY.test(text);
  const other = problemWithOther(text, hasKey);
  if (other !== null) return { problem: other };
  const doubt = hasKey ? documents.find((one) => one.doubt !== null)?.doubt : null;
  if (doubt) {
    return {
      problem: `This is not valid YAML: ${lineOf(doubt)} is not closed, or stands in the wrong column.`,
      isDoubtful: true,
    };
  }
  const whatLacks = documents.flatMap(({ value }) => (isMap(value) ? (emptyOf(value) ?? []) : []))[0];
  const problem = whatLacks ?? 'This is not a docker run or podman run command, a compose service or a pod.';
  return { problem, ...doubtful(hasDoubt(documents)) };
}

/** Says what is wrong with a text that is no YAML. */
function problemWithOther(text: string, hasKey: boolean): string | null {
  if (/^[ \t]*FROM[ \t]+\S/m.test(text) && /^[ \t]*(?:RUN|COPY|ADD|CMD|ENTRYPOINT)\b/m.test(text)) {
    return 'A Dockerfile says how an image is built; paste the command or the service that runs it.';
  }
  if (hasKey) return null;
  if (/\b(?:docker|podman)[ -]compose\b/.test(text))
    return 'The command names no options; paste the service from its compose file.';
  return /\b(?:docker|podman)\b/.test(text)
    ? 'Only run and create start a container, such as: docker run --read-only nginx'
    : null;
}

/** Says what an object of Kubernetes or a compose file lacks; `null` for anything else. */
function emptyOf(value: YamlMap): string | null {
  const kind = textOf(value.get('kind'));
  if (kind !== null) return `The ${kind.slice(0, 40)} has no containers.`;
  const services = value.get('services');
  const isEmpty = services === null || (isMap(services) && services.size === 0);
  return isEmpty || value.has('include') ? 'The compose file has no services.' : null;
}
