import type { Workload } from '../facts.ts';
import type { Judged, Judgement, Ruling, Verdict } from '../judgement.ts';
import {
  fewCapabilities,
  filtersCalls,
  kernelFilesKept,
  noPowerOverHost,
  noSetuid,
  ownKernel,
  ownMachine,
} from './privileges.ts';
import { cannotTell, type Finding, type Rule } from './ruling.ts';
import { shortened } from './spelling.ts';
import { fewDevices, readOnlyRoot, smallWritableArea } from './storage.ts';
import { ordinaryUser, ownRange, rootIsMapped, rootKeptApart } from './user.ts';

/** What each measure of the guide asks, by its id. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ['untrusted-application', ordinaryUser],
  ['mount-nosuid', noSetuid],
  ['seccomp-filter', filtersCalls],
  ['separate-id-ranges', ownRange],
  ['isolate-root-services', rootKeptApart],
  ['restrict-devices', fewDevices],
  ['drop-capabilities', fewCapabilities],
  ['read-only-kernel-files', kernelFilesKept],
  ['remap-root', rootIsMapped],
  ['services-on-host', noPowerOverHost],
  ['kernel-level-isolation', ownKernel],
  ['separate-vm', ownMachine],
  ['read-only-container', readOnlyRoot],
  ['small-writable-area', smallWritableArea],
]);

/** The measures that can be judged, by their ids. */
export const judgedMeasures = (): readonly string[] => [...RULES.keys()];

/** Judges what some containers say of each measure. The worst of them counts. */
export function judge(workloads: readonly [Workload, ...Workload[]], measures: readonly string[]): Judgement {
  const judged = measures.map((measure): Judged => ({ measure, ...worst(measure, workloads) }));
  return {
    form: workloads[0].form,
    names: workloads.flatMap(({ name }) => (name === null ? [] : [shortened(name)])),
    remarks: unique(workloads.flatMap(({ remarks }) => remarks)),
    measures: judged,
    add: unique(judged.flatMap(({ add }) => add)),
    remove: unique(judged.flatMap(({ remove }) => remove)),
  };
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const GRAVITY: Readonly<Record<Verdict, number>> = { met: 0, 'cannot tell': 1, 'not met': 2 };

function worst(measure: string, workloads: readonly Workload[]): Ruling {
  const rule = RULES.get(measure) ?? (() => cannotTell('no rule is known for this measure'));
  const rulings = workloads.map((one) => ({ one, ruling: doubted(rule(one), one) }));
  const [first] = rulings.toSorted((a, b) => GRAVITY[b.ruling.verdict] - GRAVITY[a.ruling.verdict]);
  const ruling = first?.ruling ?? cannotTell('');
  return {
    verdict: ruling.verdict,
    why: whyOf(rulings, ruling),
    add: unique(rulings.flatMap((each) => each.ruling.add)),
    remove: unique(rulings.flatMap((each) => each.ruling.remove)),
  };
}

type Ruled = { readonly one: Workload; readonly ruling: Ruling };

/** Why, for each container that has the worst verdict; where it is the same for all containers, they need no names. */
function whyOf(rulings: readonly Ruled[], { verdict, why }: Ruling): string {
  if (new Set(rulings.map(({ ruling }) => ruling.why)).size < 2) return why;
  const names = new Map<string, string[]>();
  for (const { one, ruling } of rulings) {
    if (ruling.verdict !== verdict) continue;
    names.set(ruling.why, [...(names.get(ruling.why) ?? []), ...(one.name === null ? [] : [shortened(one.name)])]);
  }
  return [...names].map(([each, of]) => (of.length === 0 ? each : `${of.join(', ')}: ${each}`)).join('; ');
}

/** What rests on silence cannot be told where not all could be read. */
function doubted(finding: Finding, { unread }: Workload): Finding {
  if (unread === null || !finding.restsOnSilence) return finding;
  return {
    ...finding,
    verdict: 'cannot tell',
    why: `${shortened(unread)} may say otherwise; as far as can be read, ${finding.why}`,
  };
}
