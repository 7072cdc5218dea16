import type { Mount, Workload } from '../facts.ts';
import { cannotTell, met, metBySilence, notAskedFor, notMet, type Rule } from './ruling.ts';
import { shortened, toAdd, written } from './spelling.ts';
import { engineSockets, mountsOf, mountText } from './traits.ts';

/** Disks of the host, its memory and its ports, and all of /dev. */
const WHOLE = /^\/dev(?:\/?$|\/(?:sd|hd|vd|xvd|nvme|mmcblk|dm-|mapper\/|md|loop|mem$|kmem$|port$))/;
/** A rule for every number. */
const EVERY = /^a\b|^[bc]\s+\*:/;

/** A short list of device nodes, and no more. */
export const fewDevices: Rule = (one) => {
  const open = [
    ...(one.isPrivileged ? [written('privileged', one)] : []),
    ...one.devices.filter((device) => WHOLE.test(device)).map((device) => written('device', one, device)),
    ...one.deviceRules.filter((rule) => EVERY.test(rule)).map((rule) => written('deviceRule', one, rule)),
    ...mountsOf(one, '/dev')
      .filter(isOfDevices)
      .map((mount) => mountText(one, mount)),
  ];
  if (open.length > 0) return notMet(`${open[0]} opens devices of the host`, { remove: open });
  const named = [...one.devices, ...one.deviceRules];
  return named.length > 0
    ? met(`only ${shortened(named.join(', '))} besides the default nodes`)
    : metBySilence('the default nodes only');
};

/** Memory that is shared and the log of the system are no devices, and every container has these nodes anyway. */
const isOfDevices = ({ source }: Mount): boolean =>
  !/^\/dev\/(?:shm|log|mqueue|hugepages|null|zero|full|u?random|tty)$/.test(source ?? '');

export const readOnlyRoot: Rule = (one) => {
  const add = [toAdd('readOnly', one)];
  if (one.isReadOnly === true) return met(toAdd('readOnly', one));
  if (one.isReadOnly === null) return notAskedFor('its root filesystem can be written to', { add });
  const off = written('readOnly', one, 'false');
  return notMet(`with ${off}, its root filesystem can be written to`, { add, remove: [off] });
};

/** What can be written to is small and apart, and no program there gains rights. */
export const smallWritableArea: Rule = (one) => {
  const writable = one.mounts.filter((mount) => !mount.isReadOnly && !engineSockets(one).includes(mount));
  if (one.isReadOnly !== true) {
    const area = writable.length === 0 ? [toAdd('writableArea', one)] : [];
    return notAskedFor('all of its root filesystem can be written to', { add: [toAdd('readOnly', one), ...area] });
  }
  const open = writable.find(({ options }) => options.includes('suid'));
  if (open) return notMet(`${shortened(open.target)} is mounted suid`, { remove: [`${shortened(open.target)}: suid`] });
  const unbounded = writable.find(({ kind, isSized }) => one.form === 'kubernetes' && kind === 'tmpfs' && !isSized);
  if (unbounded) {
    const what = `${shortened(unbounded.target)}: emptyDir`;
    return notMet(`${what} has no sizeLimit`, { add: [`${what}: {sizeLimit: 64Mi}`] });
  }
  const doubtful = writable.find((mount) => !isNosuid(one, mount));
  if (doubtful) return cannotTell(`whether ${shortened(doubtful.target)} is nosuid is not said here`);
  if (writable.length === 0)
    return metBySilence(one.form === 'podman' ? 'tmpfs at /run, /tmp and /var/tmp only' : 'nothing can be written to');
  return met(`${shortened(writable.map(({ target }) => target).join(', '))}, where no setuid bit counts`);
};

/** Docker mounts tmpfs nosuid, Podman every volume; in a pod, no_new_privs makes a setuid bit harmless. */
function isNosuid({ form, noNewPrivileges }: Workload, { kind, options }: Mount): boolean {
  if (options.some((option) => option.split(/[,\s]/).includes('nosuid'))) return true;
  if (form === 'podman') return true;
  return kind === 'tmpfs' && (form !== 'kubernetes' || noNewPrivileges === true);
}
