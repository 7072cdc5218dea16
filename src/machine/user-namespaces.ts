import { type Facts, isMissing, numberIn, readingOf } from './facts.ts';
import { type Finding, finding, type Outcome } from './finding.ts';
import { PATHS } from './paths.ts';
import { canAdministrate, hasSeccompFilter, isPrivileged } from './process.ts';
import { isInUserNamespace } from './surroundings.ts';

const SUBJECT = { id: 'user-namespaces', title: 'user namespaces', mechanisms: ['user-namespaces'] };

/** Judges whether this user can create user namespaces, and what prevents it. The strongest reason comes first. */
export function judgeUserNamespaces(facts: Facts): Finding {
  return finding(SUBJECT, switchedOff(facts) ?? byAppArmor(facts) ?? bySeccomp(facts) ?? unrestricted(facts));
}

function switchedOff(facts: Facts): Outcome | null {
  if (numberIn(facts, PATHS.maxUserNamespaces) === 0) {
    return {
      state: 'restricted',
      value: 'none may be created (limit 0)',
      meaning:
        'Rootless containers and sandboxes without set-user-ID fail: “No space left on device”. Default on RHEL 7.',
      advice: 'Put user.max_user_namespaces=28633 into a file in /etc/sysctl.d, and run sysctl --system as root.',
      evidence: [PATHS.maxUserNamespaces],
    };
  }
  if (numberIn(facts, PATHS.userNamespaceClone) !== 0) return null;
  return {
    state: isPrivileged(facts) ? 'available' : 'restricted',
    value: 'for root only',
    meaning: 'Ordinary users cannot create one: “Operation not permitted”. Default on Debian 10 and hardened kernels.',
    advice:
      'Put kernel.unprivileged_userns_clone=1 into a file in /etc/sysctl.d, and run sysctl --system as root. All users can then reach more of the kernel.',
    evidence: [PATHS.userNamespaceClone],
  };
}

/**
 * Judges Ubuntu's restriction of user namespaces by AppArmor profiles. It is off at 0 and on at 1; later versions add other
 * values.
 */
function byAppArmor(facts: Facts): Outcome | null {
  const restriction = numberIn(facts, PATHS.userNamespaceAppArmor) ?? 0;
  if (restriction === 0) return null;
  return {
    state: isPrivileged(facts) ? 'available' : 'restricted',
    value: isPrivileged(facts) ? 'for root; AppArmor restricts other users' : 'AppArmor restricts them',
    meaning:
      'Only programs whose AppArmor profile allows it get rights in one; others fail: “bwrap: setting up uid map: Permission denied”. Default on Ubuntu 24.04.',
    advice:
      'Give the one program that needs it a profile with the rule “userns,” in /etc/apparmor.d, and load it with apparmor_parser -r. Setting the sysctl to 0 would lift the restriction for every program.',
    evidence: [PATHS.userNamespaceAppArmor],
  };
}

function bySeccomp(facts: Facts): Outcome | null {
  if (!hasSeccompFilter(facts) || canAdministrate(facts)) return null;
  return {
    state: 'not known',
    value: 'this process has a seccomp filter',
    meaning:
      'The kernel’s settings allow them, but the filter may refuse them. Docker’s default profile does so without CAP_SYS_ADMIN.',
    advice: 'Try it: unshare --user true. If it fails, start the container with a seccomp profile that allows unshare.',
    evidence: [PATHS.status, PATHS.maxUserNamespaces],
  };
}

function unrestricted(facts: Facts): Outcome {
  const limit = numberIn(facts, PATHS.maxUserNamespaces);
  const isInKernel = 'text' in readingOf(facts, PATHS.userNamespace);
  if (limit === null && isMissing(facts, PATHS.userNamespace) && 'text' in readingOf(facts, PATHS.pidNamespace)) {
    const meaning = 'The kernel was built without user namespaces. Rootless containers do not work.';
    return { state: 'missing', value: 'not in this kernel', meaning, evidence: [PATHS.userNamespace] };
  }
  if (limit === null && !isInKernel) {
    const meaning = 'Whether rootless containers can work here could not be found out.';
    const advice = 'Try it: unshare --user true.';
    return { state: 'not known', value: 'could not be read', meaning, advice, evidence: [PATHS.maxUserNamespaces] };
  }
  return {
    state: 'available',
    value: limit === null ? 'in this kernel' : `up to ${limit} for each user`,
    meaning: isInUserNamespace(facts)
      ? 'Every user can create one inside this one. The limits of the namespaces around it count as well.'
      : 'Every user can create one, as rootless containers and most sandboxes do. No known setting restricts it.',
    evidence: [PATHS.maxUserNamespaces, PATHS.userNamespaceClone, PATHS.userNamespaceAppArmor],
  };
}
