import { isVariable, type Workload } from '../facts.ts';
import { settingText } from './spelling.ts';
import { mountText } from './traits.ts';

type Settings = (one: Workload) => readonly string[];

/** The path on the host is a variable. The directory of the caller and the home directory are what they seem to be. */
const UNKNOWN_PATH = /^\$(?!\{?(?:pwd|home)\b|\(pwd\))/i;

const mounts: Settings = (one) => [
  ...one.mountsFrom,
  ...one.mounts.filter(({ kind, source }) => kind === 'bind' && UNKNOWN_PATH.test(source ?? '')).map(mountText),
];
const devices: Settings = (one) =>
  one.devices.filter((device) => device.startsWith('$')).map((device) => settingText('device', one, device));
const capabilities: Settings = (one) =>
  one.added.filter(isVariable).map((name) => settingText('capability', one, name));
const namespaces: Settings = (one) => one.otherNamespaces;
/** The namespaces count here only for a container that can change a network. */
const network: Settings = (one) => (one.added.includes('NET_ADMIN') ? one.otherNamespaces : []);

/** For a measure by its id: the settings that could break it, but whose effect a variable or another container decides. */
const UNDECIDED: ReadonlyMap<string, readonly Settings[]> = new Map([
  ['restrict-devices', [mounts, devices]],
  ['read-only-kernel-files', [mounts, capabilities]],
  ['services-on-host', [mounts, namespaces]],
  ['kernel-level-isolation', [mounts, capabilities]],
  ['separate-vm', [capabilities, network]],
  ['small-writable-area', [(one: Workload) => one.mountsFrom]],
]);

/** Returns a setting that may break a measure, as it is written; `null` if there is none. */
export const undecided = (measure: string, one: Workload): string | null =>
  UNDECIDED.get(measure)?.flatMap((settings) => settings(one))[0] ?? null;
