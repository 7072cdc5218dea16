import { closeAll } from '../../test/support/terminal.ts';
import { fuzz } from './fuzz.ts';
import { type Options, readOptions, USAGE, WrongUse } from './options.ts';
import { fuzzCommand, itemSummary, reportOf, shortest, soakCommand } from './report.ts';
import { confirmedOutcome, faultOf, type Outcome, soak } from './user.ts';

/** One run with a number of events or bytes, and the command that repeats it. */
type Job = {
  readonly name: string;
  readonly amount: number;
  readonly run: (amount: number, isPatient: boolean) => Promise<Outcome>;
  readonly command: (amount: number) => string;
};

/** The result of a job: whether it succeeded, and the number of faults that did not repeat. */
type JobResult = { readonly isWhole: boolean; readonly doubts: number };

// The clean-up runs when the process exits, but not when a signal kills it.
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

/** Runs all jobs. Returns whether all succeeded. */
async function runAll(options: Options): Promise<boolean> {
  const jobs = jobsOf(options);
  const count = { failures: 0, doubts: 0 };
  const work = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const { isWhole, doubts } = await runOne(job, options);
      count.doubts += doubts;
      if (!isWhole) count.failures += 1;
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  console.log(itemSummary(count));
  return count.failures === 0;
}

function jobsOf(options: Options): Job[] {
  const { events, bytes, without } = options;
  const visits = options.soakSeeds.map((seed) => ({
    name: `visit ${seed}`,
    amount: events,
    run: (amount: number, isPatient: boolean) => soak({ ...options, isPatient }, { seed, events: amount, without }),
    command: (amount: number) => soakCommand(seed, amount, without),
  }));
  const floods = options.fuzzSeeds.map((seed) => ({
    name: `flood ${seed}`,
    amount: bytes,
    run: (amount: number, isPatient: boolean) => fuzz({ ...options, isPatient }, { seed, bytes: amount }),
    command: (amount: number) => fuzzCommand(seed, amount),
  }));
  return [...visits, ...floods];
}

async function runOne({ name, amount, run, command }: Job, { isShrinking }: Options): Promise<JobResult> {
  const start = performance.now();
  // A run that fails before the first screen cannot be shortened.
  const nothing = (error: unknown): Outcome => ({ fault: faultOf(error), done: 1, last: [], memory: null });
  const runSafely = (number: number, isPatient: boolean) => run(number, isPatient).catch(nothing);
  let doubts = 0;
  const doubt = (fault: string, done: number) => {
    doubts += 1;
    console.log(`? ${name}: not repeated after ${done}: ${fault}\n  ${command(done)}`);
  };
  const outcome = await confirmedOutcome(runSafely, amount, doubt);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const memory = outcome.memory ? `, ${outcome.memory.early.toFixed(0)} → ${outcome.memory.late.toFixed(0)} MB` : '';
  if (outcome.fault === null) {
    console.log(`✓ ${name}: ${outcome.done} in ${seconds} s${memory}`);
    return { isWhole: true, doubts };
  }
  console.log(`✗ ${name}: failed after ${outcome.done}: ${outcome.fault.message}`);
  let [least, worst] = [outcome.done, outcome];
  if (isShrinking && least > 1) {
    least = await shortest(outcome.done, async (number) => {
      const shorter = await runSafely(number, true);
      if (shorter.fault !== null) worst = shorter;
      return shorter.fault !== null;
    });
  }
  console.log(`${reportOf(worst, command(least))}\n`);
  return { isWhole: false, doubts };
}
