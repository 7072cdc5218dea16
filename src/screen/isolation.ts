import type { Use } from '../data/isolation.ts';
import { MUTED, type Span, type Style, span } from './line.ts';
import type { Theme } from './theme.ts';

/** The signs differ in shape as well as in colour. “Not recorded” is the least conspicuous, because it fills most of a table. */
const SIGNS: Readonly<Record<Use, { readonly sign: string; readonly ascii: string; readonly style: Style }>> = {
  uses: { sign: '●', ascii: '#', style: { tone: 'good' } },
  'by option': { sign: '○', ascii: 'o', style: { tone: 'warn' } },
  'does not': { sign: '–', ascii: '-', style: {} },
  'not recorded': { sign: '·', ascii: '.', style: MUTED },
};

/** Returns a sign, one cell wide, for whether an entry uses a mechanism. */
export function signOfUse(use: Use, { unicode, ambiguous }: Theme): Span {
  const { sign, ascii, style } = SIGNS[use];
  return span(unicode && ambiguous === 'narrow' ? sign : ascii, style);
}
