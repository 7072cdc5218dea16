/**
 * Runs every job once per round, for `rounds` rounds. Each round begins with another job, so that no job always follows
 * the same one. Results of the same round have the same index.
 */
export async function interleave<Name extends string, Result>(
  rounds: number,
  jobs: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(jobs) as Name[];
  const results = Object.fromEntries(names.map((name): [string, Result[]] => [name, []])) as Record<Name, Result[]>;
  for (let round = 0; round < rounds; round++) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) results[name].push(await jobs[name]());
  }
  return results;
}
