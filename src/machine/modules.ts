import { type Facts, isKernelFrom, namesIn, numberIn, readingOf, releaseOf, textOf } from './facts.ts';
import { type Finding, finding, type Outcome } from './finding.ts';
import { PATHS, RELEASE } from './paths.ts';

/** Returns the security modules that the kernel has loaded; `null` if the list cannot be read. */
function loadedModules(facts: Facts): readonly string[] | null {
  const names = namesIn(facts, PATHS.modules);
  return names === null || names.length === 0 ? null : names;
}

/** Judges which security modules the kernel has loaded. */
export function judgeModules(facts: Facts): Finding {
  return finding({ id: 'lsm', title: 'security modules', mechanisms: [] }, modules(facts));
}

function modules(facts: Facts): Outcome {
  const evidence = [PATHS.modules];
  const names = loadedModules(facts);
  if (names !== null) {
    const meaning = 'Checks that the kernel makes in addition to file permissions.';
    return { state: 'available', value: names.join(' '), meaning, evidence };
  }
  const reading = readingOf(facts, PATHS.modules);
  const isMissing = 'problem' in reading && reading.problem === 'missing';
  return {
    state: 'not known',
    value: isMissing ? 'securityfs is not mounted here' : 'the list could not be read',
    meaning: 'The kernel’s list of security modules is out of sight, as in most containers.',
    ...(isMissing ? { advice: 'As root: mount -t securityfs securityfs /sys/kernel/security.' } : {}),
    evidence,
  };
}

/** Judges a security module by the list of loaded modules, if it leaves no other trace. */
function byList(facts: Facts, name: string, title: string, trace: string): Outcome {
  const names = loadedModules(facts);
  const evidence = [trace, PATHS.modules];
  if (names === null) {
    const meaning = `Whether the kernel has ${title} loaded could not be found out.`;
    return { state: 'not known', value: 'no trace of it here', meaning, evidence };
  }
  if (names.includes(name)) {
    const meaning = `${title} is loaded; how it is set is out of sight here.`;
    return { state: 'not known', value: 'loaded, mode not readable', meaning, evidence };
  }
  return { state: 'missing', value: 'not loaded', meaning: `No policy of ${title} confines programs here.`, evidence };
}

/** The name of a profile, with its mode in brackets. The kernel allows more characters than are accepted here. */
const LABEL = /^([\w./:+@-]{1,80})(?: \((\w{1,20})\))?\0?\s*$/;

/** Judges whether AppArmor is on, and what confines this process. */
export function judgeAppArmor(facts: Facts): Finding {
  return finding({ id: 'apparmor', title: 'AppArmor', mechanisms: ['apparmor'] }, appArmor(facts));
}

function appArmor(facts: Facts): Outcome {
  const enabled = textOf(facts, PATHS.appArmor).slice(0, 8).trim();
  if (enabled !== 'Y' && enabled !== 'N') return byList(facts, 'apparmor', 'AppArmor', PATHS.appArmor);
  if (enabled === 'N') {
    const meaning = 'The kernel has AppArmor, but it was not switched on at boot. Profiles confine nothing.';
    const advice = 'Boot with apparmor=1, and with apparmor in lsm= where that is set.';
    return { state: 'restricted', value: 'switched off', meaning, advice, evidence: [PATHS.appArmor] };
  }
  const [, label, mode] = LABEL.exec(textOf(facts, PATHS.appArmorLabel).slice(0, 200)) ?? [];
  return {
    state: 'available',
    value: label === undefined ? 'on' : `on; this process is ${mode ? `under ${label} (${mode})` : label}`,
    meaning:
      label === undefined || label === 'unconfined'
        ? 'Engines can confine containers with profiles. This process itself is not known to be confined.'
        : 'A profile confines this process, and what it starts may inherit it.',
    evidence: [PATHS.appArmor, PATHS.appArmorLabel],
  };
}

/** Judges whether SELinux is on, and whether it refuses or only logs. */
export function judgeSelinux(facts: Facts): Finding {
  return finding({ id: 'selinux', title: 'SELinux', mechanisms: ['selinux', 'svirt'] }, selinux(facts));
}

function selinux(facts: Facts): Outcome {
  const evidence = [PATHS.selinuxEnforce];
  const enforce = numberIn(facts, PATHS.selinuxEnforce);
  if (enforce === 1) {
    const meaning =
      'The policy is enforced. Engines give each container a label that separates it from the host and the others.';
    const advice = 'When a container may not read a mounted directory, mount it with :Z (its own) or :z (shared).';
    return { state: 'available', value: 'enforcing', meaning, advice, evidence };
  }
  if (enforce === 0) {
    const meaning = 'What the policy would refuse is only logged.';
    const advice = 'setenforce 1 enforces it until the next boot; SELINUX=enforcing in /etc/selinux/config for good.';
    return { state: 'restricted', value: 'permissive', meaning, advice, evidence };
  }
  return byList(facts, 'selinux', 'SELinux', PATHS.selinuxEnforce);
}

/** The Linux release that introduced each version of Landlock's ABI, newest first. */
const LANDLOCK: readonly (readonly [abi: number, major: number, minor: number])[] = [
  [9, 7, 1],
  [8, 7, 0],
  [7, 6, 15],
  [6, 6, 12],
  [5, 6, 10],
  [4, 6, 7],
  [3, 6, 2],
  [2, 5, 19],
  [1, 5, 13],
];

/** Judges whether programs can confine themselves with Landlock. The ABI version is derived from the kernel's release. */
export function judgeLandlock(facts: Facts): Finding {
  return finding({ id: 'landlock', title: 'Landlock', mechanisms: ['landlock'] }, landlock(facts));
}

function landlock(facts: Facts): Outcome {
  const names = loadedModules(facts);
  const evidence = [PATHS.modules, RELEASE];
  const [abi] = LANDLOCK.find(([, major, minor]) => isKernelFrom(facts, major, minor)) ?? [];
  const release = releaseOf(facts.system);
  const derived = abi && release ? `ABI ${abi} or later, judging by Linux ${release.major}.${release.minor}` : null;
  if (names?.includes('landlock')) {
    const value = derived ?? 'loaded, ABI not known';
    const meaning = 'A program can give up access to files, and since ABI 4 to TCP ports, without root.';
    return { state: 'available', value, meaning, evidence };
  }
  if (names === null) {
    const value = derived ? `${derived}, if loaded` : 'could not be found out';
    const meaning =
      'Whether the kernel has Landlock loaded is out of sight here. Programs find out by asking the kernel.';
    return { state: 'not known', value, meaning, evidence };
  }
  if (abi === undefined && release !== null) {
    const meaning = 'Landlock came with Linux 5.13.';
    return { state: 'missing', value: 'not in this kernel', meaning, evidence };
  }
  return {
    state: 'missing',
    value: 'not loaded',
    meaning: 'Programs that confine themselves with Landlock run without it, or stop.',
    advice: `If the kernel was built with it, boot with lsm=landlock,${names.join(',')}.`,
    evidence,
  };
}
