import { bundle } from './bundle.ts';
import type { Session } from './terminal.ts';

/** A program whose life cycle is tested, with a check of its screen. */
export type Subject = {
  readonly name: string;
  /** Returns the path of its script. */
  readonly script: () => Promise<string>;
  /** Whether the screen shows one complete frame of the size of the window, after this many presses of ↓. */
  readonly shows: (session: Session, downs: number) => boolean;
};

const fixture = bundle('test/fixtures/counter.tsx');

const occurrences = (text: string, part: string) => text.split(part).length - 1;

/** A fixture that counts in a box of the size of the window, and fails at the press of a key. */
export const counter: Subject = {
  name: 'a program that can misbehave',
  script: () => fixture,
  shows(session, downs) {
    const rows = session.screen();
    const text = rows.join('\n');
    const corners = text.replaceAll(/[^┌┐└┘]/g, '');
    const isWide = rows[0]?.length === session.columns && rows.at(-1)?.length === session.columns;
    return isWide && corners === '┌┐└┘' && text.includes(`count ${downs} `);
  },
};

/** The explorer itself, as built. */
export const explorer: Subject = {
  name: 'the explorer',
  script: async () => 'dist/index.cjs',
  shows(session, downs) {
    const rows = session.screen();
    const [header = '', rule = '', ...rest] = rows;
    const isWide = rule.length === session.columns && /^[─━]+┬[─━]+$/.test(rule);
    const isWhole = occurrences(rows.join('\n'), 'awesome-containers') === 1 && rest.at(-1)?.includes('move') === true;
    return header.startsWith(' awesome-containers') && isWide && isWhole && rest[downs]?.startsWith('▌') === true;
  },
};
