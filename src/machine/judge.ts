import { judgeCgroups, judgeDelegation } from './cgroups.ts';
import { judgeKvm, judgeOverlay } from './devices.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { judgeAppArmor, judgeLandlock, judgeModules, judgeSelinux } from './modules.ts';
import { judgeCapabilities, judgeNoNewPrivileges, judgeSeccomp } from './process.ts';
import { judgeOwnUserNamespace, judgeSurroundings } from './surroundings.ts';
import { judgeUserNamespaces } from './user-namespaces.ts';

/** What a machine offers to isolate with, always the same findings in the same order, whatever could be read. */
export function judge(facts: Facts): readonly Finding[] {
  return [
    judgeSurroundings(facts),
    judgeUserNamespaces(facts),
    judgeOwnUserNamespace(facts),
    judgeCgroups(facts),
    judgeDelegation(facts),
    judgeCapabilities(facts),
    judgeNoNewPrivileges(facts),
    judgeSeccomp(facts),
    judgeModules(facts),
    judgeAppArmor(facts),
    judgeSelinux(facts),
    judgeLandlock(facts),
    judgeOverlay(facts),
    judgeKvm(facts),
  ];
}
