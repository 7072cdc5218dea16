import { type Facts, isMissing, textOf } from './facts.ts';
import { type Finding, finding, type Outcome } from './finding.ts';
import { PATHS } from './paths.ts';

/** The kernel gives its first namespaces these numbers on every machine. */
const FIRST_USER_NAMESPACE = 'user:[4026531837]';
const USER_NAMESPACE = /^user:\[\d{1,20}\]$/;
const FIRST_PID_NAMESPACE = 'pid:[4026531836]';

/** Traces that engines leave in the names of cgroups and mounts. */
const ENGINES: readonly (readonly [trace: RegExp, name: string])[] = [
  [/\/kubepods|\/kubelet\/pods\//, 'Kubernetes'],
  [/\/libpod[-_/]|\/containers\/storage\//, 'Podman'],
  [/\/docker[-/]|\/docker\/containers\//, 'Docker'],
  [/\/lxc(?:\.payload|\/)|\/var\/lib\/lxc/, 'LXC'],
  [/\/machine\.slice\//, 'systemd-nspawn or a machine of systemd'],
];

const hasWslKernel = ({ system }: Facts): boolean => /microsoft/i.test(system.kernel);

/** Whether this process sees only a part of the machine; `null` if that is not known. */
export function isContained(facts: Facts): boolean | null {
  const namespace = textOf(facts, PATHS.pidNamespace).trim();
  if (!/^pid:\[\d{1,20}\]$/.test(namespace)) return null;
  return namespace !== FIRST_PID_NAMESPACE;
}

/** Judges whether the findings are true of the machine, or only of a container on it. */
export function judgeSurroundings(facts: Facts): Finding {
  return finding({ id: 'surroundings', title: 'view of the machine', mechanisms: ['namespaces'] }, surroundings(facts));
}

function surroundings(facts: Facts): Outcome {
  const evidence = [PATHS.pidNamespace];
  const contained = isContained(facts);
  if (contained === null) {
    const meaning =
      'Whether this is a container could not be found out; what follows may be true only of this process.';
    return { state: 'not known', value: 'the PID namespace could not be read', meaning, evidence };
  }
  if (!contained) {
    const meaning =
      'Programs outside of containers are in it. Containers have their own, unless they were given that of the host.';
    return { state: 'available', value: 'first PID namespace', meaning, evidence };
  }
  if (hasWslKernel(facts)) {
    const meaning = 'Each distribution of WSL is a container on one kernel. What follows is what this one sees.';
    return { state: 'restricted', value: 'WSL', meaning, evidence };
  }
  const engine = engineOf(facts);
  return {
    state: 'restricted',
    value: engine === null ? 'in a container or a sandbox' : `in a container (${engine.name})`,
    meaning: 'What follows is what this container sees. The machine around it may offer more.',
    advice: 'Run this outside the container to see what the machine offers.',
    evidence: engine === null ? evidence : [...evidence, engine.path],
  };
}

function engineOf(facts: Facts): { readonly name: string; readonly path: string } | null {
  for (const path of [PATHS.cgroup, PATHS.mounts]) {
    const name = ENGINES.find(([trace]) => trace.test(textOf(facts, path)))?.[1];
    if (name !== undefined) return { name, path };
  }
  return null;
}

/** Whether this process is in a user namespace that was created later. Its capabilities count only within that namespace. */
export function isInUserNamespace(facts: Facts): boolean {
  const namespace = textOf(facts, PATHS.userNamespace).trim();
  return USER_NAMESPACE.test(namespace) && namespace !== FIRST_USER_NAMESPACE;
}

/** Judges whether the user IDs of this process are those of the machine. */
export function judgeOwnUserNamespace(facts: Facts): Finding {
  return finding(
    { id: 'own-user-namespace', title: 'own user namespace', mechanisms: ['user-namespaces'] },
    ownUserNamespace(facts),
  );
}

function ownUserNamespace(facts: Facts): Outcome {
  const evidence = [PATHS.userNamespace, PATHS.uidMap];
  const namespace = textOf(facts, PATHS.userNamespace).trim();
  const map = /^\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*$/m.exec(textOf(facts, PATHS.uidMap).slice(0, 2000));
  const maps = map === null ? '' : `user ID ${map[1]} here is ${map[2]} outside`;
  if (namespace === FIRST_USER_NAMESPACE) {
    const meaning = 'User IDs are those of the machine: root here is root of the kernel.';
    return { state: 'available', value: 'the first one', meaning, evidence };
  }
  if (!isInUserNamespace(facts)) {
    const isOld = isMissing(facts, PATHS.userNamespace) && isMissing(facts, PATHS.uidMap);
    const value = isOld ? 'not in /proc' : 'could not be read';
    const meaning = 'Whether root here is root of the kernel could not be found out.';
    return { state: 'not known', value, meaning, evidence };
  }
  return {
    state: 'restricted',
    value: maps === '' ? 'inside one' : `inside one: ${maps}`,
    meaning: 'Root here is an ordinary user outside. Devices and settings that belong to the machine refuse it.',
    evidence,
  };
}
