/** Finds no host: random keys may open a list from the network, and nothing that a run does may depend on that. */
require('node:dns').lookup = (host, options, done) => {
  const error = Object.assign(new Error(`${host} is not looked up`), { code: 'ENOTFOUND' });
  process.nextTick(done ?? options, error);
};
