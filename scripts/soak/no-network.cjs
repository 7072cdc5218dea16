/** Makes every DNS lookup fail: random keys may open a list from the network, and no result may depend on that. */
require('node:dns').lookup = (host, options, done) => {
  const error = Object.assign(new Error(`${host} is not looked up`), { code: 'ENOTFOUND' });
  process.nextTick(done ?? options, error);
};
