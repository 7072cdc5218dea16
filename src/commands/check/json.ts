import type { SecurityNote } from '../../data/types.ts';
import { askedText, noteId } from '../../products/part.ts';
import type { Checked, Report } from '../../products/report.ts';

/** The version of the output format. It changes when a program that reads the old format would fail on the new one. */
const SCHEMA = 2;

/** Returns a report as `schema/check.schema.json` describes it. */
export function reportJson({ asOf, products, notKnown }: Report): string {
  const all = {
    schema: SCHEMA,
    asOf,
    products: products.map(productJson),
    notKnown: notKnown.map(({ asked }) => askedText(asked)),
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}

function productJson({ product, version, open, fixed, unaffected, unknown, upgrade, fixInLine }: Checked) {
  return {
    name: product.name,
    id: product.id,
    version: version.text,
    build: version.build?.text ?? null,
    open: open.map((note) => openJson(note, fixInLine(note))),
    closed: [...fixed, ...unaffected].map(noteId),
    unknown: unknown.map(({ note, why }) => ({ id: noteId(note), why })),
    upgrade,
  };
}

function openJson(note: SecurityNote, fixedInLine: string | null) {
  const { ids, impact, fixed, source } = note;
  return { id: noteId(note), ids, impact, fixed, fixedInLine, source };
}
