/** What the rest of the program needs to search and to change queries: one part of the bundle, so that no other repeats it. */

export { createEngine } from './engine.ts';
export { createSearch } from './local.ts';
export { fieldValue } from './query/fields.ts';
export { finishedQuery } from './query/parse.ts';
export { asMeant, setValue, toggleValue, withoutFields } from './query/rewrite.ts';
export { createFinePrint } from './text/fine-print.ts';
export { createRemoteSearch } from './worker-client.ts';
