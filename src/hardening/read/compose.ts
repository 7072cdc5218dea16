import { capability, isVariable, type Mount, type Workload, workload } from '../facts.ts';
import { isList, isMap, mapIn, textOf, textsOf, truthOf, type YamlMap, type YamlValue } from '../yaml/value.ts';
import { apiSocket, throughDriver, tmpfsMount, volumeMount } from './mounts.ts';
import { readNamespaces } from './namespaces.ts';
import { readSecurity } from './security-options.ts';

/** Keys of a compose service that a container of a pod does not have. */
const SERVICE_KEYS: ReadonlySet<string> = new Set(
  `image build container_name cap_add cap_drop cgroup depends_on deploy device_cgroup_rules devices environment env_file
  extends gpus healthcheck ipc mem_limit network_mode networks pid ports privileged read_only restart runtime security_opt
  tmpfs use_api_socket user userns_mode uts volumes_from`.split(/\s+/),
);
/** Keys of a pod or of a container in one. */
const NO_SERVICE = ['imagePullPolicy', 'securityContext', 'volumeMounts', 'kind', 'apiVersion', 'containers', 'spec'];

const isBody = (value: YamlValue | undefined): value is YamlMap =>
  isMap(value) && !NO_SERVICE.some((key) => value.has(key));
const isService = (value: YamlValue | undefined): value is YamlMap =>
  isBody(value) && [...value.keys()].some((key) => SERVICE_KEYS.has(key));

/** Reads the services of a whole compose file, of a part of it with named services, or of the body of one service. */
export function readServices(value: YamlValue): readonly Workload[] {
  if (!isBody(value)) return [];
  const services = value.get('services');
  if (isMap(services)) return inFile([...services], value);
  const named = [...value].filter(([name]) => !isExtension(name));
  if (isService(value)) return [readService(null, value, value)];
  return named.flatMap(([name, one]) => (isService(one) ? [readService(name, one, value)] : []));
}

/** Reads the services of a whole file. If one of them is recognised, all of them are services. */
function inFile(services: readonly (readonly [string, YamlValue])[], file: YamlMap): readonly Workload[] {
  if (!services.some(([, one]) => isService(one))) return [];
  const remarks = file.has('include') ? ['The files under “include” are not judged.'] : [];
  return services.flatMap(([name, one]) => (isBody(one) ? [{ ...readService(name, one, file), remarks }] : []));
}

/** Whether a key is an extension, whose parts services can reuse. */
const isExtension = (name: string): boolean => name.startsWith('x-');

function readService(name: string | null, service: YamlMap, file: YamlMap): Workload {
  const texts = [...service].flatMap(([key, value]) => {
    const text = textOf(value);
    return text === null ? [] : [{ name: key, value: text, written: `${key}: ${text}` }];
  });
  const rules = textsOf(service.get('device_cgroup_rules'));
  const security = readSecurity(textsOf(service.get('security_opt')), (option) => `security_opt: ${option}`);
  return {
    ...workload('compose', security),
    name: name ?? textOf(service.get('container_name')) ?? textOf(service.get('image')),
    unread: undecidedIn(service) ?? security.unread,
    user: textOf(service.get('user')),
    isPrivileged: truthOf(service.get('privileged')) === true,
    added: textsOf(service.get('cap_add')).map(capability),
    dropped: textsOf(service.get('cap_drop')).map(capability),
    devices: devicesOf(service),
    deviceRules: rules,
    mounts: [
      ...itemsOf(service.get('volumes')).map((one) => mountOf(one, mapIn(file, 'volumes'))),
      ...(truthOf(service.get('use_api_socket')) === true ? [apiSocket('use_api_socket: true')] : []),
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

/** Reads a mount of a service; `volumes` are the volumes that the file defines. */
function mountOf(value: YamlValue, volumes: YamlMap): Mount {
  const mount = isMap(value) ? mountIn(value) : volumeMount(textOf(value) ?? '', `volumes: ${textOf(value) ?? ''}`);
  const options = mapIn(mapIn(volumes, mount.source ?? ''), 'driver_opts');
  return throughDriver(mount, textOf(options.get('device')));
}

function mountIn(value: YamlMap): Mount {
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
