import { sanitize } from '../text/sanitize.ts';
import type { Context } from '../views/context.ts';
import { goTo } from './acts/go-to.ts';
import { type Reply, readHere } from './interpret.ts';
import type { Machine, State } from './state.ts';

/** The outcome of an effect. */
export type EffectOutcome =
  | { readonly kind: 'opened'; readonly url: string; readonly reason: string | null }
  /** `certain`: the text is in the clipboard. `perhaps`: it was sent to the terminal, which never confirms it. */
  | {
      readonly kind: 'copied';
      readonly text: string;
      /** The name of what was copied; for an address, the address itself. */
      readonly what: string;
      readonly isThere: 'certain' | 'perhaps' | 'no';
    }
  | { readonly kind: 'machine'; readonly machine: Machine };

/** Reports the outcome of an effect. If opening or copying failed, the lines contain the address or the text. */
export function hear(state: State, news: EffectOutcome, context: Context): Reply {
  switch (news.kind) {
    case 'opened':
      return said(state, news.reason === null ? 'Opened.' : `Not opened: ${news.reason}. The address is ${news.url}`);
    case 'copied':
      return said(state, ...copied(news));
    case 'machine': {
      const step = goTo(state, { kind: 'machine', machine: news.machine }, context);
      return { ...readHere(step.state, context), effects: step.effects };
    }
    default:
      return news satisfies never;
  }
}

type Copied = Extract<EffectOutcome, { readonly kind: 'copied' }>;

/** Claims no more than is known. Text that could not be copied is printed instead. */
function copied({ text, what, isThere }: Copied): readonly string[] {
  if (isThere === 'certain') return [`Copied: ${what}`];
  if (isThere === 'perhaps') return [`Sent to the terminal to copy: ${what}`];
  const why = 'Not copied, because there is no clipboard here.';
  return text === what
    ? [`${why} The address is ${text}`]
    : [`${why} Here is the text:`, ...text.trimEnd().split('\n')];
}

const said = (state: State, ...lines: readonly string[]): Reply => ({
  state,
  lines: lines.map(sanitize),
  effects: [],
  isPending: false,
});
