import { BRANCH, type Remote } from './address.ts';
import { type Copy, keepCopy, noteCheck, readCopy } from './kept.ts';
import { type Answer, LIMITS, type Limits, NET, type Net, type Progress, RemoteError, request } from './request.ts';

/** When the network is asked: if a copy is not fresh, in any case, or never. */
export type Fetching = 'usual' | 'refresh' | 'offline';

export type Given = {
  /** The directory for copies; `null` if none can be kept. */
  readonly directory: string | null;
  /** Whether a copy is wanted at once, however old, and is then checked in the background. */
  readonly isInHaste: boolean;
  readonly fetching?: Fetching;
  readonly onProgress?: Progress;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
  readonly now?: () => number;
  readonly net?: Net;
  readonly limits?: Limits;
};

export type RemoteList = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where relative links of the list lead from. */
  readonly url: string;
  readonly type: string;
  /** When the list was fetched, in milliseconds since 1970. */
  readonly fetchedAt: number;
  /** What the user should know: that this is an old copy, and why. */
  readonly notice: string | null;
  /** Checks in the background whether the server has a newer list, and keeps that; `null` if there is nothing to check. */
  readonly check: (() => Promise<boolean>) | null;
};

/** The time for which a copy is taken for what the server has: an hour. */
const FRESH_MS = 60 * 60 * 1000;

/** Reads a list from the network, or the copy that is kept of it. `problem` says in one line why it cannot be read. */
export async function readRemoteList(remote: Remote, given: Given): Promise<RemoteList | { readonly problem: string }> {
  const { directory, isInHaste, fetching = 'usual', now = Date.now } = given;
  const copy = directory === null ? null : readCopy(directory, remote.name);
  if (fetching === 'offline') return copy === null ? { problem: noCopy(remote) } : ofDay(copy);
  const isAsked = fetching === 'refresh';
  if (copy !== null && !isAsked && now() - copy.checkedAt < FRESH_MS) return kept(copy);
  if (copy !== null && !isAsked && isInHaste)
    return { ...kept(copy), check: async () => (await refreshed(remote, copy, given)) !== copy };
  try {
    return kept(await refreshed(remote, copy, given));
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    if (copy === null) return { problem: error.message };
    return ofDay(copy, `${error.message}; `);
  }
}

const kept = ({ bytes, url, type, fetchedAt }: Copy): RemoteList => {
  return { bytes, url, type, fetchedAt, notice: null, check: null };
};

const ofDay = (copy: Copy, why = ''): RemoteList => {
  return { ...kept(copy), notice: `${why}this is the copy of ${day(copy.fetchedAt)}` };
};

const noCopy = ({ name }: Remote): string => `${name}: no copy of it is kept; leave out --offline to fetch it`;

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Requests one address, for callers that keep no copies here. `problem` says in one line why it cannot be read. */
export async function readRemote(
  address: string,
  given: Parameters<typeof request>[1],
): Promise<Answer | { readonly kind: 'failed'; readonly problem: string }> {
  try {
    return await request(address, given);
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    return { kind: 'failed', problem: error.message };
  }
}

/** Returns the list as the server has it now: the same copy, if nothing has changed. Rejects with a `RemoteError`. */
async function refreshed(remote: Remote, copy: Copy | null, given: Given): Promise<Copy> {
  const { directory, now = Date.now } = given;
  const answer = await ask(remote, copy, given);
  const time = now();
  if (answer.kind === 'same' && copy !== null) {
    if (directory !== null) noteCheck(directory, copy, time);
    return copy;
  }
  if (answer.kind !== 'new') throw new RemoteError(notThere(remote));
  const { bytes, url, etag, type } = answer;
  const fresh: Copy = { name: remote.name, url, etag, type, fetchedAt: time, checkedAt: time, bytes };
  if (directory !== null) keepCopy(directory, fresh);
  return fresh;
}

async function ask(remote: Remote, copy: Copy | null, given: Given): Promise<Answer> {
  const { net = NET, limits = LIMITS, onProgress, signal } = given;
  const asked = { net, limits, ...(onProgress && { onProgress }), ...(signal && { signal }) };
  if (copy?.etag) {
    const answer = await request(copy.url, { ...asked, etag: copy.etag });
    if (answer.kind !== 'missing') return answer;
  }
  const branch = remote.branchFrom === null ? null : await defaultBranch(remote.branchFrom, asked);
  for (const candidate of remote.candidates) {
    const answer = await request(branch === null ? candidate : candidate.replace(BRANCH, branch), asked);
    if (answer.kind !== 'missing') return answer;
  }
  return { kind: 'missing' };
}

async function defaultBranch(address: string, asked: { readonly net: Net; readonly limits: Limits }): Promise<string> {
  const answer = await request(address, asked);
  const named = answer.kind === 'new' ? branchIn(new TextDecoder().decode(answer.bytes)) : null;
  if (named === null) throw new RemoteError(`${address}: names no project`);
  return named;
}

function branchIn(text: string): string | null {
  try {
    const { default_branch: branch } = JSON.parse(text) as { readonly default_branch?: unknown };
    return typeof branch === 'string' && /^[\w./-]+$/.test(branch) ? branch : null;
  } catch {
    return null;
  }
}

function notThere({ name, candidates }: Remote): string {
  if (candidates.length === 1) return `${name}: there is nothing at this address`;
  const files = candidates.map((candidate) => candidate.split('/').at(-1) ?? '').slice(0, 4);
  return `${name}: no such project, or no list in it (tried ${files.join(', ')} and others)`;
}
