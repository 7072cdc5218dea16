import { capability, isVariable, type Mount, type Workload, workload } from '../facts.ts';
import { isList, isMap, mapIn, textOf, textsOf, truthOf, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { tmpfsMount, volumeMount } from './mounts.ts';
import { readNamespaces } from './namespaces.ts';
import { readSecurity } from './security-options.ts';

/** Keys of a compose service that a container of a pod does not have. */
const SERVICE_KEYS: ReadonlySet<string> = new Set([
  ...[
    'image',
    'build',
    'container_name',
    'cap_add',
    'cap_drop',
    'cgroup',
    'depends_on',
    'device_cgroup_rules',
    'devices',
  ],
  ...['environment', 'env_file', 'extends', 'healthcheck', 'ipc', 'mem_limit', 'network_mode', 'networks', 'pid'],
  ...['ports', 'privileged', 'read_only', 'restart', 'runtime', 'security_opt', 'tmpfs', 'user', 'userns_mode', 'uts'],
]);
/** Keys of a pod or of a container in one. */
const NO_SERVICE = ['imagePullPolicy', 'securityContext', 'volumeMounts', 'kind', 'apiVersion', 'containers', 'spec'];

const isService = (value: YamlValue | undefined): value is YamlMap =>
  isMap(value) && [...value.keys()].some((key) => SERVICE_KEYS.has(key)) && !NO_SERVICE.some((key) => value.has(key));

/** Reads the services of a whole compose file, of a part of it with named services, or of the body of one service. */
export function readServices(value: YamlValue): readonly Workload[] {
  if (!isMap(value) || NO_SERVICE.some((key) => value.has(key))) return [];
  const services = value.get('services');
  if (isMap(services)) return named(services);
  return isService(value) ? [readService(null, value)] : named(value);
}

const named = (services: YamlMap): readonly Workload[] =>
  [...services].flatMap(([name, service]) =>
    isService(service) && !isExtension(name) ? [readService(name, service)] : [],
  );

/** Whether a key is an extension, whose parts services can reuse. */
const isExtension = (name: string): boolean => name.startsWith('x-');

function readService(name: string | null, service: YamlMap): Workload {
  const texts = [...service].flatMap(([key, value]) => {
    const text = textOf(value);
    return text === null ? [] : [{ name: key, value: text, written: `${key}: ${text}` }];
  });
  const rules = textsOf(service.get('device_cgroup_rules'));
  return {
    ...workload(
      'compose',
      readSecurity(textsOf(service.get('security_opt')), (option) => `security_opt: ${option}`),
    ),
    name: name ?? textOf(service.get('container_name')) ?? textOf(service.get('image')),
    unread: undecidedIn(service),
    user: textOf(service.get('user')),
    isPrivileged: truthOf(service.get('privileged')) === true,
    added: textsOf(service.get('cap_add')).map(capability),
    dropped: textsOf(service.get('cap_drop')).map(capability),
    devices: devicesOf(service),
    deviceRules: rules,
    mounts: [
      ...itemsOf(service.get('volumes')).map(mountOf),
      ...textsOf(service.get('tmpfs')).map((text) => tmpfsMount(text, `tmpfs: ${text}`)),
    ],
    mountsFrom: textsOf(service.get('volumes_from')).map((from) => `volumes_from: ${from}`),
    isReadOnly: truthOf(service.get('read_only')),
    users: textOf(service.get('userns_mode')),
    ...readNamespaces(texts),
    runtime: textOf(service.get('runtime')),
  };
}

/** Returns a part of a service that is decided elsewhere, or by a variable; `null` if there is none. */
function undecidedIn(service: YamlMap): string | null {
  if (service.has('extends')) return 'extends';
  const key = ['privileged', 'read_only'].find((name) => isVariable(textOf(service.get(name)) ?? ''));
  return key === undefined ? null : `${key}: ${textOf(service.get(key))}`;
}

function devicesOf(service: YamlMap): readonly string[] {
  const gpus = service.get('gpus') ?? null;
  const reservations = mapIn(mapIn(mapIn(service, 'deploy'), 'resources'), 'reservations');
  return [
    ...itemsOf(service.get('devices')).map(
      (device) => textOf(isMap(device) ? device.get('source') : device)?.split(':')[0] ?? '',
    ),
    ...(gpus === null ? [] : [`the GPUs of gpus${isList(gpus) ? '' : `: ${textOf(gpus)}`}`]),
    ...(itemsOf(reservations.get('devices')).length === 0 ? [] : ['the devices of deploy.resources.reservations']),
  ];
}

const itemsOf = (value: YamlValue | undefined): readonly YamlValue[] => (isList(value) ? value : []);

function mountOf(value: YamlValue): Mount {
  if (!isMap(value)) return volumeMount(textOf(value) ?? '', `volumes: ${textOf(value) ?? ''}`);
  const type = textOf(value.get('type')) ?? 'volume';
  const source = textOf(value.get('source'));
  const target = textOf(value.get('target')) ?? '';
  return {
    kind: type === 'bind' || type === 'volume' || type === 'tmpfs' ? type : 'other',
    source,
    target,
    isReadOnly: truthOf(value.get('read_only')) === true,
    options: [],
    isSized: mapIn(value, 'tmpfs').has('size'),
    written: `volumes: ${source ?? ''}:${target}`,
  };
}
