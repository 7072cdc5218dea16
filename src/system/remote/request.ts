import { type LookupAddress, type LookupOptions, lookup as lookUp } from 'node:dns';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestOverTls } from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isAddressLiteral, isPrivateAddress } from './private-address.ts';

/** The parts of the network that tests replace. */
export type Net = {
  readonly scheme: 'https:' | 'http:';
  readonly request: typeof requestOverTls;
  readonly isPrivate: (address: string) => boolean;
};

export const NET: Net = { scheme: 'https:', request: requestOverTls, isPrivate: isPrivateAddress };

/** The limits of one answer: bytes, redirects and milliseconds. */
export type Limits = {
  readonly bytes: number;
  readonly redirects: number;
  readonly connectMs: number;
  readonly wholeMs: number;
};

export const LIMITS: Limits = { bytes: 100 * 2 ** 20, redirects: 5, connectMs: 10_000, wholeMs: 30_000 };

/** Reports how many bytes have arrived, and of how many, if the server says so. */
export type Progress = (bytes: number, of: number | null) => void;

export type Answer =
  | {
      readonly kind: 'new';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly etag: string | null;
      /** The address that answered, after all redirects. */
      readonly url: string;
      /** The media type without its parameters, in lower case; '' if the server gives none. */
      readonly type: string;
    }
  | { readonly kind: 'same' }
  | { readonly kind: 'missing' };

/** An error that says in one line why an address could not be read, and what to do. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError';
}

const TYPES = /^(?:text\/|application\/(?:json|yaml|x-yaml|octet-stream|xhtml\+xml)$)/;

/**
 * Requests an address once; `etag` is that of a copy that is already there. Redirects may lead only to https, and no request goes
 * to a host of the local network, whatever its name says. Rejects with a `RemoteError`.
 */
export async function request(
  address: string,
  { etag = null, limits = LIMITS, net = NET, onProgress = () => {}, signal }: RequestGiven = {},
): Promise<Answer> {
  const timeout = AbortSignal.timeout(limits.wholeMs);
  const ends = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  let url = address;
  for (let redirects = 0; redirects <= limits.redirects; redirects++) {
    const response = await send(checked(url, net), { etag, limits, net, ends });
    const { statusCode = 0, headers } = response;
    const isMoved = [301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined;
    if (!isMoved) return answerIn(response, url, { limits, onProgress, ends });
    response.destroy();
    url = new URL(headers.location ?? '', url).href;
  }
  throw new RemoteError(`${address}: redirects more than ${limits.redirects} times`);
}

type RequestGiven = {
  readonly etag?: string | null;
  readonly limits?: Limits;
  readonly net?: Net;
  readonly onProgress?: Progress;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
};

function checked(address: string, { scheme }: Net): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) throw new RemoteError(`${address}: it is no address`);
  if (url.protocol !== scheme) throw new RemoteError(`${address}: leads to ${url.protocol} instead of ${scheme}`);
  if (isAddressLiteral(url.hostname)) throw new RemoteError(`${address}: it is an IP address; use a host name`);
  return url;
}

type Sent = { readonly etag: string | null; readonly limits: Limits; readonly net: Net; readonly ends: AbortSignal };

function send(url: URL, { etag, limits, net, ends }: Sent): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method: 'GET',
    signal: ends,
    lookup: publicLookup(net) as NonNullable<RequestOptions['lookup']>,
    headers: {
      // Without a user agent, some servers answer with an error.
      'user-agent': 'awesome-containers',
      accept: 'text/markdown, text/*;q=0.9, */*;q=0.5',
      'accept-encoding': 'gzip, br, deflate',
      ...(etag === null ? {} : { 'if-none-match': etag }),
    },
  };
  return new Promise((resolve, reject) => {
    const asked = net.request(url, options, (response) => {
      clearTimeout(connecting);
      resolve(response);
    });
    const connecting = setTimeout(() => {
      asked.destroy(new RemoteError(`${url.host}: does not answer; try again later`));
    }, limits.connectMs);
    asked.on('error', (error) => {
      clearTimeout(connecting);
      reject(explained(error, url));
    });
    asked.end();
  });
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** Returns a lookup function that gives only addresses of public hosts, so that the address that was checked is the one used. */
function publicLookup({ isPrivate }: Net) {
  return (hostname: string, options: LookupOptions, done: LookupDone): void => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, []);
      const open = addresses.filter(({ address }) => !isPrivate(address));
      const [first] = open;
      if (first === undefined)
        return done(new RemoteError(`${hostname}: it is in the local network; save the list as a file`), []);
      if (options.all === true) done(null, open);
      else done(null, first.address, first.family);
    });
  };
}

