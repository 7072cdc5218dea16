import { brotliCompressSync, constants } from 'node:zlib';

/** The quality of the compression. The best one makes a smaller file, but takes a second for which the user would wait. */
const QUALITY = 6;

/** Compresses with Brotli. */
export const compress = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
