import type { Use } from '../data/isolation.ts';
import { MUTED, type Span, type Style, span } from './line.ts';
import type { Theme } from './theme.ts';

/** They differ in form too, for screens without colour. What is not recorded is the quietest: it is most of a table. */
const SIGNS: Readonly<Record<Use, { readonly sign: string; readonly ascii: string; readonly style: Style }>> = {
  uses: { sign: '●', ascii: '#', style: { tone: 'good' } },
  'by option': { sign: '○', ascii: 'o', style: { tone: 'warn' } },
  'does not': { sign: '–', ascii: '-', style: {} },
  'not recorded': { sign: '·', ascii: '.', style: MUTED },
};

/** Whether an entry uses a mechanism, as a sign of one cell. */
export function signOfUse(use: Use, { unicode, ambiguous }: Theme): Span {
  const { sign, ascii, style } = SIGNS[use];
  return span(unicode && ambiguous === 'narrow' ? sign : ascii, style);
}
