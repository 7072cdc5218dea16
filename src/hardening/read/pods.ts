import { capability, type Mount, type Workload, workload } from '../facts.ts';
import { isList, isMap, mapIn, mapsOf, textOf, textsOf, truthOf, type YamlMap, type YamlValue } from '../yaml/value.ts';

const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'] as const;
/** Keys of a container in a pod that a compose service does not have. */
const CONTAINER_KEYS = ['securityContext', 'volumeMounts', 'imagePullPolicy', 'resources'];
const CONTEXT_KEYS = [
  ...['allowPrivilegeEscalation', 'capabilities', 'runAsNonRoot', 'runAsUser', 'readOnlyRootFilesystem'],
  ...['seccompProfile', 'appArmorProfile', 'procMount'],
];
/** The greatest depth at which pods are looked for; no object contains its pod deeper than this. */
const DEEPEST = 12;
const EMPTY: YamlMap = new Map();

/** Reads the containers of all pods in a document, or of the part of a pod that the document contains. */
export function readPods(value: YamlValue): readonly Workload[] {
  const pods = podsIn(value, DEEPEST, new Set());
  if (pods.length > 0) return pods.flatMap(containersOf);
  const containers = mapsOf(value).length > 0 ? mapsOf(value) : [value];
  return containers.flatMap((one) => readPart(one) ?? []);
}

/** Finds all maps with containers. A value that occurs more than once is visited once. */
function podsIn(value: YamlValue, depth: number, seen: Set<YamlValue>): readonly YamlMap[] {
  if (depth === 0 || typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  if (isMap(value) && CONTAINERS.some((key) => mapsOf(value.get(key)).length > 0)) return [value];
  const inside = isList(value) ? value : [...value.values()];
  return inside.flatMap((one) => podsIn(one, depth - 1, seen));
}

const containersOf = (pod: YamlMap): readonly Workload[] =>
  CONTAINERS.flatMap((key) => mapsOf(pod.get(key)).map((container) => readContainer(container, pod)));

/**
 * Reads a container without its pod, a pod without its containers, or a security context. What the missing part says is unknown.
 */
function readPart(value: YamlValue): Workload | null {
  if (!isMap(value)) return null;
  const isPod = ['hostUsers', 'hostPID', 'hostNetwork', 'hostIPC', 'runtimeClassName'].some((key) => value.has(key));
  const isContainer = CONTAINER_KEYS.some((key) => value.has(key));
  const isContext = CONTEXT_KEYS.some((key) => value.has(key));
  if (isPod) return { ...readContainer(EMPTY, value), unread: 'the containers' };
  if (isContainer) return { ...readContainer(value, EMPTY), unread: 'the rest of the pod' };
  if (!isContext) return null;
  return { ...readContainer(new Map([['securityContext', value]]), EMPTY), unread: 'the rest of the pod' };
}

const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];

/** Reads a container. Its own settings take precedence over those of its pod. */
function readContainer(container: YamlMap, pod: YamlMap): Workload {
  const own = mapIn(container, 'securityContext');
  const common = mapIn(pod, 'securityContext');
  const context = (key: string) => own.get(key) ?? common.get(key);
  const capabilities = mapIn(own, 'capabilities');
  const hostUsers = truthOf(pod.get('hostUsers'));
  const shared = HOST_NAMESPACES.filter((key) => truthOf(pod.get(key)) === true);
  const selinux = textOf(mapOf(context('seLinuxOptions')).get('type'));
  return workload('kubernetes', {
    name: textOf(container.get('name')) ?? textOf(container.get('image')),
    user: textOf(context('runAsUser')),
    runAsNonRoot: truthOf(context('runAsNonRoot')),
    isPrivileged: truthOf(own.get('privileged')) === true,
    noNewPrivileges: negated(truthOf(own.get('allowPrivilegeEscalation'))),
    seccomp: profileOf(context('seccompProfile')),
    apparmor: profileOf(context('appArmorProfile')),
    selinuxOff: selinux === 'spc_t' ? 'seLinuxOptions.type: spc_t' : null,
    added: textsOf(capabilities.get('add')).map(capability),
    dropped: textsOf(capabilities.get('drop')).map(capability),
    devices: devicesOf(container),
    mounts: mountsOf(container, pod),
    isReadOnly: truthOf(own.get('readOnlyRootFilesystem')),
    users: hostUsers === null ? null : hostUsers ? 'host' : 'auto',
    hostNamespaces: shared.map((key) => `${key}: true`),
    sharesNetwork: shared.includes('hostNetwork'),
    runtime: textOf(pod.get('runtimeClassName')),
    unmasks: textOf(own.get('procMount')) === 'Unmasked' ? 'procMount: Unmasked' : null,
  });
}

const mapOf = (value: YamlValue | undefined): YamlMap => (isMap(value) ? value : EMPTY);

const negated = (value: boolean | null): boolean | null => (value === null ? null : !value);

function profileOf(value: YamlValue | undefined): string | null {
  const type = textOf(mapOf(value).get('type'));
  return type === 'Unconfined' ? 'unconfined' : type;
}

/** Returns what a device plugin, a driver or a block volume gives to the container. A resource of Kubernetes itself is no device. */
function devicesOf(container: YamlMap): readonly string[] {
  const resources = mapIn(container, 'resources');
  return [
    ...[...mapIn(resources, 'limits')].flatMap(([name, count]) =>
      name.includes('/') && !name.includes('kubernetes.io/') ? [`${name}: ${textOf(count) ?? ''}`] : [],
    ),
    ...mapsOf(resources.get('claims')).map((claim) => `resources.claims: ${textOf(claim.get('name')) ?? ''}`),
    ...mapsOf(container.get('volumeDevices')).map((one) => `volumeDevices: ${textOf(one.get('devicePath')) ?? ''}`),
  ];
}

function mountsOf(container: YamlMap, pod: YamlMap): readonly Mount[] {
  const volumes = new Map(mapsOf(pod.get('volumes')).map((volume) => [textOf(volume.get('name')), volume] as const));
  return mapsOf(container.get('volumeMounts')).map((mount) => {
    const volume = volumes.get(textOf(mount.get('name'))) ?? EMPTY;
    const kind = kindOf(volume);
    const target = textOf(mount.get('mountPath')) ?? '';
    return {
      ...kind,
      target,
      written: kind.kind === 'bind' ? `hostPath: ${kind.source}` : `volumeMounts: ${target}`,
      isReadOnly: truthOf(mount.get('readOnly')) === true || IS_READ.some((key) => volume.has(key)),
      options: textsOf(mount.get('bindMountOptions')),
    };
  });
}

/** Volumes that are never writable. */
const IS_READ = ['configMap', 'secret', 'downwardAPI', 'projected', 'image'];

function kindOf(volume: YamlMap): Pick<Mount, 'kind' | 'source' | 'isSized'> {
  if (volume.has('hostPath'))
    return { kind: 'bind', source: textOf(mapIn(volume, 'hostPath').get('path')), isSized: false };
  if (volume.has('emptyDir'))
    return { kind: 'tmpfs', source: null, isSized: mapIn(volume, 'emptyDir').has('sizeLimit') };
  return { kind: volume.size === 0 ? 'other' : 'volume', source: textOf(volume.get('name')), isSized: false };
}
