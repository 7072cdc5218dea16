/** For how many milliseconds a server wants to be left alone before it answers, or `null` when it has answered. */
export function pauseAskedFor(status: number, headers: Headers, longest: number): number | null {
  if (![403, 429, 503].includes(status)) return null;
  const after = headers.get('retry-after');
  if (after !== null) return /^\d+$/.test(after) ? Number(after) * 1000 : untilMoment(Date.parse(after), longest);
  if (headers.get('x-ratelimit-remaining') === '0')
    return untilMoment(Number(headers.get('x-ratelimit-reset')) * 1000, longest);
  return status === 429 ? longest : null;
}

/** From now to a moment that a server names; the longest wait when it names none. */
function untilMoment(moment: number, longest: number): number {
  return Number.isNaN(moment) ? longest : Math.max(0, moment - Date.now());
}

/** What is said of a host that is not asked again. */
export function refusalMessage(delay: number): string {
  const minutes = Math.ceil(delay / 60_000);
  return `wants to be left alone${minutes > 1 ? ` for ${minutes} minutes` : ''}; ask again later`;
}
