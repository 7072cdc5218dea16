/** What the rest of the program makes searches with. It is one part of the bundle, so that no other part repeats it. */

export { createEngine } from './engine.ts';
export { createRemoteSearch } from './remote.ts';
export { createSearch } from './search.ts';
