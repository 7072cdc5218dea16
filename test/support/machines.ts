import type { Access, Facts, Reading } from '../../src/machine/facts.ts';
import { KVM, PATHS } from '../../src/machine/paths.ts';

type Made = {
  readonly kernel?: string;
  readonly userId?: number;
  readonly files?: Readonly<Record<string, string>>;
  readonly access?: Readonly<Record<string, Access>>;
  readonly programs?: readonly string[];
};

/** The facts about a Linux machine. Files that are not given are missing. */
export const madeMachine = ({
  kernel = '6.8.0',
  userId = 1000,
  files = {},
  access = {},
  programs = [],
}: Made): Facts => ({
  system: { os: 'linux', kernel, machine: 'x86_64' },
  userId,
  files: Object.fromEntries(Object.entries(files).map(([path, text]): [string, Reading] => [path, { text }])),
  access,
  programs: programs.map((name) => ({ name, path: `/usr/bin/${name}` })),
});

/** The relevant part of `/proc/self/status`. */
export function status(lines: { readonly seccomp?: 0 | 2; readonly nnp?: 0 | 1; readonly held?: string }): string {
  const { seccomp = 0, nnp = 0, held = '0000000000000000' } = lines;
  return `Name:\tnode\nCapEff:\t${held}\nCapBnd:\t000001ffffffffff\nNoNewPrivs:\t${nnp}\nSeccomp:\t${seccomp}\n`;
}

const V2_MOUNT = '31 23 0:27 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n';
export const V1_MOUNT = '32 31 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n';
const ACTIONS = 'kill_process kill_thread trap errno user_notif trace log allow\n';
const WHOLE_MAP = '         0          0 4294967295\n';
const LAYERS = 'nodev\tproc\n\text4\nnodev\toverlay\n';

const FIRST_NAMESPACES = { [PATHS.userNamespace]: 'user:[4026531837]', [PATHS.pidNamespace]: 'pid:[4026531836]' };
const KERNEL = {
  ...FIRST_NAMESPACES,
  [PATHS.status]: status({}),
  [PATHS.uidMap]: WHOLE_MAP,
  [PATHS.maxUserNamespaces]: '63000\n',
  [PATHS.seccompActions]: ACTIONS,
  [PATHS.fileSystems]: LAYERS,
  [PATHS.processor]: 'flags\t\t: fpu vme vmx sse\n',
};

const USER_SERVICE = '/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service';
const V2 = {
  [PATHS.mounts]: V2_MOUNT,
  [PATHS.cgroupControllers]: 'cpuset cpu io memory pids\n',
  [PATHS.cgroup]: '0::/user.slice/user-1000.slice/session-2.scope\n',
};
const IN_SESSION: Readonly<Record<string, Access>> = {
  '/sys/fs/cgroup/user.slice/user-1000.slice/session-2.scope/cgroup.procs': 'denied',
};
const DELEGATED: Readonly<Record<string, Access>> = { ...IN_SESSION, [`${USER_SERVICE}/cgroup.procs`]: 'writable' };

export const ubuntuDesktop = madeMachine({
  kernel: '6.8.0-45-generic',
  files: {
    ...KERNEL,
    ...V2,
    [`${USER_SERVICE}/cgroup.controllers`]: 'cpu memory pids\n',
    [PATHS.userNamespaceClone]: '1\n',
    [PATHS.userNamespaceAppArmor]: '1\n',
    [PATHS.modules]: 'lockdown,capability,landlock,yama,apparmor',
    [PATHS.appArmor]: 'Y\n',
    [PATHS.appArmorLabel]: 'unconfined\n',
  },
  access: { ...DELEGATED, [KVM]: 'writable' },
  programs: ['docker', 'bwrap', 'newuidmap'],
});

const WINDOW = `${USER_SERVICE}/app.slice/window.scope`;

/** systemd has enabled two controllers for the terminal's window, and offers five to the user's services. */
export const desktopTerminal = madeMachine({
  files: {
    ...KERNEL,
    ...V2,
    [PATHS.cgroup]: `0::${WINDOW.replace('/sys/fs/cgroup', '')}\n`,
    [`${WINDOW}/cgroup.controllers`]: 'memory pids\n',
    [`${USER_SERVICE}/cgroup.controllers`]: 'cpuset cpu io memory pids\n',
  },
  access: { [`${WINDOW}/cgroup.procs`]: 'writable', [`${USER_SERVICE}/cgroup.procs`]: 'writable' },
});

/** A machine as an ordinary user and as root see it. */
const both = (files: Readonly<Record<string, string>>) => ({
  user: madeMachine({ files: { ...KERNEL, ...files } }),
  root: madeMachine({
    userId: 0,
    files: { ...KERNEL, [PATHS.status]: status({ held: '000001ffffffffff' }), ...files },
  }),
});

