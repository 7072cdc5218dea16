import type { SecurityNote } from '../../data/types.ts';
import { findVulnerabilities } from '../../data/vulnerabilities.ts';
import { check, checkStack, noteId, productKey, readAsked } from '../../products/part.ts';
import type { Checked, NotKnown, Report } from '../../products/report.ts';
import type { Stack } from '../../products/stack.ts';
import type { Context } from '../../views/context.ts';
import { closingText, countsText, upgradesText } from '../../views/stack/words.ts';
import { type Answer, listOf, type Row, type Target } from '../answer.ts';
import { capital, counted, facts, labelled, listed, sentence, sentences } from '../words/join.ts';
import { noteRow } from '../words/notes.ts';

type Library = Pick<Context, 'catalog' | 'items'>;

/** Reports what is recorded about products in their versions: counts, upgrades, and what is open or cannot be decided. */
export function checkAnswer(text: string, { catalog, items }: Library): Answer {
  const report = check(catalog, readAsked(text));
  const { products, notKnown, asOf } = report;
  const names = products.map(({ product, version }) => `${product.name} ${version.text}`);
  return {
    title: names.length === 0 ? `Check of ${text}` : `Check of ${names.join(', ')}`,
    paragraphs: [
      ...products.flatMap(productParagraphs),
      ...notKnown.map(whyText),
      ...(products.length === 0 ? [] : [closingText(asOf)]),
    ],
    list: products.length === 0 ? null : listOf(['finding', 'findings'], findingRows(report, { catalog, items })),
  };
}

/** Says why a product could not be checked. A name at the beginning stays as it is written. */
export const whyText = ({ asked, why }: NotKnown): string =>
  why.startsWith(asked.name) ? sentence(why) : capital(sentence(why));

function productParagraphs(checked: Checked): readonly string[] {
  const { product, version, open, fixed, unaffected } = checked;
  const endsOpen = product.successors.length > 0 && open.some((note) => note.fixed.length === 0);
  const upgrades = upgradesText(checked);
  const ids = (notes: readonly SecurityNote[]) => notes.map(noteId).join(', ');
  return [
    sentences([
      `${product.name} ${version.text}: ${countsText(checked)}`,
      upgrades === '' ? '' : `To upgrade: ${upgrades}`,
      endsOpen ? `No release closes all; ${listed(product.successors)} can take its place` : '',
    ]),
    ...labelled('Fixed in it', ids(fixed)),
    ...labelled('Not affected by', ids(unaffected)),
  ];
}

/**
 * Returns the open notes, the gravest first, then the undecided ones with the reason. With several products each row names its
 * product.
 */
function findingRows({ products }: Report, { catalog, items }: Library): readonly Row[] {
  const pages = new Map(findVulnerabilities(catalog).flatMap(({ id, ids }) => ids.map((one) => [one, id] as const)));
  const leadsTo = (note: SecurityNote): Target => {
    const page = pages.get(noteId(note));
    return page !== undefined && items.has(page)
      ? { place: { kind: 'item', id: page } }
      : { none: 'This finding has no page of its own.' };
  };
  return products.flatMap(({ product, open, unknown }) => {
    const whose = products.length > 1 ? product.name : '';
    const row = (state: string, note: SecurityNote): Row => ({
      text: `${facts([whose, whose === '' ? capital(state) : state])}, ${noteRow(note)}`,
      leadsTo: leadsTo(note),
    });
    return [...open.map((note) => row('open', note)), ...unknown.map(({ note, why }) => row(`unknown, ${why}`, note))];
  });
}

/** Lists the user's products with their counts and upgrades. The number of a product leads to what is open in it. */
export function stackAnswer(stack: Stack, { catalog }: Library): Answer {
  const { products, notKnown, asOf } = checkStack(catalog, stack);
  const rows = products.map((checked): Row => {
    const { product, version } = checked;
    const upgrades = upgradesText(checked);
    return {
      text: sentences([`${product.name} ${version.text}: ${countsText(checked)}`, upgrades]),
      leadsTo: { place: { kind: 'check', text: `${productKey(product)}@${version.text}` } },
    };
  });
  const advice = 'Type keep, a name and a version to add a product, forget and a name to remove one.';
  const below = products.length === 0 ? [] : [closingText(asOf)];
  return {
    title: `Your stack, ${counted(rows.length, 'product', 'products')}`,
    paragraphs: [...below, advice, ...notKnown.map(whyText)],
    list: listOf(['product', 'products'], rows),
  };
}
