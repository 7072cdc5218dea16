import { hasEnded } from '../../../src/data/status.ts';
import type { Entry } from '../../../src/data/types.ts';
import { judge } from '../../../src/versions/judge.ts';
import { parseVersion } from '../../../src/versions/version.ts';
import type { Cache } from '../online/cache.ts';
import type { Client } from '../online/client.ts';
import { type Cycle, productCycles } from '../online/endoflife.ts';
import { ownTrouble, type Result, resultOf, troublesIn } from '../online/result.ts';
import { say } from '../schema.ts';
import { isAmong, lines, type Part, placeOf, type Subject } from './part.ts';

/** The names of entries at endoflife.date, by the entry's id. */
export const PRODUCTS: Readonly<Record<string, string>> = {
  'amazon-eks': 'amazon-eks',
  'azure-kubernetes-service': 'azure-kubernetes-service',
  calico: 'calico',
  cilium: 'cilium',
  containerd: 'containerd',
  docker: 'docker-engine',
  gke: 'google-kubernetes-engine',
  harbor: 'harbor',
  kubernetes: 'kubernetes',
  nomad: 'nomad',
  'opa-gatekeeper': 'gatekeeper',
  podman: 'podman',
  rancher: 'rancher',
  'red-hat-openshift': 'red-hat-openshift',
};

type Tracked = { readonly entry: Entry; readonly result: Result<readonly Cycle[]> };

/** Compares the release lines at endoflife.date with the status and the notes of entries. */
export async function checkCycles(subject: Subject, client: Client, cache: Cache): Promise<Part> {
  const entries = subject.catalog.entries.filter(({ id }) => id in PRODUCTS && isAmong(subject.only, id));
  const tracked = await Promise.all(
    entries.map(async (entry) => ({
      entry,
      result: await resultOf(productCycles(PRODUCTS[entry.id] ?? '', client, cache)),
    })),
  );
  return {
    what: 'products of endoflife.date',
    asked: tracked.length,
    troubles: troublesIn(tracked.map(({ result }) => result)),
    changes: tracked.flatMap((one) => statusChanges(subject, one)),
    remarks: tracked.flatMap((one) => [
      ...troubleOf(subject, one),
      ...laterReleases(subject, one),
      ...openLines(subject, one),
    ]),
  };
}

const cyclesOf = ({ result }: Tracked) => ('value' in result ? result.value : []);
const supported = (tracked: Tracked) => cyclesOf(tracked).filter(({ isMaintained }) => isMaintained);

function statusChanges(subject: Subject, tracked: Tracked): readonly string[] {
  const { entry } = tracked;
  const cycles = cyclesOf(tracked);
  const names = supported(tracked).map(({ name }) => name);
  if (entry.status === null || cycles.length === 0 || hasEnded(entry.status) === (names.length === 0)) return [];
  const fact = names.length === 0 ? 'has no supported release line any more' : `still supports ${names.join(', ')}`;
  const message = `is "${entry.status}", but it ${fact}, says endoflife.date; put what is true here`;
  return [say({ ...placeOf(subject, entry.id, 'status'), message })];
}

function laterReleases(subject: Subject, tracked: Tracked): readonly string[] {
  const { id, statusAsOf } = tracked.entry;
  const latest = cyclesOf(tracked).flatMap(({ latest: last }) => (last?.date ? [{ ...last, date: last.date }] : []));
  const newest = latest.sort((a, b) => a.date.localeCompare(b.date)).at(-1);
  if (statusAsOf === null || newest === undefined || newest.date.slice(0, 7) <= statusAsOf) return [];
  const message = `${newest.name} came on ${newest.date}, after "${statusAsOf}"; look again`;
  return lines([placeOf(subject, id, 'statusAsOf')], message);
}

/** Reports notes that count as open in the newest release of a supported line: perhaps they lack that line's fix. */
function openLines(subject: Subject, tracked: Tracked): readonly string[] {
  return tracked.entry.notes.flatMap((note, at) => {
    if (note.component !== null || note.fixed.length === 0) return [];
    const open = supported(tracked).flatMap(({ latest }) => {
      const version = parseVersion(latest?.name ?? '');
      return version !== null && judge(note, version).state === 'open' ? [version.release] : [];
    });
    const message = `${note.ids[0] ?? 'it'} counts as open in ${open.join(', ')}, the newest of its supported line; see whether a fix is missing here`;
    return open.length === 0 ? [] : lines([placeOf(subject, tracked.entry.id, `notes[${at}].fixed`)], message);
  });
}

function troubleOf(subject: Subject, { entry, result }: Tracked): readonly string[] {
  const trouble = ownTrouble(result);
  return lines([placeOf(subject, entry.id, 'status')], trouble === null ? null : `endoflife.date ${trouble}`);
}
