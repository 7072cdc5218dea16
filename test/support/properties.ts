import { configureGlobal } from 'fast-check';

/**
 * Property tests use the same random values in each run, so that a new failure is caused by a change. Another
 * `PROPERTY_SEED` gives other values.
 */
configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
