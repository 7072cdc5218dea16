import { setTimeout as sleep } from 'node:timers/promises';
import { readBounded } from './body.ts';
import { pauseAskedFor, refusalMessage } from './rates.ts';

/** The status of a response, and the address that it redirects to. */
export type Answer = { readonly status: number; readonly location: string | null };

/** A response of an API; `json` is `null` when the body is not JSON, `next` is the address of the next page. */
export type Data = Answer & { readonly json: unknown; readonly next: string | null };

/** The reason why an address cannot be checked now. It does not mean that the address is wrong. */
export class Trouble extends Error {
  override name = 'Trouble';
}

/** The trouble of a host that must get no more requests. */
export class HostClosedError extends Trouble {
  override name = 'Closed';
  readonly host: string;

  constructor(host: string, why: string) {
    super(why);
    this.host = host;
  }
}

export type ClientOptions = {
  /** Base address of GitHub's API, without a trailing slash. */
  readonly api: string;
  /** Sent to GitHub's API only. */
  readonly token: string | null;
  /** Maps an address to the one that is actually requested; tests direct all requests to their own server. */
  readonly resolve: (address: URL) => URL;
  /** Milliseconds between two requests to the same host. */
  readonly pause: number;
  /** Milliseconds within which the whole response must arrive. */
  readonly timeout: number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

const DEFAULTS: ClientOptions = {
  api: 'https://api.github.com',
  token: null,
  resolve: (address) => address,
  pause: 500,
  timeout: 15_000,
  wait: (milliseconds) => sleep(milliseconds),
};

const AT_ONCE = 4;
const LONGEST_WAIT = 60_000;
/** Milliseconds before a failed request to an API is repeated once. */
const SECOND_TRY = 5_000;
const USER_AGENT = 'awesome-containers (npm run catalog:check)';

type Host = { readonly name: string; tail: Promise<unknown>; idleSince: number; closed: string | null };
type Question = { readonly method: string; readonly url: URL; readonly readsBody: boolean; readonly body?: string };
type Reply = Answer & { readonly headers: Headers; readonly body: string; readonly delay: number | null };

/**
 * Sends requests without burdening the servers. A host gets one request at a time, with a pause between two. When a
 * host asks for a wait of up to a minute, the client waits and tries once more. A host that asks for a longer wait, or
 * that refuses again, gets no more requests.
 */
export class Client {
  readonly api: string;
  readonly #options: ClientOptions;
  readonly #hosts = new Map<string, Host>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(options: Partial<ClientOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
    this.api = this.#options.api;
  }

  /** Requests a page when its host is free, without following redirects. Throws a `Trouble` when no response arrives. */
  async send(method: 'HEAD' | 'GET', address: string): Promise<Answer> {
    const { status, location } = await this.#inTurn({ method, url: new URL(address), readsBody: false });
    return { status, location };
  }

  /** Requests data from an API, as a POST if there is a `body`. Retries once. Throws a `Trouble` when no response arrives. */
  async ask(address: string, body?: object): Promise<Data> {
    const url = new URL(address);
    const question = {
      method: body ? 'POST' : 'GET',
      url,
      readsBody: true,
      ...(body && { body: JSON.stringify(body) }),
    };
    const { status, location, headers, body: text } = await this.#twice(question);
    return { status, location, json: parseJson(text), next: nextPage(headers.get('link')) };
  }

  async #twice(question: Question): Promise<Reply> {
    try {
      const reply = await this.#inTurn(question);
      if (reply.status < 500) return reply;
    } catch (error) {
      if (!(error instanceof Trouble) || error instanceof HostClosedError) throw error;
    }
    await this.#options.wait(SECOND_TRY);
    return this.#inTurn(question);
  }

  #inTurn(question: Question): Promise<Reply> {
    const host = this.#hostOf(question.url.host);
    const turn = host.tail.then(() => this.#askHost(host, question));
    host.tail = turn.catch(() => {});
    return turn;
  }

  #hostOf(name: string): Host {
    const host = this.#hosts.get(name) ?? { name, tail: Promise.resolve(), idleSince: 0, closed: null };
    this.#hosts.set(name, host);
    return host;
  }

  async #askHost(host: Host, question: Question): Promise<Reply> {
    if (host.closed !== null) throw new HostClosedError(host.name, host.closed);
    const first = await this.#request(host, question);
    if (first.delay === null) return first;
    if (first.delay > LONGEST_WAIT) throw this.#close(host, refusalMessage(first.delay));
    await this.#options.wait(first.delay);
    const second = await this.#request(host, question);
    if (second.delay === null) return second;
    throw this.#close(host, refusalMessage(second.delay));
  }

  #close(host: Host, why: string): HostClosedError {
    host.closed = why;
    return new HostClosedError(host.name, why);
  }

  async #request(host: Host, question: Question): Promise<Reply> {
    const rest = host.idleSince + this.#options.pause - Date.now();
    if (rest > 0) await this.#options.wait(rest);
    await this.#takeSlot();
    try {
      const reply = await this.#fetch(question);
      if (this.#isApi(question.url) && reply.status === 401)
        throw this.#close(host, 'refuses the token; put another into GITHUB_TOKEN, or none');
      return reply;
    } finally {
      this.#giveSlot();
      host.idleSince = Date.now();
    }
  }

  async #fetch(question: Question): Promise<Reply> {
    const { resolve, timeout } = this.#options;
    const { method, url, readsBody, body: sent } = question;
    const signal = AbortSignal.timeout(timeout);
    const init = { method, headers: this.#headers(question), signal, redirect: 'manual' } as const;
    try {
      const response = await fetch(resolve(url), sent === undefined ? init : { ...init, body: sent });
      const body = readsBody ? await readBounded(response) : '';
      if (!readsBody) await response.body?.cancel();
      if (body === null) throw new Trouble('answers with more than can be read');
      const { status, headers } = response;
      const delay = pauseAskedFor(status, headers, LONGEST_WAIT);
      return { status, location: headers.get('location'), headers, body, delay };
    } catch (error) {
      if (error instanceof Trouble) throw error;
      throw new Trouble(signal.aborted ? `gives no answer within ${timeout / 1000} s` : explainFetchError(error));
    }
  }

  #headers({ url, body }: Question): Headers {
    const headers = new Headers({ 'User-Agent': USER_AGENT });
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    if (!this.#isApi(url)) return headers;
    headers.set('Accept', 'application/vnd.github+json');
    if (this.#options.token !== null) headers.set('Authorization', `Bearer ${this.#options.token}`);
    return headers;
  }

  #isApi(url: URL): boolean {
    return url.origin === new URL(this.api).origin;
  }

  async #takeSlot(): Promise<void> {
    if (this.#busy < AT_ONCE) this.#busy += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Passes the slot on to the request that has waited longest. */
  #giveSlot(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy -= 1;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Returns the address of the next page in a `Link` header, or `null`. */
function nextPage(link: string | null): string | null {
  const address = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1] ?? '';
  return URL.canParse(address) ? address : null;
}

/** Describes why a `fetch` failed. Its error says only that it failed; the reason is in the error's `cause`. */
function explainFetchError(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${cause.code})` : '';
  return `cannot be reached${code}`;
}
