import type { Form, Workload } from '../facts.ts';

type Spelled = Readonly<Record<Form, string>>;

/** The setting that meets a measure, in each form. */
const ADDED = {
  user: {
    docker: '--user 1000:1000',
    podman: '--user 1000:1000',
    compose: 'user: "1000:1000"',
    kubernetes: 'securityContext.runAsNonRoot: true',
  },
  noNewPrivileges: {
    docker: '--security-opt no-new-privileges',
    podman: '--security-opt no-new-privileges',
    compose: 'security_opt: ["no-new-privileges:true"]',
    kubernetes: 'securityContext.allowPrivilegeEscalation: false',
  },
  seccomp: {
    docker: '--security-opt seccomp=profile.json',
    podman: '--security-opt seccomp=profile.json',
    compose: 'security_opt: ["seccomp:profile.json"]',
    kubernetes: 'securityContext.seccompProfile.type: RuntimeDefault',
  },
  users: {
    docker: 'dockerd --userns-remap=default',
    podman: '--userns=auto',
    compose: 'dockerd --userns-remap=default',
    kubernetes: 'hostUsers: false',
  },
  noCapabilities: {
    docker: '--cap-drop=ALL',
    podman: '--cap-drop=all',
    compose: 'cap_drop: [ALL]',
    kubernetes: 'securityContext.capabilities.drop: ["ALL"]',
  },
  readOnly: {
    docker: '--read-only',
    podman: '--read-only',
    compose: 'read_only: true',
    kubernetes: 'securityContext.readOnlyRootFilesystem: true',
  },
  writableArea: {
    docker: '--tmpfs /run:rw,nosuid,nodev,noexec,size=64m',
    podman: '--tmpfs /run:rw,nosuid,nodev,noexec,size=64m',
    compose: 'tmpfs: ["/run:rw,nosuid,nodev,noexec,size=64m"]',
    kubernetes: 'volumes: [{name: run, emptyDir: {medium: Memory, sizeLimit: 64Mi}}]',
  },
} as const satisfies Record<string, Spelled>;

export type Remedy = keyof typeof ADDED;

/** Returns the setting to add for a remedy. */
export const toAdd = (remedy: Remedy, { form }: Pick<Workload, 'form'>): string => ADDED[remedy][form];

/** How each form writes a setting. Its value follows, as in `--cap-add=SYS_ADMIN`. */
const WRITTEN = {
  privileged: {
    docker: '--privileged',
    podman: '--privileged',
    compose: 'privileged: true',
    kubernetes: 'privileged: true',
  },
  user: { docker: '--user ', podman: '--user ', compose: 'user: ', kubernetes: 'runAsUser: ' },
  capability: { docker: '--cap-add=', podman: '--cap-add=', compose: 'cap_add: ', kubernetes: 'capabilities.add: ' },
  device: { docker: '--device=', podman: '--device=', compose: 'devices: ', kubernetes: 'devices: ' },
  deviceRule: {
    ...{ docker: '--device-cgroup-rule=', podman: '--device-cgroup-rule=' },
    ...{ compose: 'device_cgroup_rules: ', kubernetes: 'rules: ' },
  },
  users: { docker: '--userns=', podman: '--userns=', compose: 'userns_mode: ', kubernetes: 'hostUsers: ' },
  seccomp: {
    ...{ docker: '--security-opt seccomp=', podman: '--security-opt seccomp=' },
    ...{ compose: 'security_opt: seccomp:', kubernetes: 'seccompProfile.type: ' },
  },
  apparmor: {
    ...{ docker: '--security-opt apparmor=', podman: '--security-opt apparmor=' },
    ...{ compose: 'security_opt: apparmor:', kubernetes: 'appArmorProfile.type: ' },
  },
  noNewPrivileges: {
    ...{ docker: '--security-opt no-new-privileges=', podman: '--security-opt no-new-privileges=' },
    ...{ compose: 'security_opt: no-new-privileges:', kubernetes: 'allowPrivilegeEscalation: ' },
  },
  runtime: { docker: '--runtime=', podman: '--runtime=', compose: 'runtime: ', kubernetes: 'runtimeClassName: ' },
  readOnly: {
    docker: '--read-only=',
    podman: '--read-only=',
    compose: 'read_only: ',
    kubernetes: 'readOnlyRootFilesystem: ',
  },
} as const satisfies Record<string, Spelled>;

/** Returns a setting as a fragment of that form contains it. The user's value is shortened to fit on one line. */
export const settingText = (what: keyof typeof WRITTEN, { form }: Pick<Workload, 'form'>, value = ''): string =>
  `${WRITTEN[what][form]}${shortened(value)}`;

const LONGEST_VALUE = 100;

/** Shortens a value of the user's, so that a reason with it stays short. An ordinary mount is shown whole. */
export const shortened = (value: string): string => {
  const letters = [...value];
  return letters.length <= LONGEST_VALUE ? value : `${letters.slice(0, LONGEST_VALUE - 1).join('')}…`;
};

/** The name of the engine in a sentence. */
export const ENGINE: Spelled = {
  docker: 'Docker',
  podman: 'Podman',
  compose: 'Docker',
  kubernetes: 'Kubernetes',
};
