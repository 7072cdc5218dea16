const MONTH_MS = 30.44 * 24 * 60 * 60 * 1000;

/** How old facts of a day are once they are over three months old; empty before, and where the day is not known. */
export function ageText(asOf: string | null, now: number): string {
  const months = Math.floor((now - Date.parse(asOf ?? '')) / MONTH_MS);
  return months >= 3 ? `data ${months} months old` : '';
}
