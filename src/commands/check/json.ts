import type { SecurityNote } from '../../data/types.ts';
import { fixInLine, sortedFixes } from '../../versions/judge.ts';
import { compareVersions, type Version } from '../../versions/version.ts';
import { askedText } from './asked.ts';
import { type Checked, noteId, type Report } from './report.ts';

/** Number of the output's form; it changes when a reader of the old form would fail on the new one. */
const SCHEMA = 2;

/** A report as `schema/check.schema.json` describes it. */
export function reportJson({ asOf, products, notKnown }: Report): string {
  const all = {
    schema: SCHEMA,
    asOf,
    products: products.map(productJson),
    notKnown: notKnown.map(({ asked }) => askedText(asked)),
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}

function productJson({ product, version, open, fixed, unaffected, unknown, upgrade }: Checked) {
  return {
    name: product.name,
    id: product.id,
    version: version.text,
    build: version.build?.text ?? null,
    open: open.map((note) => openJson(note, version)),
    closed: [...fixed, ...unaffected].map(noteId),
    unknown: unknown.map(({ note, why }) => ({ id: noteId(note), why })),
    upgrade,
  };
}

function openJson(note: SecurityNote, version: Version) {
  const { ids, impact, fixed, source } = note;
  return { id: noteId(note), ids, impact, fixed, fixedInLine: laterInLine(note, version), source };
}

/** The first release of the version's own line that fixes a vulnerability of the product itself. */
export function laterInLine({ fixed, component }: SecurityNote, version: Version): string | null {
  if (component !== null) return null;
  const fix = fixInLine(sortedFixes(fixed), version);
  return fix !== null && compareVersions(fix, version) > 0 ? fix.text : null;
}
