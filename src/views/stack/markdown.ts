import type { SecurityNote } from '../../data/types.ts';
import { noteId } from '../../products/part.ts';
import type { Checked, Report } from '../../products/report.ts';
import { closingText, countsText, upgradesText } from './words.ts';

/** Returns the report on a stack as Markdown, for a ticket or a message. */
export function stackMarkdown(report: Report): string {
  const { asOf, products, notKnown } = report;
  const unread = notKnown.map(({ why }) => `- ${why}`);
  return [...products.flatMap(productLines), ...unread, '', closingText(asOf), ''].join('\n');
}

function productLines(checked: Checked): readonly string[] {
  const { product, version, open, unknown } = checked;
  const upgrades = upgradesText(checked);
  return [
    `- **${product.name} ${version.text}**: ${countsText(checked)}`,
    ...(upgrades === '' ? [] : [`  - upgrade: ${upgrades}`]),
    ...open.map((note) => `  - ${noteText(note)}`),
    ...unknown.map(({ note, why }) => `  - ${noteText(note)}; unknown: ${why}`),
  ];
}

function noteText(note: SecurityNote): string {
  const { impact, nickname, fixed, component, unfixed, source } = note;
  const facts = [impact, nickname].filter((fact) => fact !== null).join(', ');
  const releases = `${component === null ? '' : `${component} `}${fixed.join(', ')}`;
  const fix = unfixed
    ? 'not fixed in any release'
    : fixed.length > 0
      ? `fixed in ${releases}`
      : 'no fixed release recorded';
  return `[${noteId(note)}](${source})${facts === '' ? '' : ` ${facts}`}; ${fix}`;
}
