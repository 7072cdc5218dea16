import { brotliCompressSync, constants } from 'node:zlib';

/** The reader waits for it, and the file is on their own disk: the smallest would take a second. */
const QUALITY = 6;

/** Compresses with Brotli. */
export const compress = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
