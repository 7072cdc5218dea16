/** Returns how many milliseconds a server asks to wait before the next try, or `null` when it did not refuse this request. */
export function pauseAskedFor(status: number, headers: Headers, longest: number): number | null {
  if (![403, 429, 503].includes(status)) return null;
  const after = headers.get('retry-after');
  if (after !== null) return /^\d+$/.test(after) ? Number(after) * 1000 : untilMoment(Date.parse(after), longest);
  if (headers.get('x-ratelimit-remaining') === '0')
    return untilMoment(Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000, longest);
  return status === 429 ? longest : null;
}

/** Returns the milliseconds until a time that a server names, or `longest` when the time is invalid. */
function untilMoment(moment: number, longest: number): number {
  return Number.isNaN(moment) ? longest : Math.max(0, moment - Date.now());
}

/** Returns the message for a host that gets no more requests. */
export function refusalMessage(delay: number): string {
  const minutes = Math.ceil(delay / 60_000);
  return `refused more requests${minutes > 1 ? ` for ${minutes} minutes` : ''}; ask again later`;
}
