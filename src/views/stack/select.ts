import { rememberLast } from '../../data/remember.ts';
import type { SecurityNote } from '../../data/types.ts';
import type { Asked } from '../../products/asked.ts';
import { checkStack, noteId, productKey } from '../../products/part.ts';
import type { Checked, Report } from '../../products/report.ts';
import type { Context } from '../context.ts';
import { gravestFirst } from '../detail/notes.ts';
import type { State } from '../state.ts';
import type { StackState } from './state.ts';

/** A row of the stack: a product, a finding in it, all that is closed in it, or what is not understood. */
export type StackRow = { readonly id: string; readonly product: string } & (
  | { readonly kind: 'product' | 'closed'; readonly checked: Checked }
  /** `why` is the reason where it cannot be told; `null` for what is open. */
  | { readonly kind: 'finding'; readonly checked: Checked; readonly note: SecurityNote; readonly why: string | null }
  | { readonly kind: 'not-known'; readonly asked: Asked; readonly why: string }
);

/** What is recorded of the reader's own stack. */
export const stackReport = ({ installed }: State, { catalog }: Pick<Context, 'catalog'>): Report =>
  checkStack(catalog, installed);

/** Each product with what is open in it, the gravest first, what cannot be told, and how much is closed. */
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
  const findings = [...gravestFirst(open), ...gravestFirst([...whys.keys()])];
  return [
    { kind: 'product', id: product, product, checked },
    ...findings.map((note): StackRow => {
      return { kind: 'finding', id: `${product}/${noteId(note)}`, product, checked, note, why: whys.get(note) ?? null };
    }),
    ...(countClosed(checked) === 0 ? [] : [{ kind: 'closed', id: `${product}/`, product, checked } as const]),
  ];
}

export const countClosed = ({ fixed, unaffected }: Checked): number => fixed.length + unaffected.length;

/** The index of the row that the cursor is on; the first when what it was on is gone. */
export function chosenIndex({ cursor }: StackState, rows: readonly StackRow[]): number {
  return Math.max(
    0,
    rows.findIndex(({ id }) => id === cursor),
  );
}
