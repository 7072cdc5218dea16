import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import type { KeyEvent } from '../../../src/keys/event.ts';
import { ButtonWatch, withTurnsJoined } from '../../../src/keys/mouse.ts';

const CSI = '\u001b[';
const decoded = (...reads: readonly string[]): readonly KeyEvent[] => {
  const decoder = new KeyDecoder();
  return [...reads.flatMap((text) => decoder.push(text, 0)), ...decoder.flush()];
};
const mouse = (did: 'press' | 'release' | 'back', column: number, row: number): KeyEvent => {
  return { type: 'mouse', did, column, row };
};
const wheel = (notches: number, column: number, row: number): KeyEvent => ({ type: 'wheel', notches, column, row });

describe('a mouse report', () => {
  test.each([
    ['a press', `${CSI}<0;10;5M`, mouse('press', 10, 5)],
    ['a release', `${CSI}<0;10;5m`, mouse('release', 10, 5)],
    ['a press with Shift, Alt and Ctrl', `${CSI}<28;10;5M`, mouse('press', 10, 5)],
    ['the wheel up', `${CSI}<64;10;5M`, wheel(-1, 10, 5)],
    ['the wheel down with Ctrl', `${CSI}<81;10;5M`, wheel(1, 10, 5)],
    ['the right button', `${CSI}<2;10;5M`, mouse('back', 10, 5)],
    ['the back button', `${CSI}<128;10;5M`, mouse('back', 10, 5)],
    ['a cell far away', `${CSI}<0;1000;700M`, mouse('press', 1000, 700)],
    ['an old press', `${CSI}M *%`, mouse('press', 10, 5)],
    ['an old release', `${CSI}M#*%`, mouse('release', 10, 5)],
    ['an old wheel', `${CSI}Ma*%`, wheel(1, 10, 5)],
    ['the last column of the old format', `${CSI}M \u007f!`, mouse('press', 95, 1)],
  ])('of %s is decoded, whole or in two reads, and types nothing', (_, report, event) => {
    expect(decoded(`j${report}k`)).toEqual([{ type: 'text', text: 'j' }, event, { type: 'text', text: 'k' }]);
    for (let at = 2; at < report.length; at++) {
      expect(decoded(report.slice(0, at), report.slice(at))).toEqual([event]);
    }
  });

  test('with any numbers is never text', () => {
    const number = fc.oneof(fc.nat(300), fc.nat());
    fc.assert(
      fc.property(number, number, number, fc.constantFrom('M', 'm'), (code, column, row, final) => {
        const events = decoded(`${CSI}<${code};${column};${row}${final}`);
        expect(events.filter(({ type }) => type !== 'mouse' && type !== 'wheel')).toEqual([]);
        expect(events.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('in the old format with any characters is never text', () => {
    const sign = fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(sign, sign, sign, (code, column, row) => {
        const events = decoded(`${CSI}M${code}${column}${row}`);
        expect(events.filter(({ type }) => type !== 'mouse' && type !== 'wheel')).toEqual([]);
      }),
    );
  });

  test('in a paste is pasted and does not click', () => {
    expect(decoded(`${CSI}200~a${CSI}<0;1;1M${CSI}201~`)).toEqual([{ type: 'paste', text: `a${CSI}<0;1;1M` }]);
  });
});

describe('mouse buttons', () => {
  const gestures = (...reports: readonly KeyEvent[]) => {
    const watch = new ButtonWatch();
    return reports.flatMap((report) => (report.type === 'mouse' ? (watch.take(report) ?? []) : []));
  };
  const click = { kind: 'click', column: 10, row: 5, isDouble: false };

  test('click if they are released at the same or a neighbouring cell', () => {
    expect(gestures(mouse('press', 10, 5), mouse('release', 10, 5))).toEqual([click]);
    expect(gestures(mouse('press', 10, 5), mouse('release', 11, 5))).toEqual([click]);
  });

  test('double-click if two clicks in one place follow quickly', () => {
    const watch = new ButtonWatch();
    const clicks = [0, 30, 0, 400, 30, 700].map((elapsed, at) => {
      watch.wait(elapsed);
      const report = mouse(at % 2 === 0 ? 'press' : 'release', 10, 5);
      return report.type === 'mouse' ? watch.take(report) : null;
    });
    expect(clicks.filter((one) => one !== null)).toEqual([click, { ...click, isDouble: true }, click]);
  });

  test('drag if they are released elsewhere', () => {
    expect(gestures(mouse('press', 10, 5), mouse('release', 14, 5))).toEqual([{ kind: 'drag' }]);
    expect(gestures(mouse('press', 10, 5), mouse('release', 10, 6))).toEqual([{ kind: 'drag' }]);
  });

  test('do nothing if a press or a release is missing', () => {
    expect(gestures(mouse('release', 10, 5))).toEqual([]);
    expect(gestures(mouse('press', 3, 3), mouse('press', 10, 5), mouse('release', 10, 5))).toEqual([click]);
  });

  test('go back when pressed, and their release does nothing', () => {
    expect(gestures(mouse('press', 10, 5), mouse('back', 10, 5), mouse('release', 10, 5))).toEqual([{ kind: 'back' }]);
  });
});

test('turns of the wheel in one read are joined, and other events keep their order', () => {
  const key: KeyEvent = { type: 'key', name: 'down' };
  const flood = Array.from({ length: 500 }, () => wheel(1, 4, 4));
  expect(withTurnsJoined([...flood, key, wheel(1, 4, 4), wheel(-1, 4, 4), wheel(-1, 5, 4)])).toEqual([
    wheel(500, 4, 4),
    key,
    wheel(1, 4, 4),
    wheel(-2, 4, 4),
  ]);
});
