const MONTH_MS = 30.44 * 24 * 60 * 60 * 1000;

/** Says how old facts of a day are once they are three months old; empty before that, and if the day is not known. */
export function ageText(asOf: string | null, now: number): string {
  const months = Math.floor((now - Date.parse(asOf ?? '')) / MONTH_MS);
  return months >= 3 ? `data ${months} months old` : '';
}
