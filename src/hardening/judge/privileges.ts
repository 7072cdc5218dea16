import type { Workload } from '../facts.ts';
import { cannotTell, type Finding, met, metByDefault, notMet, notMetByDefault, type Rule } from './ruling.ts';
import { ENGINE, settingText, shortened, toAdd } from './spelling.ts';
import {
  addedAs,
  boundaryOf,
  dropsAll,
  engineSockets,
  fullPrivileges,
  isOverHost,
  mountsOf,
  mountText,
  runsAs,
  unusual,
} from './traits.ts';
import { unknownUser } from './user.ts';

/** Requires that no program gains privileges through its setuid bit. */
export const noSetuid: Rule = (one) => {
  const power = one.form === 'kubernetes' ? fullPrivileges(one) : [];
  const add = one.noNewPrivileges === true ? [] : [toAdd('noNewPrivileges', one)];
  if (power.length > 0) return notMet(`with ${power[0]}, no_new_privs is not set`, { add, remove: power });
  if (one.noNewPrivileges === true) return met(`${toAdd('noNewPrivileges', one)} sets no_new_privs`);
  if (one.noNewPrivileges === false) {
    const off = settingText('noNewPrivileges', one, one.form === 'kubernetes' ? 'true' : 'false');
    return notMet(`with ${off}, a setuid program gains rights`, { add, remove: [off] });
  }
  return notMetByDefault('no_new_privs is not set, so a setuid program gains rights', { add });
};

/** Requires that system calls are filtered. */
export const filtersCalls: Rule = (one) => {
  const isKubernetes = one.form === 'kubernetes';
  if (one.seccomp === 'unconfined') {
    const off = settingText('seccomp', one, isKubernetes ? 'Unconfined' : 'unconfined');
    return notMet(`with ${off}, nothing is filtered`, {
      add: isKubernetes ? [toAdd('seccomp', one)] : [],
      remove: [off],
    });
  }
  if (one.isPrivileged && (isKubernetes || one.seccomp === null)) {
    const off = settingText('privileged', one);
    const add = isKubernetes && one.seccomp === null ? [toAdd('seccomp', one)] : [];
    return notMet(`with ${off}, nothing is filtered`, { add, remove: [off] });
  }
  if (boundaryOf(one) !== 'none') {
    return cannotTell(`whether ${shortened(one.runtime ?? '')} applies the profile depends on its own settings`);
  }
  if (one.seccomp !== null) return metByDefault(`the profile ${shortened(one.seccomp)} filters`);
  if (!isKubernetes) return metByDefault(`${ENGINE[one.form]}’s default profile applies`);
  return cannotTell('no profile is named, so the kubelet decides; by default it filters nothing', {
    add: [toAdd('seccomp', one)],
  });
};

/** Requires that the container has only the capabilities that it needs, and never CAP_SYS_ADMIN. */
export const fewCapabilities: Rule = (one) => {
  const power = fullPrivileges(one);
  const add = dropsAll(one) ? [] : [toAdd('noCapabilities', one)];
  if (power.length > 0) return notMet(`${power[0]} gives CAP_SYS_ADMIN`, { add, remove: power });
  if (!dropsAll(one)) {
    const names = shortened(one.dropped.join(', '));
    const kept =
      names === '' ? 'no capability is dropped' : `only ${names} ${one.dropped.length === 1 ? 'is' : 'are'} dropped`;
    return notMetByDefault(`${kept}, so it keeps the rest of the default set`, { add });
  }
  const beyond = unusual(one);
  if (beyond.length > 0) return cannotTell(`only you can tell whether it needs ${shortened(beyond.join(', '))}`);
  // In a pod, no part but the container itself can add capabilities.
  return (one.form === 'kubernetes' ? met : metByDefault)(
    one.added.length === 0
      ? 'all capabilities are dropped'
      : `all capabilities are dropped but ${shortened(one.added.join(', '))}`,
  );
};

/** Returns the settings that share the host’s namespaces, files or engine with the container, as they are written. */
function bridges(one: Workload): readonly string[] {
  const sockets = engineSockets(one);
  const files = one.mounts.filter(isOverHost);
  return [...fullPrivileges(one), ...sockets.map(mountText), ...files.map(mountText), ...one.hostNamespaces];
}

