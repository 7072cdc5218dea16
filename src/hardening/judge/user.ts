import { isElsewhere, OWN_MAP, type Workload } from '../facts.ts';
import { cannotTell, type Finding, met, notMet, notMetByDefault, type Rule } from './ruling.ts';
import { ENGINE, settingText, shortened, toAdd } from './spelling.ts';
import { boundaryOf, runsAs } from './traits.ts';

/** Requires that the container runs as an ordinary user. */
export const ordinaryUser: Rule = (one) => {
  const user = one.user ?? '';
  switch (runsAs(one)) {
    case 'root':
      return notMet(`${settingText('user', one, user)} is root`, {
        add: [toAdd('user', one)],
        remove: [settingText('user', one, user)],
      });
    case 'ordinary':
      return met(user === '' ? 'runAsNonRoot: true' : `${settingText('user', one, user)}`);
    default:
      return unknownUser(one);
  }
};

/** Says why it is not known whether a container runs as root. */
export function unknownUser(one: Workload): Finding {
  if (runsAs(one) === 'variable') return cannotTell(`the user is a variable, ${shortened(one.user ?? '')}`);
  if (one.users?.startsWith('keep-id')) return cannotTell('with keep-id, it runs as the user who calls Podman');
  return cannotTell('no user is named, so the image decides', { add: [toAdd('user', one)] });
}

/** Requires that a service that needs root is kept apart. */
export const rootKeptApart: Rule = (one) => {
  const boundary = boundaryOf(one);
  if (boundary === 'virtual machine')
    return met(`${settingText('runtime', one, one.runtime ?? '')} is a virtual machine`);
  const as = runsAs(one);
  if (as === 'ordinary') return met('it does not run as root');
  if (boundary !== 'none')
    return cannotTell(`nothing here says whether ${shortened(one.runtime ?? '')} keeps root apart`);
  if (as === 'root') {
    const root = settingText('user', one, one.user ?? '');
    return notMet(`${root} is root, and no virtual machine keeps it apart`, {
      add: [toAdd('user', one)],
      remove: [root],
    });
  }
  return unknownUser(one);
};

/** Requires that root in the container is not root on the host. */
export const rootIsMapped: Rule = (one) => {
  if (one.users === 'host') {
    if (one.form === 'kubernetes') return notMet('with hostUsers: true, root inside is root on the node', users(one));
    return notMet(`with ${settingText('users', one, 'host')}, root inside is root on the host`, {
      ...users(one),
      remove: [settingText('users', one, 'host')],
    });
  }
  if (isDecidedElsewhere(one)) return mapUnknown(one);
  if (one.users !== null && isOfDaemon(one))
    return cannotTell(`Docker knows only ${settingText('users', one, 'host')}`, users(one));
  if (one.users !== null) {
    const how = one.form === 'kubernetes' ? 'hostUsers: false' : settingText('users', one, one.users);
    return met(`${how} maps user ids`);
  }
  if (one.form === 'kubernetes')
    return notMetByDefault('without hostUsers: false, root inside is root on the node', users(one));
  if (one.form !== 'podman') return cannotTell('the daemon decides, by userns-remap or rootless mode', users(one));
  return one.isCalledByRoot
    ? notMetByDefault('root calls Podman, and nothing maps the user ids', users(one))
    : cannotTell('without root, Podman maps user ids; as root it does not', users(one));
};

const users = (one: Workload) => ({ add: [toAdd('users', one)] });

const isOfDaemon = ({ form }: Workload): boolean => form === 'docker' || form === 'compose';
const isDecidedElsewhere = ({ users: given }: Workload): boolean => isElsewhere(given ?? '');
const mapUnknown = (one: Workload): Finding =>
  cannotTell(`nothing here says how ${settingText('users', one, one.users ?? '')} maps user ids`);

/** Requires a separate range of user ids, and a security module that confines the container. */
export const ownRange: Rule = (one) => {
  const ofDaemon = isOfDaemon(one);
  const isOwn = !ofDaemon && /^auto(?::|$)/.test(one.users ?? '');
  const off = modulesOff(one);
  if (off.length > 0) {
    return notMet(`with ${off[0]}, no security module confines it`, {
      ...(isOwn || ofDaemon ? {} : users(one)),
      remove: off,
    });
  }
  if (one.users === 'host' && one.form !== 'kubernetes') {
    const host = settingText('users', one, 'host');
    return notMet(`with ${host}, it shares the host’s user ids`, { ...users(one), remove: [host] });
  }
  if (isDecidedElsewhere(one)) return mapUnknown(one);
  if (isOwn) return met('a range of user ids of its own');
  if (ofDaemon) return cannotTell('the daemon decides, and all its containers share one range of user ids', users(one));
  if (one.users === OWN_MAP) return cannotTell('nothing here says whether another container has the same range');
  return notMetByDefault(
    `without ${toAdd('users', one)}, ${ENGINE[one.form]} gives it no range of its own`,
    users(one),
  );
};

/** Returns the settings that turn the security modules off, as they are written. */
function modulesOff(one: Workload): readonly string[] {
  const unconfined = one.form === 'kubernetes' ? 'Unconfined' : 'unconfined';
  return [
    ...(one.isPrivileged ? [settingText('privileged', one)] : []),
    ...(one.apparmor === 'unconfined' ? [settingText('apparmor', one, unconfined)] : []),
    ...(one.selinuxOff === null ? [] : [one.selinuxOff]),
  ];
}
