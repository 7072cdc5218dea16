import { sanitize } from '../text/sanitize.ts';
import type { Context } from '../views/context.ts';
import { arrive } from './acts/arrive.ts';
import { type Heard, readHere } from './interpret.ts';
import type { Machine, State } from './state.ts';

/** What has come of an effect. */
export type News =
  | { readonly kind: 'opened'; readonly url: string; readonly reason: string | null }
  /** `certain`: it is in the clipboard; `perhaps`: the terminal was told, and never answers. */
  | {
      readonly kind: 'copied';
      readonly text: string;
      /** What it is called: an address by itself. */
      readonly what: string;
      readonly isThere: 'certain' | 'perhaps' | 'no';
    }
  | { readonly kind: 'machine'; readonly machine: Machine };

/** Says what has come of an effect; where nothing was opened or copied, the address that can be used otherwise. */
export function hear(state: State, news: News, context: Context): Heard {
  switch (news.kind) {
    case 'opened':
      return said(state, news.reason === null ? 'Opened.' : `Not opened: ${news.reason}. The address is ${news.url}`);
    case 'copied':
      return said(state, ...copied(news));
    case 'machine': {
      const step = arrive(state, { kind: 'machine', machine: news.machine }, context);
      return { ...readHere(step.state, context), effects: step.effects };
    }
    default:
      return news satisfies never;
  }
}

type Copied = Extract<News, { readonly kind: 'copied' }>;

/** Says no more than is known; what could not be copied is said itself. */
function copied({ text, what, isThere }: Copied): readonly string[] {
  if (isThere === 'certain') return [`Copied: ${what}`];
  if (isThere === 'perhaps') return [`Sent to the terminal to copy: ${what}`];
  const why = 'Not copied, because there is no clipboard here.';
  return text === what
    ? [`${why} The address is ${text}`]
    : [`${why} Here is the text:`, ...text.trimEnd().split('\n')];
}

const said = (state: State, ...lines: readonly string[]): Heard => ({
  state,
  lines: lines.map(sanitize),
  effects: [],
  isPending: false,
});
