import { configureGlobal } from 'fast-check';

/**
 * Properties are tried with the same random texts at each run, so that a failure is the fault of a change. Another
 * `PROPERTY_SEED` tries others.
 */
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
