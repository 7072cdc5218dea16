import type { SecurityNote } from '../../data/types.ts';
import { noteId } from '../../products/part.ts';
import type { Report } from '../../products/report.ts';

/**
 * Returns one finding per line, for other programs. A line has the product, version, state (`open`, `unknown`, `fixed` or
 * `unaffected`), id, impact, fixed releases, source, and the reason for an `unknown` state, separated by tabs.
 */
export function reportLines({ products }: Report): string {
  return products
    .flatMap(({ product, version, open, fixed, unaffected, unknown }) => {
      const row = (state: string, note: SecurityNote, why = '') =>
        [
          ...[product.id ?? product.name, version.text, state, noteId(note), note.impact ?? ''],
          ...[releases(note), note.source, why],
        ].join('\t');
      return [
        ...open.map((note) => row('open', note)),
        ...unknown.map(({ note, why }) => row('unknown', note, why)),
        ...fixed.map((note) => row('fixed', note)),
        ...unaffected.map((note) => row('unaffected', note)),
      ];
    })
    .map((row) => `${row}\n`)
    .join('');
}

const releases = ({ component, fixed }: SecurityNote): string =>
  [...(component === null ? [] : [`${component}:`]), ...fixed].join(' ');
