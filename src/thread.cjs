'use strict';

// The entry point of a worker thread. Like the launcher in the main thread, it has to say where the parts are. With `null` it
// keeps no cache: the main thread does that.

const { loadParts } = require('./parts.cjs');

loadParts(__dirname, null);
require('./search-worker.cjs');
