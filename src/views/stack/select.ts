import { rememberLast } from '../../data/remember.ts';
import type { SecurityNote } from '../../data/types.ts';
import { checkStack, noteId, productKey } from '../../products/part.ts';
import type { ProductVersion } from '../../products/product-version.ts';
import type { Checked, Report } from '../../products/report.ts';
import type { Context } from '../context.ts';
import type { State } from '../state.ts';
import type { StackState } from './state.ts';

/** A row of the stack: a product, a finding in it, the count of vulnerabilities that are closed in it, or an unknown product. */
export type StackRow = { readonly id: string; readonly product: string } & (
  | { readonly kind: 'product' | 'closed'; readonly checked: Checked }
  /** `why` is the reason if it cannot be told whether the vulnerability is open; `null` if it is open. */
  | { readonly kind: 'finding'; readonly checked: Checked; readonly note: SecurityNote; readonly why: string | null }
  | { readonly kind: 'not-known'; readonly asked: ProductVersion; readonly why: string }
);

/** Returns the report on the user's stack. */
export const stackReport = ({ installed }: State, { catalog }: Pick<Context, 'catalog'>): Report =>
  checkStack(catalog, installed);

/**
 * Returns the rows: each product, followed by its open vulnerabilities, those for which it cannot be told (both the gravest
 * first), and how many are closed. Products that are not known come last.
 */
export const stackRows = rememberLast(({ products, notKnown }: Report): readonly StackRow[] => [
  ...products.flatMap(rowsOf),
  ...notKnown.map(
    ({ asked, why }): StackRow => ({ kind: 'not-known', id: asked.name, product: asked.name, asked, why }),
  ),
]);

function rowsOf(checked: Checked): readonly StackRow[] {
  const { open, unknown } = checked;
  const product = productKey(checked.product);
  const whys = new Map(unknown.map(({ note, why }) => [note, why]));
  const findings = [...open, ...whys.keys()];
  return [
    { kind: 'product', id: product, product, checked },
    ...findings.map((note): StackRow => {
      return { kind: 'finding', id: `${product}/${noteId(note)}`, product, checked, note, why: whys.get(note) ?? null };
    }),
    ...(countClosed(checked) === 0 ? [] : [{ kind: 'closed', id: `${product}/`, product, checked } as const]),
  ];
}

export const countClosed = ({ fixed, unaffected }: Checked): number => fixed.length + unaffected.length;

/** Returns the index of the row that the cursor is on, or 0 if that row no longer exists. */
export function chosenIndex({ cursor }: StackState, rows: readonly StackRow[]): number {
  return Math.max(
    0,
    rows.findIndex(({ id }) => id === cursor),
  );
}
