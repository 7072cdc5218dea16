import { buildInto } from './bundle.ts';

/** Makes `dist/`. */
await buildInto('dist', { stockInk: false });
