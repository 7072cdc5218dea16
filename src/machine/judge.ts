import { judgeCgroups, judgeDelegation } from './cgroups.ts';
import { judgeKvm, judgeOverlay } from './devices.ts';
import type { Facts } from './facts.ts';
import type { Finding, State } from './finding.ts';
import { judgeAppArmor, judgeLandlock, judgeModules, judgeSelinux } from './modules.ts';
import { judgeCapabilities, judgeNoNewPrivileges, judgeSeccomp } from './process.ts';
import { judgeOwnUserNamespace, judgeSurroundings } from './surroundings.ts';
import { judgeUserNamespaces } from './user-namespaces.ts';

/** Judges what a machine offers to isolate with: always the same findings in the same order, whatever could be read. */
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

/** Returns, for each mechanism with a finding, how far the machine offers it, by the id of the mechanism. */
export function offersIn(findings: readonly Finding[]): ReadonlyMap<string, State> {
  const offers = new Map<string, State>();
  for (const { id, state, mechanisms } of findings) {
    for (const mechanism of mechanisms) {
      // The finding with the same id as the mechanism describes it best.
      if (id === mechanism || !offers.has(mechanism)) offers.set(mechanism, state);
    }
  }
  return offers;
}
