import { type Facts, namesIn, textOf } from './facts.ts';
import { type Finding, finding, type Outcome } from './finding.ts';
import { PATHS } from './paths.ts';
import { isInUserNamespace } from './surroundings.ts';

const SYS_ADMIN = 21n;

/** Returns a field of `/proc/self/status`; `null` if it is missing or does not have this form. */
function statusField(facts: Facts, name: string, form: RegExp): string | null {
  const line = textOf(facts, PATHS.status)
    .split('\n', 200)
    .find((one) => one.startsWith(`${name}:`));
  const value = line?.slice(name.length + 1).trim() ?? '';
  return form.test(value) ? value : null;
}

const DIGIT = /^\d$/;
const MASK = /^[\da-f]{1,16}$/;

/** Returns the seccomp mode of this process: 0 none, 1 strict, 2 filter. */
const seccompMode = (facts: Facts): string | null => statusField(facts, 'Seccomp', DIGIT);

export const hasSeccompFilter = (facts: Facts): boolean => seccompMode(facts) === '2';

function mask(facts: Facts, name: string): bigint | null {
  const digits = statusField(facts, name, MASK);
  return digits === null ? null : BigInt(`0x${digits}`);
}

const includesAdministration = (set: bigint): boolean => ((set >> SYS_ADMIN) & 1n) === 1n;

/** Whether this process may administer its own namespaces, though perhaps no others. */
export const canAdministrate = (facts: Facts): boolean => includesAdministration(mask(facts, 'CapEff') ?? 0n);

/** Whether the limits on ordinary users do not apply to this process. */
export const isPrivileged = (facts: Facts): boolean => canAdministrate(facts) && !isInUserNamespace(facts);

const evidence = [PATHS.status];
const NOT_READABLE = 'could not be read';

/** Judges which parts of seccomp the kernel offers, and whether this process is under a filter. */
export function judgeSeccomp(facts: Facts): Finding {
  return finding({ id: 'seccomp', title: 'seccomp', mechanisms: ['seccomp'] }, seccomp(facts));
}

function seccomp(facts: Facts): Outcome {
  const mode = seccompMode(facts);
  const actions = namesIn(facts, PATHS.seccompActions) ?? [];
  if (mode === null && actions.length === 0) {
    if (textOf(facts, PATHS.status).startsWith('Name:')) {
      const meaning = 'This kernel does not report seccomp. Programs cannot filter system calls with it.';
      return { state: 'missing', value: 'not in this kernel', meaning, evidence };
    }
    const meaning = 'Whether programs can filter system calls could not be found out.';
    return { state: 'not known', value: NOT_READABLE, meaning, evidence };
  }
  const own =
    mode === null ? 'own filter not known' : mode === '0' ? 'no filter here yet' : 'this process has a filter';
  const supervised = actions.includes('user_notif') ? ' A supervisor can answer calls in its place (user_notif).' : '';
  return {
    state: 'available',
    value: own,
    meaning:
      mode === '2'
        ? 'A filter already refuses some system calls to this process and its children. They can add filters, and remove none.'
        : `A program can give up system calls for itself and its children.${supervised}`,
    evidence: actions.length > 0 ? [...evidence, PATHS.seccompActions] : evidence,
  };
}

/** Judges whether set-user-ID programs can still raise privileges below this process. */
export function judgeNoNewPrivileges(facts: Facts): Finding {
  return finding(
    { id: 'no-new-privs', title: 'no_new_privs', mechanisms: ['no-new-privs'] },
    noNewPrivileges(statusField(facts, 'NoNewPrivs', DIGIT)),
  );
}

function noNewPrivileges(set: string | null): Outcome {
  if (set === null) {
    const meaning = 'Whether set-user-ID programs work below this process could not be found out.';
    return { state: 'not known', value: NOT_READABLE, meaning, evidence };
  }
  if (set === '0') {
    const meaning = 'Any process can set it for itself and its children; from then on none of them gains privileges.';
    return { state: 'available', value: 'not set here', meaning, evidence };
  }
  return {
    state: 'restricted',
    value: 'set here',
    meaning: 'Set-user-ID programs such as sudo, newuidmap and newgidmap raise no privileges below this process.',
    advice:
      'Rootless engines need newuidmap for more than one user ID: start them outside, or leave out no-new-privileges.',
    evidence,
  };
}

/** Judges which of root's privileges this process has. */
export function judgeCapabilities(facts: Facts): Finding {
  return finding({ id: 'capabilities', title: 'capabilities', mechanisms: ['capabilities'] }, capabilities(facts));
}

function capabilities(facts: Facts): Outcome {
  const [held, limit] = [mask(facts, 'CapEff'), mask(facts, 'CapBnd')];
  if (held === null) {
    const meaning = 'It is unknown which capabilities this process has.';
    return { state: 'not known', value: NOT_READABLE, meaning, evidence };
  }
  const bounded = limit === null || limit === held ? '' : ` (at most ${bits(limit)} can be gained)`;
  if (held === 0n) {
    const meaning = 'An ordinary process: it runs what works rootless, and what needs root fails.';
    return { state: 'restricted', value: `none held${bounded}`, meaning, evidence };
  }
  const value = `${bits(held)} held${bounded}`;
  if (isInUserNamespace(facts)) {
    const meaning = 'They count only inside the user namespace of this process, and for what belongs to it.';
    return { state: 'restricted', value, meaning, evidence: [...evidence, PATHS.userNamespace] };
  }
  const isAdministrator = includesAdministration(held);
  const meaning = isAdministrator
    ? 'CAP_SYS_ADMIN is among them: it can mount filesystems and create namespaces of every kind.'
    : 'CAP_SYS_ADMIN is not among them: it cannot mount, and namespaces need a user namespace first.';
  return { state: isAdministrator ? 'available' : 'restricted', value, meaning, evidence };
}

const bits = (set: bigint): number => [...set.toString(2)].filter((bit) => bit === '1').length;