type Reading = { readonly limits: Limits; readonly onProgress: Progress; readonly ends: AbortSignal };

async function answerIn(response: IncomingMessage, url: string, reading: Reading): Promise<Answer> {
  const { statusCode = 0, headers } = response;
  if (statusCode === 304) return dropped(response, { kind: 'same' });
  if (statusCode === 404 || statusCode === 410) return dropped(response, { kind: 'missing' });
  if (statusCode !== 200) {
    response.destroy();
    throw new RemoteError(refusal(url, statusCode, headers['retry-after']));
  }
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== '' && !TYPES.test(type)) {
    response.destroy();
    throw new RemoteError(`${url}: it is ${type}, and no list`);
  }
  const bytes = await readBody(response, url, reading);
  return { kind: 'new', bytes, etag: headers.etag ?? null, url, type };
}

function dropped(response: IncomingMessage, answer: Answer): Answer {
  response.resume();
  return answer;
}

function refusal(url: string, status: number, retryAfter: string | undefined): string {
  const { host } = new URL(url);
  if (status === 429) {
    const seconds = Number(retryAfter);
    const when = Number.isFinite(seconds) && seconds > 0 ? `in ${inWords(seconds)}` : 'later';
    return `${host}: too many requests; try again ${when}`;
  }
  if (status === 401 || status === 403) return `${url}: it is not open to everybody (${status})`;
  return `${host}: answers with an error (${status}); try again later`;
}

const inWords = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;

/** Unpacks a body, and reads it no further than the limit, whatever length the server gives. */
async function readBody(response: IncomingMessage, url: string, { limits, onProgress, ends }: Reading) {
  const length = Number(response.headers['content-length']);
  const encoding = response.headers['content-encoding'];
  const total = encoding === undefined && Number.isFinite(length) ? length : null;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked(response, encoding, url)) {
      size += chunk.length;
      if (size > limits.bytes) throw new RemoteError(`${url}: it is larger than ${sizeText(limits.bytes)}`);
      chunks.push(chunk);
      onProgress(size, total);
    }
  } catch (error) {
    throw ends.aborted ? tooSlow(url) : explained(error, new URL(url));
  } finally {
    response.destroy();
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const sizeText = (bytes: number): string =>
  bytes < 2 ** 20 ? `${Math.ceil(bytes / 2 ** 10)} kB` : `${Math.floor(bytes / 2 ** 20)} MB`;

function unpacked(response: IncomingMessage, encoding: string | undefined, url: string): Readable {
  const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress, deflate: createInflate };
  if (encoding === undefined || encoding === 'identity') return response;
  const create = unpackers[encoding as keyof typeof unpackers];
  if (create === undefined) throw new RemoteError(`${url}: it is packed as ${encoding}, which is not understood`);
  const unpacker = create();
  response.on('error', (error) => unpacker.destroy(error));
  response.on('aborted', () => unpacker.destroy(new Error('the connection was closed')));
  return response.pipe(unpacker);
}

const tooSlow = (url: string): RemoteError => new RemoteError(`${url}: takes too long; try again later`);

function explained(error: unknown, url: URL): RemoteError {
  if (error instanceof RemoteError) return error;
  const { code = '', name = '', message = '' } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return tooSlow(url.href);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new RemoteError(`${url.host}: cannot be found; look at the name, and whether there is a network`);
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return new RemoteError(`${url.host}: cannot be reached (${code}); try again later`);
  return new RemoteError(`${url.host}: cannot be read (${code || message})`);
}
