/** All paths that are read, apart from the cgroups of this process and PATH. */
export const PATHS = {
  status: '/proc/self/status',
  uidMap: '/proc/self/uid_map',
  userNamespace: '/proc/self/ns/user',
  pidNamespace: '/proc/self/ns/pid',
  mounts: '/proc/self/mountinfo',
  cgroup: '/proc/self/cgroup',
  processor: '/proc/cpuinfo',
  fileSystems: '/proc/filesystems',
  maxUserNamespaces: '/proc/sys/user/max_user_namespaces',
  userNamespaceClone: '/proc/sys/kernel/unprivileged_userns_clone',
  userNamespaceAppArmor: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
  seccompActions: '/proc/sys/kernel/seccomp/actions_avail',
  modules: '/sys/kernel/security/lsm',
  appArmor: '/sys/module/apparmor/parameters/enabled',
  appArmorLabel: '/proc/self/attr/apparmor/current',
  selinuxEnforce: '/sys/fs/selinux/enforce',
  cgroupControllers: '/sys/fs/cgroup/cgroup.controllers',
} as const;

/** Links. Their target is read, not followed. */
export const LINKS: readonly string[] = [PATHS.userNamespace, PATHS.pidNamespace];

export const KVM = '/dev/kvm';

/**
 * The usual path of the kernel's release. The program gets the release from the kernel itself, so that it is known without /proc.
 */
export const RELEASE = '/proc/sys/kernel/osrelease';

/** The directory where systemd and every other init mount cgroup v2 if there is no v1. */
const CGROUP_MOUNT = '/sys/fs/cgroup';

/** The line with the name of a cgroup v2, as the kernel and systemd write it. */
const CGROUP = /^0::(\/[^\0\n]{0,3000})$/m;

/** Returns the directory of this process's cgroup v2; `null` if it is not known or lies outside the mount point. */
export function ownCgroup(cgroupText: string): string | null {
  const [, name] = CGROUP.exec(cgroupText) ?? [];
  if (name === undefined || name.split('/').includes('..')) return null;
  return `${CGROUP_MOUNT}${name === '/' ? '' : name}`;
}

/** Returns the cgroup that systemd gives to a user's own services. Rootless engines work below it. */
export const userCgroup = (userId: number): string =>
  `${CGROUP_MOUNT}/user.slice/user-${userId}.slice/user@${userId}.service`;

export const controllersOf = (cgroup: string): string => `${cgroup}/cgroup.controllers`;
/** Returns the file that grants control of a cgroup: whoever can write to it can move processes between the cgroups below. */
export const processesOf = (cgroup: string): string => `${cgroup}/cgroup.procs`;

/**
 * Returns the cgroups that this process may be allowed to divide. The cgroup of the user's services comes first: systemd enables
 * controllers further down only on request, so a cgroup below shows fewer than an engine can have.
 */
export function candidateCgroups(cgroupText: string, userId: number | null): readonly string[] {
  const own = ownCgroup(cgroupText);
  const ofUser = userId === null || userId === 0 ? [] : [userCgroup(userId)];
  return own === null ? ofUser : [...ofUser, own];
}
