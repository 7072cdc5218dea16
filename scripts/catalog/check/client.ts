import { setTimeout as sleep } from 'node:timers/promises';

/** What a server said. The body is read of the API's answers only. */
export type Answer = { readonly status: number; readonly location: string | null; readonly body: string };

/** Why an address cannot be judged now; it says nothing about whether the address is right. */
export class Trouble extends Error {
  override name = 'Trouble';
}

/** The trouble of a host that must not be asked any more. */
export class Closed extends Trouble {
  override name = 'Closed';
  readonly host: string;

  constructor(host: string, why: string) {
    super(why);
    this.host = host;
  }
}

export type ClientOptions = {
  /** Base address of GitHub's API, without a slash at the end. */
  readonly api: string;
  /** Goes to the API and nowhere else. */
  readonly token: string | null;
  /** Where an address is asked in truth; a test leads all of them to its own server. */
  readonly resolve: (address: URL) => URL;
  /** Milliseconds between two requests to the same host. */
  readonly pause: number;
  /** Milliseconds in which the whole answer must have come. */
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
const USER_AGENT = 'awesome-containers (npm run catalog:check)';

type Host = { readonly name: string; tail: Promise<unknown>; idleSince: number; closed: string | null };

/**
 * Asks without being a burden: a host gets one request at a time, with a pause between two, and waits of up to a minute
 * that it asks for are kept. What asks for more is not asked again.
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

  /** Sends one request, when it is its turn, and follows no redirect. Throws a `Trouble` when no answer comes. */
  send(method: 'HEAD' | 'GET', address: string): Promise<Answer> {
    const url = new URL(address);
    const host = this.#hostOf(url.host);
    const turn = host.tail.then(() => this.#ask(host, method, url));
    host.tail = turn.catch(() => {});
    return turn;
  }

  #hostOf(name: string): Host {
    const host = this.#hosts.get(name) ?? { name, tail: Promise.resolve(), idleSince: 0, closed: null };
    this.#hosts.set(name, host);
    return host;
  }

  async #ask(host: Host, method: string, url: URL): Promise<Answer> {
    if (host.closed !== null) throw new Closed(host.name, host.closed);
    const first = await this.#request(host, method, url);
    if (first.delay === null) return first;
    if (first.delay > LONGEST_WAIT) throw this.#close(host, refusalMessage(first.delay));
    await this.#options.wait(first.delay);
    const second = await this.#request(host, method, url);
    if (second.delay === null) return second;
    throw this.#close(host, refusalMessage(second.delay));
  }

  #close(host: Host, why: string): Closed {
    host.closed = why;
    return new Closed(host.name, why);
  }

  async #request(host: Host, method: string, url: URL): Promise<Answer & { readonly delay: number | null }> {
    const rest = host.idleSince + this.#options.pause - Date.now();
    if (rest > 0) await this.#options.wait(rest);
    await this.#takeSlot();
    try {
      const isApi = url.origin === new URL(this.api).origin;
      const { status, headers, body } = await this.#fetch(method, url, isApi);
      if (isApi && status === 401) throw this.#close(host, 'refuses the token; put another into GITHUB_TOKEN, or none');
      return { status, location: headers.get('location'), body, delay: retryDelay(status, headers) };
    } finally {
      this.#giveSlot();
      host.idleSince = Date.now();
    }
  }

  async #fetch(method: string, url: URL, isApi: boolean): Promise<{ status: number; headers: Headers; body: string }> {
    const { resolve, timeout, token } = this.#options;
    const headers = new Headers({ 'User-Agent': USER_AGENT });
    if (isApi) headers.set('Accept', 'application/vnd.github+json');
    if (isApi && token !== null) headers.set('Authorization', `Bearer ${token}`);
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(resolve(url), { method, headers, signal, redirect: 'manual' });
      const body = isApi ? await response.text() : '';
      if (!isApi) await response.body?.cancel();
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      throw new Trouble(signal.aborted ? `gives no answer within ${timeout / 1000} s` : explainFetchError(error));
    }
  }

  async #takeSlot(): Promise<void> {
    if (this.#busy < AT_ONCE) this.#busy += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Hands the slot on to who waits longest. */
  #giveSlot(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy -= 1;
  }
}

/** For how many milliseconds a server wants to be left alone before it answers, or `null` when it has answered. */
function retryDelay(status: number, headers: Headers): number | null {
  if (![403, 429, 503].includes(status)) return null;
  const after = headers.get('retry-after');
  if (after !== null) return /^\d+$/.test(after) ? Number(after) * 1000 : untilMoment(Date.parse(after));
  if (headers.get('x-ratelimit-remaining') === '0') return untilMoment(Number(headers.get('x-ratelimit-reset')) * 1000);
  return status === 429 ? LONGEST_WAIT : null;
}

/** From now to a moment that a server names; the longest wait when it names none. */
function untilMoment(moment: number): number {
  return Number.isNaN(moment) ? LONGEST_WAIT : Math.max(0, moment - Date.now());
}

function refusalMessage(delay: number): string {
  const minutes = Math.ceil(delay / 60_000);
  return `wants to be left alone${minutes > 1 ? ` for ${minutes} minutes` : ''}; ask again later`;
}

/** `fetch` says only that it failed; why stands in what caused it. */
function explainFetchError(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${cause.code})` : '';
  return `cannot be reached${code}`;
}
