/**
 * Does every job once per round, `rounds` times. Each round begins with another job, so that none always has the same
 * one before it; what a job returned in the same round is at the same index.
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
