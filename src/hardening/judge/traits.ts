import { isVariable, type Mount, type Workload } from '../facts.ts';
import { settingText, shortened } from './spelling.ts';

/** The kind of user that a container runs as, as far as the fragment says. */
export type RunsAs = 'root' | 'ordinary' | 'variable' | 'unsaid';

export function runsAs({ user, runAsNonRoot }: Workload): RunsAs {
  const name = user?.split(':')[0]?.trim() ?? '';
  if (isVariable(name)) return 'variable';
  if (/^(?:root|0+)$/.test(name)) return 'root';
  return name !== '' || runAsNonRoot === true ? 'ordinary' : 'unsaid';
}

/** What a runtime puts between a container and the host's kernel. */
export type Boundary = 'virtual machine' | 'own kernel' | 'none' | 'unknown';

const SHARES_KERNEL =
  /^(?:runc|crun|youki|nvidia|crun-wasm|io\.containerd\.runc\.v2|io\.containerd\.runtime\.v1\.linux)$/;

export function boundaryOf({ runtime }: Workload): Boundary {
  if (runtime === null) return 'none';
  const name = runtime.replace(/^.*\//, '');
  if (/kata|krun/i.test(name)) return 'virtual machine';
  if (/runsc|gvisor/i.test(name)) return 'own kernel';
  return SHARES_KERNEL.test(name) ? 'none' : 'unknown';
}

/** Capabilities that an engine grants by default, in the order of their numbers. */
const USUAL: ReadonlySet<string> = new Set([
  ...['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID', 'SETPCAP', 'NET_BIND_SERVICE'],
  ...['NET_RAW', 'SYS_CHROOT', 'MKNOD', 'AUDIT_WRITE', 'SETFCAP'],
]);

/** Returns the added capabilities that no engine grants by default. */
export const unusual = ({ added }: Workload): readonly string[] => added.filter((name) => !USUAL.has(name));

export const dropsAll = ({ dropped }: Workload): boolean => dropped.includes('ALL');

/** Returns which of the given capabilities are added, as they are written. `ALL` includes each of them. */
export const addedAs = (workload: Workload, names: readonly string[]): readonly string[] =>
  workload.added
    .filter((name) => name === 'ALL' || names.includes(name))
    .map((name) => settingText('capability', workload, name));

/** Returns the settings that give full privileges, as they are written. */
export const fullPrivileges = (workload: Workload): readonly string[] => [
  ...(workload.isPrivileged ? [settingText('privileged', workload)] : []),
  ...addedAs(workload, ['SYS_ADMIN']),
];

/** Returns the mounts of the given host paths, or of anything below them. A mount of `/` contains all of them. */
export const mountsOf = ({ mounts }: Workload, ...paths: readonly string[]): readonly Mount[] =>
  mounts.filter(({ kind, source }) => kind === 'bind' && source !== null && paths.some((path) => isIn(source, path)));

function isIn(source: string, path: string): boolean {
  const clean = source.replace(/(?<=.)\/+$/, '');
  return clean === '/' || clean === path || clean.startsWith(`${path}/`);
}

const ENGINE_SOCKET =
  /(?:docker|podman|containerd|crio|buildkitd|cri-dockerd)\.sock$|^\/(?:var\/)?run(?:\/(?:docker|podman|containerd|crio))?\/?$/;

/** Returns the mounts of a socket that controls an engine, or of the directory that contains it. */
export const engineSockets = ({ mounts }: Workload): readonly Mount[] =>
  mounts.filter(({ source }) => source !== null && ENGINE_SOCKET.test(source));

/** Host paths where write access is enough to run commands on the host as root. */
const RULES_HOST =
  /^\/(?:etc(?:\/(?:cron|passwd|shadow|sudoers|ssh|systemd|kubernetes|pam\.d|ld\.so).*)?|usr|(?:usr\/)?(?:s?bin|lib\w*)|boot|root(?:\/\.ssh.*)?|var(?:\/(?:spool(?:\/cron.*)?|lib(?:\/(?:docker|containerd|containers|kubelet).*)?))?)\/?$/;

/** Whether a mount gives power over the host: all of the host’s files, or a writable path in `RULES_HOST`. */
export const isOverHost = ({ kind, source, isReadOnly }: Mount): boolean =>
  kind === 'bind' && source !== null && (source === '/' || (!isReadOnly && RULES_HOST.test(source)));

/** Returns a mount as a fragment contains it. */
export const mountText = ({ written }: Mount): string => shortened(written);
