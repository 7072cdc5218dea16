import { type Facts, namesIn, readingOf, textOf } from './facts.ts';
import { type Finding, finding, type Outcome } from './finding.ts';
import { candidateCgroups, controllersOf, PATHS, processesOf } from './paths.ts';
import { isPrivileged } from './process.ts';

type Version = 'v2' | 'v1' | 'hybrid' | 'none' | null;

/** The controllers that rootless engines set limits with. */
const WANTED = ['cpu', 'memory', 'pids'] as const;

function versionOf(facts: Facts): Version {
  if ('text' in readingOf(facts, PATHS.cgroupControllers)) return 'v2';
  const mounts = textOf(facts, PATHS.mounts);
  if (mounts === '') return null;
  const [hasOld, hasNew] = [/ - cgroup /.test(mounts), / - cgroup2 /.test(mounts)];
  if (hasOld) return hasNew ? 'hybrid' : 'v1';
  if (hasNew) return 'v2';
  // A text without any mount is not a list of mounts.
  return / - \S+ \S+ \S+/.test(mounts) ? 'none' : null;
}

/** Judges which version of control groups is mounted. */
export function judgeCgroups(facts: Facts): Finding {
  return finding({ id: 'cgroups', title: 'cgroups', mechanisms: ['cgroups'] }, cgroups(facts));
}

const TO_V2 =
  'With systemd, boot with systemd.unified_cgroup_hierarchy=1. On WSL, set kernelCommandLine=cgroup_no_v1=all under [wsl2] in .wslconfig.';

function cgroups(facts: Facts): Outcome {
  const evidence = [PATHS.mounts];
  const version = versionOf(facts);
  if (version === null) {
    const meaning = 'Whether limits on memory, processors and processes can be set could not be found out.';
    return { state: 'not known', value: 'could not be read', meaning, evidence };
  }
  if (version === 'none') {
    const meaning = 'No cgroup is mounted where this process can see it. Nothing here can set limits.';
    return { state: 'missing', value: 'not mounted', meaning, evidence };
  }
  if (version === 'v2') {
    const controllers = namesIn(facts, PATHS.cgroupControllers) ?? [];
    const meaning = 'One tree for all limits, and a part of it can be given to an ordinary user.';
    const value = controllers.length > 0 ? `v2: ${controllers.join(' ')}` : 'v2';
    return { state: 'available', value, meaning, evidence: [...evidence, PATHS.cgroupControllers] };
  }
  const isHybrid = version === 'hybrid';
  const meaning = isHybrid
    ? 'The controllers are in v1 trees; v2 is mounted beside them. Root can set limits, rootless engines cannot.'
    : 'Root can set limits. A v1 tree cannot safely be given to a user: rootless engines set none.';
  return { state: 'restricted', value: isHybrid ? 'v1 and v2 (hybrid)' : 'v1', meaning, advice: TO_V2, evidence };
}

/** Judges whether this user may divide a cgroup, and what it can limit there. */
export function judgeDelegation(facts: Facts): Finding {
  return finding({ id: 'cgroup-delegation', title: 'cgroup delegation', mechanisms: ['cgroups'] }, delegation(facts));
}

function delegation(facts: Facts): Outcome {
  const version = versionOf(facts);
  if (version !== 'v2') {
    const evidence = [PATHS.mounts];
    if (version === null) {
      const meaning = 'It is unknown whether this user may set limits.';
      return { state: 'not known', value: 'could not be read', meaning, evidence };
    }
    const meaning = isPrivileged(facts)
      ? 'Only cgroup v2 can be delegated. Root sets limits without it.'
      : 'Only cgroup v2 can be delegated: --memory, --cpus and --pids-limit do not work rootless.';
    return { state: 'missing', value: 'needs cgroup v2', meaning, evidence };
  }
  const candidates = candidateCgroups(textOf(facts, PATHS.cgroup), facts.userId);
  const granted = candidates.find((cgroup) => facts.access[processesOf(cgroup)] === 'writable');
  if (granted !== undefined) return delegated(facts, granted);
  const evidence = candidates.length > 0 ? candidates.map(processesOf) : [PATHS.cgroup];
  if (!candidates.some((cgroup) => facts.access[processesOf(cgroup)] === 'denied')) {
    const meaning = 'Which cgroup this process is in, or whether it may divide it, could not be found out.';
    return { state: 'not known', value: 'own cgroup not readable', meaning, evidence };
  }
  return {
    state: 'restricted',
    value: 'own cgroup not writable',
    meaning: 'Programs started from here cannot set limits: --memory, --cpus and --pids-limit have no effect or fail.',
    advice:
      'With systemd, start them by systemd-run --user --scope -p Delegate=yes. In a container, the engine must mount the cgroup writable.',
    evidence,
  };
}

function delegated(facts: Facts, cgroup: string): Outcome {
  const evidence = [processesOf(cgroup), controllersOf(cgroup)];
  const controllers = namesIn(facts, controllersOf(cgroup));
  if (controllers === null) {
    const meaning = 'This user may divide a cgroup, but which limits it can set there could not be found out.';
    return { state: 'not known', value: 'writable, controllers not readable', meaning, evidence };
  }
  const lacking = WANTED.filter((name) => !controllers.includes(name));
  const value = controllers.length > 0 ? controllers.join(' ') : 'no controllers';
  if (lacking.length === 0) {
    const meaning = 'This user can limit memory, processors and processes of what it starts.';
    return { state: 'available', value, meaning, evidence };
  }
  return {
    state: 'restricted',
    value: `${value}; without ${lacking.join(' ')}`,
    meaning: 'This user can set only the limits that are listed; options for the others fail or have no effect.',
    advice:
      'Put “[Service]” and “Delegate=cpu cpuset io memory pids” into /etc/systemd/system/user@.service.d/delegate.conf, run systemctl daemon-reload, and log in again.',
    evidence,
  };
}
