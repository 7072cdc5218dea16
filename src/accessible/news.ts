import type { Context } from '../views/context.ts';
import { arrive } from './acts/arrive.ts';
import { type Heard, readHere } from './interpret.ts';
import type { Machine, State } from './state.ts';

/** What has come of an effect. */
export type News =
  | { readonly kind: 'opened'; readonly url: string; readonly reason: string | null }
  /** `certain`: it is in the clipboard; `perhaps`: the terminal was told, and never answers. */
  | { readonly kind: 'copied'; readonly text: string; readonly isThere: 'certain' | 'perhaps' | 'no' }
  | { readonly kind: 'machine'; readonly machine: Machine };

/** Says what has come of an effect; where nothing was opened or copied, the address that can be used otherwise. */
export function hear(state: State, news: News, context: Context): Heard {
  switch (news.kind) {
    case 'opened':
      return said(state, news.reason === null ? 'Opened.' : `Not opened: ${news.reason}. The address is ${news.url}`);
    case 'copied':
      return said(state, COPIED[news.isThere] + news.text);
    case 'machine': {
      const step = arrive(state, { kind: 'machine', machine: news.machine }, context);
      return { ...readHere(step.state, context), effects: step.effects };
    }
    default:
      return news satisfies never;
  }
}

const COPIED: Readonly<Record<Extract<News, { readonly kind: 'copied' }>['isThere'], string>> = {
  certain: 'Copied: ',
  perhaps: 'Sent to the terminal to copy: ',
  no: 'Not copied, because there is no clipboard here. The address is ',
};

const said = (state: State, line: string): Heard => ({ state, lines: [line], effects: [], isPending: false });