/** Every capability but CAP_SYS_ADMIN, under a filter. */
export const rootWithoutAdministration = madeMachine({
  userId: 0,
  files: { ...KERNEL, [PATHS.status]: status({ seccomp: 2, held: '000001ffffdfffff' }) },
});

/** As `docker run --cap-add SYS_ADMIN` starts a container, and systemd some services. */
export const administrator = madeMachine({
  userId: 0,
  files: { ...KERNEL, [PATHS.status]: status({ seccomp: 2, held: '000001ffffffffff' }) },
});

/** As inside `unshare --map-root-user` on an old, hardened kernel. */
export const rootInside = madeMachine({
  kernel: '4.19.0-27-amd64',
  userId: 0,
  files: {
    ...KERNEL,
    [PATHS.userNamespace]: 'user:[4026532300]',
    [PATHS.uidMap]: '         0       1000          1\n',
    [PATHS.status]: status({ held: '000001ffffffffff' }),
    [PATHS.userNamespaceClone]: '0\n',
  },
});

export const hardened = both({ [PATHS.userNamespaceClone]: '0\n' });
export const limited = both({ [PATHS.maxUserNamespaces]: '0\n' });

export const debian12 = madeMachine({
  kernel: '6.1.0-26-amd64',
  files: {
    ...KERNEL,
    ...V2,
    [`${USER_SERVICE}/cgroup.controllers`]: 'memory pids\n',
    [PATHS.userNamespaceClone]: '1\n',
    [PATHS.modules]: 'lockdown,capability,landlock,yama,apparmor,tomoyo,bpf',
    [PATHS.appArmor]: 'Y\n',
    [PATHS.appArmorLabel]: 'unconfined\n',
  },
  access: { ...DELEGATED, [KVM]: 'denied' },
});

export const rhel9 = madeMachine({
  kernel: '5.14.0-427.el9.x86_64',
  files: {
    ...KERNEL,
    ...V2,
    [`${USER_SERVICE}/cgroup.controllers`]: 'cpu memory pids\n',
    [PATHS.modules]: 'lockdown,capability,yama,selinux,bpf',
    [PATHS.selinuxEnforce]: '1',
  },
  access: DELEGATED,
  programs: ['podman', 'crun'],
});

/** OpenRC, cgroups v1 and no securityfs. */
export const alpine = madeMachine({
  kernel: '5.10.180-0-lts',
  files: { ...KERNEL, [PATHS.mounts]: V1_MOUNT, [PATHS.fileSystems]: LAYERS, [PATHS.cgroup]: '4:memory:/\n' },
});

/** As `docker run` starts a container with an ordinary user on Ubuntu. */
export const dockerContainer = madeMachine({
  files: {
    ...KERNEL,
    [PATHS.pidNamespace]: 'pid:[4026532759]',
    [PATHS.status]: status({ seccomp: 2, nnp: 1 }),
    [PATHS.mounts]: `${V2_MOUNT}700 690 8:1 /var/lib/docker/containers/4a1f/hostname /etc/hostname rw - ext4 /dev/sda1 rw\n`,
    [PATHS.cgroupControllers]: 'cpuset cpu io memory pids\n',
    [PATHS.cgroup]: '0::/\n',
    [PATHS.appArmor]: 'Y\n',
    [PATHS.appArmorLabel]: 'docker-default (enforce)\n',
  },
  access: { '/sys/fs/cgroup/cgroup.procs': 'denied' },
});

export const wsl = madeMachine({
  kernel: '5.15.153.1-microsoft-standard-WSL2',
  files: {
    ...KERNEL,
    [PATHS.pidNamespace]: 'pid:[4026532290]',
    [PATHS.mounts]: V1_MOUNT + V2_MOUNT.replace('/sys/fs/cgroup', '/sys/fs/cgroup/unified'),
    [PATHS.cgroup]: '4:memory:/\n0::/\n',
  },
  access: { [KVM]: 'writable' },
});

/** A machine on which every file exists but none can be read. */
export const unreadable: Facts = {
  ...madeMachine({ kernel: '' }),
  files: Object.fromEntries(Object.values(PATHS).map((path): [string, Reading] => [path, { problem: 'unreadable' }])),
  access: { [KVM]: 'unknown' },
};

/** A text that no kernel writes: it sets a title and a colour, reverses text, clears the screen and leaves /sys. */
export const HOSTILE = '\u001b]0;owned\u0007\u001b[31mred\u202e\n../../etc\t\u009b2J';

/** A length beyond any kernel release and any usual path. */
const LONG = 500;

/** A machine whose files all have this content. The kernel release and the path of a program contain its beginning. */
export const filledWith = (text: string): Facts => ({
  ...madeMachine({
    kernel: text.slice(0, LONG),
    files: Object.fromEntries(Object.values(PATHS).map((path) => [path, text])),
  }),
  programs: [{ name: 'docker', path: `/opt/${text.slice(0, LONG)}/docker` }],
});
