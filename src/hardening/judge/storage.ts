import type { Mount, Workload } from '../facts.ts';
import { cannotTell, met, metByDefault, notMet, notMetByDefault, type Rule } from './ruling.ts';
import { settingText, shortened, toAdd } from './spelling.ts';
import { engineSockets, mountsOf, mountText } from './traits.ts';

/** Devices that open the host: its disks, memory and ports, and all of /dev. */
const WHOLE = /^\/dev(?:\/?$|\/(?:sd|hd|vd|xvd|nvme|mmcblk|disk\/|dm-|mapper\/|md|loop|mem$|kmem$|port$))/;
/** A device rule that covers all devices, every major number, the disks or the memory. */
const EVERY = /^(?:a\b|b\s|c\s+(?:\*:|1:(?:\*|[124]\s)))/;
/** A runtime that gives the GPUs for which the image asks. */
const GIVES_GPUS = /^(?:.*\/)?nvidia\b/;

/** Requires that the container gets only a short list of device nodes. */
export const fewDevices: Rule = (one) => {
  const open = [
    ...(one.isPrivileged ? [settingText('privileged', one)] : []),
    ...one.devices.filter((device) => WHOLE.test(device)).map((device) => settingText('device', one, device)),
    ...one.deviceRules.filter((rule) => EVERY.test(rule)).map((rule) => settingText('deviceRule', one, rule)),
    ...mountsOf(one, '/dev').filter(isOfDevices).map(mountText),
  ];
  if (open.length > 0) return notMet(`${open[0]} opens devices of the host`, { remove: open });
  const ofRuntime = GIVES_GPUS.test(one.runtime ?? '')
    ? [`the GPUs of ${settingText('runtime', one, one.runtime ?? '')}`]
    : [];
  const named = [...one.devices, ...one.deviceRules, ...ofRuntime];
  return named.length > 0
    ? metByDefault(`only ${shortened(named.join(', '))} besides the default nodes`)
    : metByDefault('the default nodes only');
};

/**
 * Whether a mount from /dev exposes devices. Shared memory and the system log are not devices, and every container has the other
 * nodes anyway.
 */
const isOfDevices = ({ source }: Mount): boolean =>
  !/^\/dev\/(?:shm|log|mqueue|hugepages|null|zero|full|u?random|tty)$/.test(source ?? '');

export const readOnlyRoot: Rule = (one) => {
  const add = [toAdd('readOnly', one)];
  if (one.isReadOnly === true) return met(toAdd('readOnly', one));
  if (one.isReadOnly === null) return notMetByDefault('its root filesystem can be written to', { add });
  const off = settingText('readOnly', one, 'false');
  return notMet(`with ${off}, its root filesystem can be written to`, { add, remove: [off] });
};

/** Requires that only a small, separate area is writable, and that no program there gains privileges. */
export const smallWritableArea: Rule = (one) => {
  const writable = one.mounts.filter((mount) => !mount.isReadOnly && !engineSockets(one).includes(mount));
  if (one.isReadOnly !== true) {
    const area = writable.length === 0 ? [toAdd('writableArea', one)] : [];
    return notMetByDefault('all of its root filesystem can be written to', { add: [toAdd('readOnly', one), ...area] });
  }
  const open = writable.find(({ options }) => options.includes('suid'));
  if (open) return notMet(`${shortened(open.target)} is mounted suid`, { remove: [`suid in ${mountText(open)}`] });
  const unbounded = writable.find(({ kind, isSized }) => one.form === 'kubernetes' && kind === 'tmpfs' && !isSized);
  if (unbounded) {
    const what = `${shortened(unbounded.target)}: emptyDir`;
    return notMet(`${what} has no sizeLimit`, { add: [`${what}: {sizeLimit: 64Mi}`] });
  }
  const doubtful = writable.find((mount) => !isNosuid(one, mount));
  if (doubtful) return cannotTell(`nothing here says whether ${shortened(doubtful.target)} is nosuid`);
  if (writable.length === 0)
    return metByDefault(one.form === 'podman' ? 'tmpfs at /run, /tmp and /var/tmp only' : 'nothing can be written to');
  return metByDefault(`${shortened(writable.map(({ target }) => target).join(', '))}, where no setuid bit counts`);
};

/**
 * Whether a mount ignores setuid bits. Docker mounts tmpfs nosuid, and Podman every volume. In a pod, no_new_privs makes the
 * setuid bits in an emptyDir harmless.
 */
function isNosuid({ form, noNewPrivileges }: Workload, { kind, options }: Mount): boolean {
  if (options.some((option) => option.split(/[,\s]/).includes('nosuid'))) return true;
  if (form === 'podman') return true;
  return kind === 'tmpfs' && (form !== 'kubernetes' || noNewPrivileges === true);
}