/** Requires that a service without need for privileges has none, and shares nothing with the host. */
export const noPowerOverHost: Rule = (one) => {
  const found = bridges(one);
  const as = runsAs(one);
  const add = [
    ...(as === 'ordinary' || as === 'variable' ? [] : [toAdd('user', one)]),
    ...(dropsAll(one) ? [] : [toAdd('noCapabilities', one)]),
  ];
  if (found.length > 0) return notMet(`${found[0]} opens the host to it`, { add, remove: found });
  if (as === 'root')
    return notMet(`${settingText('user', one, one.user ?? '')} is root`, {
      add,
      remove: [settingText('user', one, one.user ?? '')],
    });
  if (!dropsAll(one)) return notMetByDefault('it keeps capabilities', { add });
  const beyond = unusual(one);
  if (beyond.length > 0) return cannotTell(`only you can tell whether it needs ${shortened(beyond.join(', '))}`);
  if (as === 'ordinary') return metByDefault('an ordinary user, without capabilities of the host');
  return unknownUser(one);
};

/** Requires a separate kernel below a container with full privileges. */
export const ownKernel: Rule = (one) => {
  const boundary = boundaryOf(one);
  const runtime = shortened(one.runtime ?? '');
  if (boundary === 'virtual machine' || boundary === 'own kernel') return met(`${runtime} has a kernel of its own`);
  const power = [...fullPrivileges(one), ...engineSockets(one).map(mountText)];
  return withinKernel(one, power, {
    none: 'it has no full privileges',
    lacking: 'no kernel of its own below it',
  });
};

/** Requires a virtual machine around a container that can control drivers, the network or security policies. */
export const ownMachine: Rule = (one) => {
  const boundary = boundaryOf(one);
  const power = [
    ...(one.isPrivileged ? [settingText('privileged', one)] : []),
    ...addedAs(one, [
      'SYS_ADMIN',
      'SYS_MODULE',
      'SYS_RAWIO',
      'MAC_ADMIN',
      'MAC_OVERRIDE',
      ...(one.sharesNetwork ? ['NET_ADMIN'] : []),
    ]),
  ];
  if (boundary === 'virtual machine') return met(`${shortened(one.runtime ?? '')} is a virtual machine`);
  if (boundary === 'own kernel' && power.length > 0) {
    return cannotTell(`${shortened(one.runtime ?? '')} is no virtual machine, but has a kernel of its own`);
  }
  return withinKernel(one, power, {
    none: 'it has no capability over drivers, the host’s network or policies',
    lacking: 'no virtual machine of its own',
  });
};

/**
 * The reasons for both verdicts: `none` if the container has no power over the kernel, `lacking` if it does and shares the
 * kernel.
 */
type Words = { readonly none: string; readonly lacking: string };

function withinKernel(one: Workload, power: readonly string[], { none, lacking }: Words): Finding {
  const [first] = power;
  if (first === undefined) return metByDefault(none);
  if (boundaryOf(one) === 'unknown')
    return cannotTell(`nothing here says whether ${shortened(one.runtime ?? '')} has a kernel of its own`);
  return notMet(`${first}, and ${lacking}`, { remove: power });
}

const CONTROL = ['/proc', '/sys'];

/** Requires that /proc and /sys stay read-only and masked. */
export const kernelFilesKept: Rule = (one) => {
  const mounts = mountsOf(one, ...CONTROL);
  const open = mounts.filter(({ isReadOnly }) => !isReadOnly).map(mountText);
  const undone = [
    ...fullPrivileges(one),
    ...(one.unmasks === null ? [] : [one.unmasks]),
    ...open,
    ...(one.apparmor === 'unconfined' && one.form !== 'kubernetes' ? [settingText('apparmor', one, 'unconfined')] : []),
    ...(one.selinuxOff === null ? [] : [one.selinuxOff]),
  ];
  if (undone.length > 0) return notMet(`${undone[0]} opens them`, { remove: undone });
  const [bare] = mounts;
  if (bare) return cannotTell(`${mountText(bare)} is the host’s own, read-only but not masked`);
  return metByDefault('read-only and masked by default, and nothing undoes it');
};
