/** How a container is described: by a command, by a service of a compose file, or by a pod. */
export type Form = 'docker' | 'podman' | 'compose' | 'kubernetes';

/** A mount of a container. */
export type Mount = {
  readonly kind: 'bind' | 'volume' | 'tmpfs' | 'other';
  /** A path on the host, or the name of a volume. */
  readonly source: string | null;
  readonly target: string;
  readonly isReadOnly: boolean;
  /** Options of the mount, such as `nosuid`. */
  readonly options: readonly string[];
  /** Whether its size is bounded. */
  readonly isSized: boolean;
  /** The mount as the fragment contains it. */
  readonly written: string;
};

/** What a fragment says about one container. `null` and an empty list mean that it says nothing. */
export type Workload = {
  readonly form: Form;
  /** The name of the container, the service or the image. */
  readonly name: string | null;
  /** The part of the fragment that could not be read, such as a variable that may contain options. */
  readonly unread: string | null;
  /** Mistakes in the fragment, and what it names that is not judged, each in one sentence. */
  readonly remarks: readonly string[];
  /** Whether root runs the engine's command. */
  readonly isCalledByRoot: boolean;
  readonly user: string | null;
  readonly runAsNonRoot: boolean | null;
  readonly isPrivileged: boolean;
  readonly noNewPrivileges: boolean | null;
  /** `unconfined`, or the name of a profile. */
  readonly seccomp: string | null;
  readonly apparmor: string | null;
  /** The setting that turns SELinux off, as it is written in the fragment. */
  readonly selinuxOff: string | null;
  /** Names in capitals, without `CAP_`. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** Paths of device nodes on the host, or the setting that gives the container others, such as `the GPUs of --gpus all`. */
  readonly devices: readonly string[];
  /** Rules for the devices control group, such as `c 188:* rwm`. */
  readonly deviceRules: readonly string[];
  readonly mounts: readonly Mount[];
  /** The settings that take over the mounts of other containers, as they are written in the fragment. */
  readonly mountsFrom: readonly string[];
  readonly isReadOnly: boolean | null;
  /** `host`, or how the user ids are mapped: `auto` for a range of its own, or the setting as the user wrote it. */
  readonly users: string | null;
  /** The settings that share namespaces with the host, as they are written in the fragment. */
  readonly hostNamespaces: readonly string[];
  /** The settings that share namespaces with another container, or with what a variable names. */
  readonly otherNamespaces: readonly string[];
  readonly sharesNetwork: boolean;
  readonly runtime: string | null;
  /** The setting that removes the masks from /proc and /sys, as it is written in the fragment. */
  readonly unmasks: string | null;
};

const NOTHING = {
  name: null,
  unread: null,
  remarks: [],
  isCalledByRoot: false,
  user: null,
  runAsNonRoot: null,
  isPrivileged: false,
  noNewPrivileges: null,
  seccomp: null,
  apparmor: null,
  selinuxOff: null,
  added: [],
  dropped: [],
  devices: [],
  deviceRules: [],
  mounts: [],
  mountsFrom: [],
  isReadOnly: null,
  users: null,
  hostNamespaces: [],
  otherNamespaces: [],
  sharesNetwork: false,
  runtime: null,
  unmasks: null,
} as const satisfies Omit<Workload, 'form'>;

/** Completes the settings of a fragment with the values for what it does not say. */
export const workload = (form: Form, said: Partial<Omit<Workload, 'form'>>): Workload => ({
  ...NOTHING,
  form,
  ...said,
});

/** Normalises the name of a capability for comparison: in capitals, without its prefix. A variable stays as it is. */
export const capability = (name: string): string => (isVariable(name) ? name : name.toUpperCase().replace(/^CAP_/, ''));

/** Whether a text contains a variable, a command substitution or a template. Its value is known only where it runs. */
export const isVariable = (text: string): boolean => /\$[\w({]|`|\{\{/.test(text);

/** Whether a namespace is that of another container or process, or of what a variable names. */
export const isElsewhere = (namespace: string): boolean => /^(?:container|service|ns):|^[$`]/.test(namespace);

/** The value of `users` for user ids that are mapped one by one. */
export const OWN_MAP = 'a map of its own';
