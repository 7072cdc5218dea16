import type { Catalog } from '../../../src/data/types.ts';
import { findVulnerabilities } from '../../../src/data/vulnerabilities.ts';
import { say } from '../schema.ts';
import { type Advisory, type Finding, joinAdvisories } from './advisory.ts';
import { LEFT_OUT, type LeftOut } from './left-out.ts';

/** An advisory that no note names and that is not left out on purpose. */
export type Candidate = { readonly entry: string; readonly advisory: Advisory };

/** How far the notes cover the advisories of the sources. */
export type Review = {
  readonly candidates: readonly Candidate[];
  /** The number of entries that the sources were queried about. */
  readonly looked: number;
  /** The number of advisories that a note names. */
  readonly noted: number;
  /** The number of advisories that are left out on purpose. */
  readonly leftOut: number;
  /** Errors in the list of advisories left out, one per line. */
  readonly complaints: readonly string[];
  /** Advisories left out although no queried source lists them, one per line. */
  readonly unlisted: readonly string[];
};

/** Compares the sources' advisories with the notes, and with those left out on purpose. */
export function review(catalog: Catalog, leftOut: LeftOut, findings: readonly Finding[]): Review {
  const found = joinFindings(findings);
  const noted = notedIds(catalog);
  const excused = new Set(excusedIds(leftOut));
  const all = found.flatMap(({ entry, advisories }) => advisories.map((advisory) => ({ entry, advisory })));
  const isNoted = ({ advisory }: Candidate) => advisory.ids.some((id) => noted.has(id));
  const isExcused = ({ advisory }: Candidate) => advisory.ids.some((id) => excused.has(id));
  return {
    looked: found.length,
    candidates: all.filter((one) => !isNoted(one) && !isExcused(one)),
    noted: all.filter(isNoted).length,
    leftOut: all.filter((one) => !isNoted(one) && isExcused(one)).length,
    complaints: complaintsAbout(catalog, leftOut, all),
    unlisted: unlistedIn(leftOut, found),
  };
}

/** Formats an advisory that an entry may need a note for, in one line. */
export function sayCandidate({ entry, advisory: { ids, summary } }: Candidate): string {
  const what = summary === '' ? ids.join(', ') : `${ids.join(', ')}: ${summary}`;
  return `${entry}: ${what}`;
}

/** Returns the ids that need no further details: those of notes, and those left out. */
export function settledIds(catalog: Catalog, leftOut: LeftOut): ReadonlySet<string> {
  return new Set([...notedIds(catalog).keys(), ...excusedIds(leftOut)]);
}

function excusedIds(leftOut: LeftOut): readonly string[] {
  return Object.values(leftOut).flatMap((reasons) => Object.keys(reasons));
}

/** Merges the findings into one for each entry, which contains each advisory once even if several sources list it. */
function joinFindings(findings: readonly Finding[]): readonly Finding[] {
  const byEntry = new Map<string, Advisory[]>();
  for (const { entry, advisories } of findings) byEntry.set(entry, [...(byEntry.get(entry) ?? []), ...advisories]);
  return [...byEntry].map(([entry, advisories]) => ({ entry, advisories: joinAdvisories(advisories) }));
}

/** Returns every id of a note, mapped to the best-known id of its vulnerability. */
function notedIds(catalog: Catalog): ReadonlyMap<string, string> {
  return new Map(findVulnerabilities(catalog).flatMap(({ id, ids }) => ids.map((one) => [one, id] as const)));
}

function complaintsAbout(catalog: Catalog, leftOut: LeftOut, all: readonly Candidate[]): readonly string[] {
  const known = new Set([...catalog.entries, ...catalog.mechanisms].map(({ id }) => id));
  const noted = notedIds(catalog);
  const aliases = new Map(all.flatMap(({ advisory: { ids } }) => ids.map((id) => [id, ids] as const)));
  return Object.entries(leftOut).flatMap(([item, reasons]) => {
    const at = (field: string, message: string) => say({ file: LEFT_OUT, entry: item, field, message });
    if (!known.has(item)) return [at('', 'is no entry and no mechanism; take it out, or name the right one')];
    return Object.entries(reasons).flatMap(([id, reason]) => {
      const one = (aliases.get(id) ?? [id]).find((alias) => noted.has(alias));
      const name = one === id ? 'has a note' : `has a note, as ${noted.get(one ?? '')}`;
      const lost = idsIn(reason).filter((other) => !noted.has(other));
      return [
        ...(one === undefined ? [] : [at(id, `${name}; take it out here`)]),
        ...lost.map((other) => at(id, `points to ${other}, which has no note; give another reason`)),
      ];
    });
  });
}

/** Returns the ids that a reason names: advisories that stand for the one left out. */
function idsIn(reason: string): readonly string[] {
  return reason.match(/\b(?:CVE-\d+-\d+|GHSA(?:-[a-z0-9]{4}){3})\b/g) ?? [];
}

function unlistedIn(leftOut: LeftOut, found: readonly Finding[]): readonly string[] {
  return found.flatMap(({ entry, advisories }) => {
    const listed = new Set(advisories.flatMap(({ ids }) => ids));
    const missing = Object.keys(leftOut[entry] ?? {}).filter((id) => !listed.has(id));
    const message = 'is in no source that was asked; see whether the id is right';
    return missing.map((id) => say({ file: LEFT_OUT, entry, field: id, message }));
  });
}
