'use strict';

// What a thread runs: it has to be told where the parts are, as the launcher tells the first thread. It keeps nothing: that one does.

const { loadParts } = require('./parts.cjs');

loadParts(__dirname, null);
require('./search-worker.cjs');
