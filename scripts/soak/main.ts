import { closeAll } from '../../test/e2e/terminal.ts';
import { fuzz } from './fuzz.ts';
import { type Options, readOptions, USAGE, WrongUse } from './options.ts';
import { fuzzCommand, reportOf, shortest, soakCommand } from './report.ts';
import { believed, faultOf, type Outcome, soak } from './user.ts';

/** One program to run: so many events or bytes of it, and the command that does the same. */
type Job = {
  readonly name: string;
  readonly amount: number;
  readonly run: (amount: number) => Promise<Outcome>;
  readonly command: (amount: number) => string;
};

// An exit, unlike a signal, ends what was started and takes away what was made.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

try {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') console.log(USAGE);
  else process.exitCode = (await runAll(options)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof WrongUse ? error.message : error);
  process.exitCode = error instanceof WrongUse ? 2 : 1;
} finally {
  await closeAll();
}
process.exit();

/** Whether all went well. */
async function runAll(options: Options): Promise<boolean> {
  const jobs = jobsOf(options);
  let failures = 0;
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      if (!(await runOne(job, options))) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  console.log(failures === 0 ? 'All is whole.' : `${failures} failed.`);
  return failures === 0;
}

function jobsOf(options: Options): Job[] {
  const { events, bytes, without } = options;
  const visits = options.soakSeeds.map((seed) => ({
    name: `visit ${seed}`,
    amount: events,
    run: (amount: number) => soak(options, { seed, events: amount, without }),
    command: (amount: number) => soakCommand(seed, amount, without),
  }));
  const floods = options.fuzzSeeds.map((seed) => ({
    name: `flood ${seed}`,
    amount: bytes,
    run: (amount: number) => fuzz(options, { seed, bytes: amount }),
    command: (amount: number) => fuzzCommand(seed, amount),
  }));
  return [...visits, ...floods];
}

async function runOne({ name, amount, run, command }: Job, { isShrinking }: Options): Promise<boolean> {
  const start = performance.now();
  // Where not even the first screen comes, there is nothing to make shorter.
  const nothing = (error: unknown): Outcome => ({ fault: faultOf(error), done: 1, last: [], memory: null });
  const doubt = (fault: string, done: number) =>
    console.log(`? ${name}: ${fault}\n  That did not come again, so it is tried once more: ${command(done)}`);
  const outcome = await believed((number) => run(number).catch(nothing), amount, doubt);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const memory = outcome.memory ? `, ${outcome.memory.early.toFixed(0)} → ${outcome.memory.late.toFixed(0)} MB` : '';
  if (outcome.fault === null) {
    console.log(`✓ ${name}: ${outcome.done} in ${seconds} s${memory}`);
    return true;
  }
  console.log(`✗ ${name}: failed after ${outcome.done}: ${outcome.fault.message}`);
  let [least, worst] = [outcome.done, outcome];
  if (isShrinking && least > 1) {
    least = await shortest(outcome.done, async (number) => {
      const shorter = await run(number);
      if (shorter.fault !== null) worst = shorter;
      return shorter.fault !== null;
    });
  }
  console.log(`${reportOf(worst, command(least))}\n`);
  return false;
}
