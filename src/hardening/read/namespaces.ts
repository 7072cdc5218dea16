import { isElsewhere, type Workload } from '../facts.ts';
import type { Given } from './options.ts';

/** Options, and keys of a compose service, that may share a namespace. */
const SHARING: ReadonlySet<string> = new Set([
  ...['network', 'net', 'pid', 'ipc', 'uts', 'cgroupns'],
  ...['network_mode', 'cgroup'],
]);
/** The host’s own namespace. A network may also be written as `name=host,alias=web`. */
const OF_HOST = /^(?:(?:.*,)?name=)?host(?:,|$)/;

type Said = Pick<Workload, 'hostNamespaces' | 'otherNamespaces' | 'sharesNetwork'>;

/** Reads with whom a container shares its namespaces. */
export function readNamespaces(given: readonly Given[]): Said {
  const all = given.filter(({ name }) => SHARING.has(name));
  const ofHost = all.filter(({ value }) => OF_HOST.test(value));
  return {
    hostNamespaces: ofHost.map(({ written }) => written),
    otherNamespaces: all.filter(({ value }) => isElsewhere(value)).map(({ written }) => written),
    sharesNetwork: ofHost.some(({ name }) => name.startsWith('net')),
  };
}
