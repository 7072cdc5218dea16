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
import { undecided } from './undecided.ts';
import { ordinaryUser, ownRange, rootIsMapped, rootKeptApart } from './user.ts';

/** The rule for each measure of the guide, by its id. */
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

/** Returns the ids of the measures that can be judged. */
export const judgedMeasures = (): readonly string[] => [...RULES.keys()];

/** Judges some containers by each measure. The worst verdict of any container counts. */
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
  const rulings = workloads.map((one) => ({ one, ruling: doubted(measure, rule(one), one) }));
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

/** Joins the reasons of all containers with the worst verdict. If all containers share one reason, their names are left out. */
function whyOf(rulings: readonly Ruled[], { verdict, why }: Ruling): string {
  if (new Set(rulings.map(({ ruling }) => ruling.why)).size < 2) return why;
  const names = new Map<string, string[]>();
  for (const { one, ruling } of rulings) {
    if (ruling.verdict !== verdict) continue;
    names.set(ruling.why, [...(names.get(ruling.why) ?? []), ...(one.name === null ? [] : [shortened(one.name)])]);
  }
  return [...names].map(([each, of]) => (of.length === 0 ? each : `${of.join(', ')}: ${each}`)).join('; ');
}

/**
 * Changes a verdict to `cannot tell` if it relies on a missing setting, but not all of the fragment could be read, or another
 * container or a variable decides.
 */
function doubted(measure: string, finding: Finding, one: Workload): Finding {
  const doubt = one.unread ?? (finding.verdict === 'met' ? undecided(measure, one) : null);
  if (doubt === null || !finding.restsOnSilence) return finding;
  return {
    ...finding,
    verdict: 'cannot tell',
    why: `${shortened(doubt)} may change this; otherwise: ${finding.why}`,
  };
}
