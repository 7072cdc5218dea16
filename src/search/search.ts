/** What the rest of the program makes searches with. It is one part of the bundle, so that no other part repeats it. */

export { createEngine } from './engine.ts';
export { createSearch } from './local.ts';
export { finishedQuery } from './query/parse.ts';
export { createRemoteSearch } from './worker-client.ts';
