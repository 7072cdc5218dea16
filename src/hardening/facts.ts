/** How a container is described: by a command, by a service of a compose file, or by a pod. */
export type Form = 'docker' | 'podman' | 'compose' | 'kubernetes';

/** Something that is mounted into a container. */
export type Mount = {
  readonly kind: 'bind' | 'volume' | 'tmpfs' | 'other';
  /** A path of the host, or the name of a volume. */
  readonly source: string | null;
  readonly target: string;
  readonly isReadOnly: boolean;
  /** Options of the mount, such as `nosuid`. */
  readonly options: readonly string[];
  /** Whether its size is bounded. */
  readonly isSized: boolean;
};

/** What a fragment says of one container. `null` and an empty list stand for what it does not say. */
export type Workload = {
  readonly form: Form;
  /** The name of the container, the service or the image. */
  readonly name: string | null;
  /** What of the fragment cannot be read here, such as a variable that may hold options. */
  readonly unread: string | null;
  /** What is wrong with what is written, each in a sentence. */
  readonly remarks: readonly string[];
  /** Whether root calls the engine. */
  readonly isCalledByRoot: boolean;
  readonly user: string | null;
  readonly runAsNonRoot: boolean | null;
  readonly isPrivileged: boolean;
  readonly noNewPrivileges: boolean | null;
  /** `unconfined`, or a profile. */
  readonly seccomp: string | null;
  readonly apparmor: string | null;
  /** What turns SELinux off for it, as it is written. */
  readonly selinuxOff: string | null;
  /** Names without `CAP_`, in capitals. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** Paths of device nodes on the host. */
  readonly devices: readonly string[];
  /** Rules for the devices control group, such as `c 188:* rwm`. */
  readonly deviceRules: readonly string[];
  readonly mounts: readonly Mount[];
  readonly isReadOnly: boolean | null;
  /** `host`, or how its user ids are mapped: `auto` for a range of its own, or as the reader wrote it. */
  readonly users: string | null;
  /** Namespaces that it shares with the host, as it is written. */
  readonly hostNamespaces: readonly string[];
  readonly sharesNetwork: boolean;
  readonly runtime: string | null;
  /** What takes the masks from /proc and /sys, as it is written. */
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
  isReadOnly: null,
  users: null,
  hostNamespaces: [],
  sharesNetwork: false,
  runtime: null,
  unmasks: null,
} as const satisfies Omit<Workload, 'form'>;

/** What is said, and nothing else. */
export const workload = (form: Form, said: Partial<Omit<Workload, 'form'>>): Workload => ({
  ...NOTHING,
  form,
  ...said,
});

/** A capability as it is compared: in capitals, without its prefix. */
export const capability = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');

/** Whether a text has a variable in it, or a command in its place: what that gives is known only where it runs. */
export const isVariable = (text: string): boolean => /\$[\w({]|`|\{\{/.test(text);

/** User ids that are mapped one by one. */
export const OWN_MAP = 'a map of its own';
