import { brotliCompressSync, constants } from 'node:zlib';

/** Base-2 logarithm of the block size. Smaller blocks with their own codes make the package half a kilobyte smaller. */
const BLOCK_BITS = 16;

/** Compresses with Brotli as far as possible; the largest window finds repetitions at any distance. */
export const compressed = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_LGBLOCK]: BLOCK_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
