import { bytesOf, type Key } from '../../test/support/keys.ts';
import type { Random } from '../kit/random.ts';

/** An event that the user or the environment causes. `input` is the text that the terminal sends for it. */
export type Event = { readonly kind: Kind } & (
  | {
      readonly input: string;
      /** Whether it arrives in a read of its own, like a key pressed by hand: `o` is a command, `no` may be a paste. */
      readonly isAlone: boolean;
    }
  | { readonly sizes: readonly Size[] }
  | { readonly signal: 'SIGWINCH' | 'SIGCONT' }
);

export type Size = { readonly columns: number; readonly rows: number };

export const KINDS = [
  ...['key', 'letter', 'escape', 'typing', 'paste', 'redraw', 'suspend', 'unknown', 'answer'],
  ...['resize', 'resize-and-back', 'storm', 'signal', 'unfinished'],
] as const;
export type Kind =
  | 'key'
  | 'letter'
  | 'escape'
  | 'typing'
  | 'paste'
  | 'redraw'
  | 'suspend'
  | 'unknown'
  | 'answer'
  | 'resize'
  | 'resize-and-back'
  | 'storm'
  | 'signal'
  | 'unfinished';

const KEYS: readonly Key[] = [
  ...['up', 'down', 'down', 'right', 'left', 'enter', 'page-up', 'page-down', 'home', 'end', 'tab', 'shift+tab'],
  ...['backspace', 'delete', 'ctrl+a', 'ctrl+b', 'ctrl+d', 'ctrl+e', 'ctrl+f', 'ctrl+k', 'ctrl+n', 'ctrl+p'],
  ...['ctrl+u', 'ctrl+w', 'ctrl+y'],
];
/** All letters but `q`, which would quit. */
const LETTERS = [...'jjjkkkllhhJKgGnNbyYofs??/><x123 z'];
const WORDS = [
  ...['runc', 'dokcer', 'kubernets', 'status:active ', 'kind:', "'OCI", '^cri', 'lxc|podman', '-docker', 'sort:name '],
  ...['容器', 'e\u0301', '👩‍👩‍👧', 'ß', 'uses:seccomp ', 'zzzz', 'rootless ', '"two words"', ' ', 'is:bookmarked'],
];
const PASTES = [
  ...['runc\n', 'o', '1', 'no\r1\tyb', 'a\u001B[31mb\u0007', 'x'.repeat(400), 'q', '\u001B]0;owned\u0007', '>o', 'ü👍'],
];
/** Mouse reports, focus reports, keys without a meaning here, and keys with modifiers. */
const UNKNOWN = [
  ...['\u001B[<0;3;9M', '\u001B[<35;10;4m', '\u001B[I', '\u001B[O', '\u001B[25~', '\u001B[120;5u', '\u001B[1;8P'],
  ...['\u001B[57441;5u', '\u001B[97;1:3u', '\u001BOM', '\u001B[1;5D', '\u001B[1;5C', '\u001B[3;5~', '\u001B[1;2A'],
  ...['\u001Bo', '\u001Bq', '\u001B1', '\u001Bd', '\u001Bb', '\u0000', '\u001C', '\u001D', '\u001F'],
];
const ANSWERS = [
  ...['\u001B[?62;22c', '\u001B[12;40R', '\u001B[?2026;2$y', '\u001B]11;rgb:0000/0000/0000\u001B\\'],
  ...['\u001BP>|XTerm(390)\u001B\\', '\u001B]10;rgb:ffff/ffff/ffff\u0007', '\u001B[?1u', '\u001B[4;600;800t'],
];
/** Sequences that are never completed. */
const UNFINISHED = ['\u001B[200~', '\u001B[200~ab', '\u001B]11;rgb:00', '\u001BP>|X', '\u001B[', '\u001B[1;', ''];
const SIZES: readonly Size[] = [
  [80, 24],
  [80, 24],
  [120, 40],
  [60, 20],
  [59, 20],
  [40, 15],
  [30, 8],
  [29, 8],
  [20, 5],
  [1, 1],
  [200, 50],
  [81, 25],
].map(([columns = 0, rows = 0]) => ({ columns, rows }));

type Maker = (random: Random, now: Size) => Event;

const input = (kind: Kind, text: string, isAlone = false): Event => ({ kind, input: text, isAlone });
const otherSize = (random: Random, { columns, rows }: Size): Size => ({
  columns: Math.max(1, columns + random.one([-1, 1, -20, 20, 0])),
  rows: Math.max(1, rows + random.one([-1, -10, 10])),
});

const MAKERS: Readonly<Record<Exclude<Kind, 'unfinished'>, readonly [weight: number, Maker]>> = {
  key: [480, (random) => input('key', bytesOf(random.one(KEYS)))],
  letter: [120, (random) => input('letter', random.one(LETTERS), true)],
  escape: [20, () => input('escape', '\u001B', true)],
  typing: [40, (random) => input('typing', `/${random.one(WORDS)}`, true)],
  paste: [15, (random) => input('paste', `\u001B[200~${random.one(PASTES)}\u001B[201~`, true)],
  redraw: [20, () => input('redraw', '\u000C')],
  suspend: [5, () => input('suspend', '\u001A')],
  unknown: [80, (random) => input('unknown', random.one(UNKNOWN))],
  answer: [40, (random) => input('answer', random.one(ANSWERS))],
  resize: [
    50,
    (random, now) => ({
      kind: 'resize',
      sizes: [random.one([random.one(SIZES), random.one(SIZES), otherSize(random, now)])],
    }),
  ],
  'resize-and-back': [40, (random, now) => ({ kind: 'resize-and-back', sizes: [otherSize(random, now), now] })],
  storm: [
    8,
    (random) => ({ kind: 'storm', sizes: Array.from({ length: 5 + random.below(20) }, () => random.one(SIZES)) }),
  ],
  signal: [20, (random) => ({ kind: 'signal', signal: random.one(['SIGWINCH', 'SIGCONT'] as const) })],
};

/** Yields endless batches of events; the same random numbers give the same events. */
export function* batchesOf(random: Random, start: Size, without: readonly Kind[]): Generator<readonly Event[]> {
  const makers = Object.entries(MAKERS)
    .filter(([kind]) => !without.some((name) => name === kind))
    .map(([, [weight, make]]) => [weight, make] as const);
  let size = start;
  while (true) {
    const batch: Event[] = [];
    // A resize often ends the batch: a later event might redraw the screen and hide a fault.
    for (let left = 1 + random.below(100); left > 0; left -= 1) {
      const event = random.weighted(makers)(random, size);
      batch.push(event);
      if (!('sizes' in event)) continue;
      size = event.sizes.at(-1) ?? size;
      if (random.below(4) > 0) break;
    }
    yield batch;
  }
}

/** Returns a sequence that is still unfinished when the user quits; `null` when such events are left out. */
export function unfinished(random: Random, without: readonly Kind[]): Event | null {
  return without.includes('unfinished') ? null : input('unfinished', random.one(UNFINISHED), true);
}

export function startSize(random: Random): Size {
  return random.one(SIZES.filter(({ columns }) => columns >= 30));
}

/** Describes an event in words. */
export function describe(event: Event): string {
  if ('signal' in event) return `${event.kind} ${event.signal}`;
  if ('sizes' in event)
    return `${event.kind} ${event.sizes.map(({ columns, rows }) => `${columns}x${rows}`).join(' ')}`;
  return `${event.kind} ${JSON.stringify(event.input).replaceAll('\\u001b', 'ESC ')}`;
}
