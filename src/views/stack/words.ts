import { NOT_ALL } from '../../data/sentences.ts';
import type { SecurityNote } from '../../data/types.ts';
import type { Checked } from '../../products/report.ts';
import { type UpgradeStep, upgradeSteps } from '../../versions/part.ts';

/** Returns how many vulnerabilities of a product are open, and how many are not: `6 open, 3 fixed`. */
export function countsText({ product, open, fixed, unaffected, unknown }: Checked): string {
  if (product.notes.length === 0) return 'no vulnerability is recorded';
  const counts = [
    `${open.length} open`,
    ...(unknown.length > 0 ? [`${unknown.length} unknown`] : []),
    ...(fixed.length > 0 ? [`${fixed.length} fixed`] : []),
    ...(unaffected.length > 0 ? [`${unaffected.length} not affected`] : []),
  ];
  return counts.join(', ');
}

const isOwn = ({ component }: SecurityNote): boolean => component === null;

/** Returns the recommended upgrades from the version of a product. */
export const upgradesOf = ({ product, version, open }: Checked): readonly UpgradeStep[] =>
  upgradeSteps(product.notes.filter(isOwn), open.filter(isOwn), version);

/** Returns how many of the open vulnerabilities a release closes, in words: `closes 1 of 6`. */
export function stepText({ closes, opens }: UpgradeStep, open: number): string {
  const closed = closes === open ? (open === 1 ? 'closes it' : `closes all ${open}`) : `closes ${closes} of ${open}`;
  return opens === 0 ? closed : `${closed}, but opens ${opens} more`;
}

/** Returns all upgrades in one sentence, or an empty text if there are none. */
export const upgradesText = (checked: Checked): string =>
  upgradesOf(checked)
    .map((step) => `${step.release} ${stepText(step, checked.open.length)}`)
    .join('; ');

/** Returns the sentence that says what versions were compared with, and the date of that data. */
export function closingText(asOf: string | null): string {
  const when = asOf === null ? '' : ` in ${asOf}`;
  return `Compared with the first fixed release of each release line, as recorded${when}. ${NOT_ALL}`;
}
