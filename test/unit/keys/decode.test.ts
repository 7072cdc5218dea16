import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KeyDecoder } from '../../../src/keys/decode.ts';
import type { KeyEvent } from '../../../src/keys/event.ts';

const ESC = '\u001b';
const CSI = `${ESC}[`;

/** An event as text: the name of a key, or typed text in quotes. */
function told(event: KeyEvent): string {
  if (event.type === 'key') return event.name;
  if (event.type === 'background') return `background ${event.text}`;
  if (event.type === 'mouse') return `${event.did} at ${event.column}, ${event.row}`;
  if (event.type === 'wheel') return `wheel ${event.notches} at ${event.column}, ${event.row}`;
  if (event.type === 'cursor-position') return `cursor at ${event.row}, ${event.column}`;
  return event.type === 'paste' ? `paste '${event.text}'` : `'${event.text}'`;
}

/** The events of some reads, with a pause in milliseconds before each except the first, and a long one at the end. */
function decoded(reads: readonly string[], silence = 0): readonly string[] {
  const decoder = new KeyDecoder();
  const events = reads.flatMap((text, index) => {
    const patience = decoder.patience;
    const givenUp = index > 0 && patience !== null && silence > patience ? decoder.flush() : [];
    return [...givenUp, ...decoder.push(text, index === 0 ? Infinity : silence)];
  });
  return [...events, ...decoder.flush()].map(told);
}

describe('a sequence', () => {
  test.each([
    ['an arrow', `${CSI}A`, ['up']],
    ['an arrow in application mode', `${ESC}OB`, ['down']],
    ['an arrow with Ctrl in xterm', `${CSI}1;5D`, ['ctrl+left']],
    ['an arrow with Ctrl in an old xterm', `${CSI}5C`, ['ctrl+right']],
    ['an arrow with Ctrl in rxvt', `${ESC}Od`, ['ctrl+left']],
    ['an arrow with Alt in xterm', `${CSI}1;3C`, ['alt+right']],
    ['an arrow with Alt in rxvt', `${ESC}${CSI}D`, ['alt+left']],
    ['an arrow with Shift in rxvt', `${CSI}a`, ['shift+up']],
    ['a held arrow in the kitty protocol', `${CSI}1;1:2A`, ['up']],
    ['a released arrow', `${CSI}1;1:3A`, []],
    ['an arrow with NumLock', `${CSI}1;129B`, ['down']],
    ['an arrow with Super', `${CSI}1;9B`, []],
    ['Home', `${CSI}H${CSI}1~${CSI}7~${ESC}OH`, ['home', 'home', 'home', 'home']],
    ['End', `${CSI}F${CSI}4~${CSI}8~${ESC}OF`, ['end', 'end', 'end', 'end']],
    ['Home and End of the kitty protocol’s keypad', `${CSI}57423u${CSI}57424u`, ['home', 'end']],
    ['Delete with Ctrl', `${CSI}3;5~${CSI}3^`, ['ctrl+delete', 'ctrl+delete']],
    ['Delete with Shift in rxvt', `${CSI}3$`, ['shift+delete']],
    ['Tab with Shift', `${CSI}Z${CSI}9;2u${CSI}27;2;9~`, ['shift+tab', 'shift+tab', 'shift+tab']],
    ['Backspace with Ctrl', `${CSI}127;5u${CSI}27;5;127~${CSI}27;5;8~`, Array(3).fill('ctrl+backspace')],
    ['Backspace with Alt', `${ESC}\u007f${CSI}127;3u`, ['alt+backspace', 'alt+backspace']],
    ['Ctrl-c', `\u0003${CSI}27;5;99~${CSI}99;5u${CSI}99;69u`, Array(4).fill('ctrl+c')],
    ['Ctrl-c on a Cyrillic layout', `${CSI}1089::99;5u`, ['ctrl+c']],
    ['released Ctrl-c', `${CSI}99;5:3u`, []],
    ['Ctrl-Shift-c', `${CSI}99;6u`, ['ctrl+shift+c']],
    ['Ctrl-c with Super', `${CSI}99;13u`, []],
    ['Alt and a letter', `${ESC}q${CSI}113;3u${CSI}27;3;113~`, ['alt+q', 'alt+q', 'alt+q']],
    ['Alt and a letter that is a surrogate pair', `${ESC}𝔘`, ['alt+𝔘']],
    ['Alt and Enter', `${ESC}\r`, ['alt+enter']],
    ['a keypad in application mode', `${ESC}Op${ESC}Oy${ESC}Ok${ESC}Oo${ESC}OX${ESC}OM`, chars('09+/=', 'enter')],
    ['a keypad in the kitty protocol', `${CSI}57399u${CSI}57408u${CSI}57411u${CSI}57414u`, chars('09*', 'enter')],
    ['a letter as its code', `${CSI}97u${CSI}97;1:1u${CSI}97;1:2u`, chars('aaa')],
    ['a released letter', `${CSI}97;1:3u`, []],
    ['a capital as its code', `${CSI}97;2u${CSI}97:65;2u${CSI}27;2;65~`, chars('AAA')],
    ['a letter with its text', `${CSI}97;;228u${CSI}0;;229u`, chars('äå')],
    ['a letter with CapsLock', `${CSI}106;65u`, chars('j')],
    ['a digit key with Shift, which depends on the layout', `${CSI}49;2u`, []],
    ['a symbol as its code', `${CSI}27;2;33~`, chars('!')],
    ['a space with Shift', `${CSI}32;2u`, chars(' ')],
    ['a function key', `${ESC}OP${CSI}15~${CSI}1;2P${CSI}[A${CSI}57376u`, []],
    ['a modifier alone', `${CSI}57441;2u`, []],
    ['an absurd code', `${CSI}99999999u${CSI}55296u${CSI}1;99999999999D`, []],
    ['a sequence with a single-byte introducer', '\u009bA\u008fB', ['up', 'down']],
    ['a sequence that a control character interrupts', `${CSI}1;\u0003`, ['ctrl+c']],
    ['a sequence that another one interrupts', `${CSI}1;${CSI}A`, ['up']],
    ['a sequence that is too long', `${CSI}${'1;'.repeat(1000)}Aj${CSI}${'1;'.repeat(40)}`, chars('j')],
  ])('%s', (_, bytes, events) => {
    expect(decoded([bytes])).toEqual(events);
  });

  test('has the same meaning if it arrives in several reads', () => {
    const whole = [
      ...[`${CSI}1;5D`, `${ESC}OA`, `${ESC}b`, 'jä漢👍', `${CSI}200~a\rb${ESC}[31m${CSI}201~`, `${CSI}97;2u`, '\r'],
      ...[`${ESC}]11;rgb:1/2/3${ESC}\\`, `${ESC}P1+r544e=1${ESC}\\`, `${CSI}M !!`, `${CSI}<0;1;1M`, `${CSI}3$`],
      ...[`${CSI}[A`, `${ESC}${CSI}C`, `${CSI}24;80R`, '\u0015', `${CSI}?62;22c`],
    ];
    const joined = (events: readonly string[]) => events.join(' ').replaceAll("' '", '');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whole)), fc.array(fc.integer({ min: 1, max: 7 })), (parts, cuts) => {
        const bytes = parts.join('');
        const reads: string[] = [];
        for (let at = 0, cut = 0; at < bytes.length; cut++) {
          const end = at + (cuts[cut % cuts.length] ?? bytes.length);
          reads.push(bytes.slice(at, end));
          at = end;
        }
        expect(joined(decoded(reads))).toBe(joined(decoded([bytes])));
      }),
    );
  });
});

describe('a reply of the terminal', () => {
  test.each([
    ['an unrequested colour', `${ESC}]10;rgb:1e1e/1e1e/1e1e${ESC}\\`],
    ['the clipboard', `${ESC}]52;c;${'QQ'.repeat(50_000)}\u0007`],
    ['a capability', `${ESC}P1+r544e=1${ESC}\\`],
    ['its version', `${ESC}P>|xterm(370)${ESC}\\`],
    ['a picture', `${ESC}_Gi=1;OK${ESC}\\`],
    ['its attributes', `${CSI}?62;22c${CSI}>0;276;0c`],
    ['a mode', `${CSI}?2026;2$y`],
    ['its keyboard', `${CSI}?1u`],
    ['the focus', `${CSI}I${CSI}O`],
    ['the mouse, as rxvt', `${CSI}32;10;5M`],
    ['mouse movement', `${CSI}<35;10;5M${CSI}<32;10;5M${CSI}<35;10;5m${CSI}M@!!`],
    ['the mouse beyond the X11 limits', `${CSI}M#ÿé`],
    ['buttons without a meaning', `${CSI}<1;10;5M${CSI}<2;10;5m${CSI}<66;10;5M${CSI}<129;10;5M${CSI}M!!!`],
    ['a mouse report without a position', `${CSI}<0;0;0M${CSI}<0M${CSI}<M${CSI}<;;M`],
    ['its size', `${CSI}8;24;80t`],
  ])('(%s) is ignored, whole or in two reads, unlike the keys around it', (_, reply) => {
    expect(decoded([`j${reply}k`])).toEqual(chars('jk'));
    for (const at of [1, 2, 3, reply.length - 1]) {
      expect(decoded(['j', reply.slice(0, at), `${reply.slice(at)}k`])).toEqual(chars('jk'));
    }
  });

  const WHITE = '11;rgb:ffff/ffff/ffff';

  test.each(['\u0007', `${ESC}\\`, '\u009c'])(
    'with the background is reported, whole or in any two reads: %j',
    (end) => {
      const answer = `${ESC}]${WHITE}${end}`;
      const told = ["'j'", `background ${WHITE}`, "'k'"];
      expect(decoded([`j${answer}k`])).toEqual(told);
      for (let at = 1; at < answer.length; at++) {
        expect(decoded(['j', answer.slice(0, at), `${answer.slice(at)}k`])).toEqual(told);
      }
    },
  );

  test.each(['\u0007', `${ESC}\\`])('with the background types nothing if its rest is late: %j', (end) => {
    const answer = `${ESC}]${WHITE}${end}`;
    for (let at = 3; at < answer.length; at++) {
      for (const silence of [100, 400, 1500, 4000]) {
        const events = decoded(['j', answer.slice(0, at), `${answer.slice(at)}k`], silence);
        expect(events.filter((event) => !event.startsWith('background'))).toEqual(["'j'", "'k'"]);
      }
    }
  });

  test('with the background types nothing if its rest comes in several late pieces', () => {
    expect(decoded([`${ESC}]11;rg`, 'b:ff', 'ff/ffff/', `ffff${ESC}`, '\\', 'j'], 400)).toEqual(["'j'"]);
  });

  test('with the background that never ends does not swallow typed text', () => {
    expect(decoded([`${ESC}]11;rgb:ffff`, 'f', 'runc'], 400)).toEqual(["'f'", "'runc'"]);
    expect(decoded([`${ESC}]11;rgb:ffff`, 'lxc'], 400)).toEqual(["'lxc'"]);
    expect(decoded([`${ESC}]11;rgb:ffff`, 'fade'], 6000)).toEqual(["'fade'"]);
  });

  test('with the cursor position is reported', () => {
    expect(decoded([`${CSI}24;80R`])).toEqual(['cursor at 24, 80']);
  });
});

describe('unfinished input', () => {
  const unfinished = [
    ...[ESC, ESC + ESC, CSI, `${CSI}1;5`, `${CSI}M!`, `${ESC}O`, `${CSI}200~some text`, `${CSI}200~${ESC}[20`],
    ...[
      `${ESC}]11;rgb`,
      `${ESC}]`,
      `${ESC}P1+r`,
      `${ESC}_G`,
      `${ESC}^a`,
      `${ESC}Xa`,
      `${CSI}${'1'.repeat(500)}`,
      '\ud83d',
    ],
  ];

  test.each(unfinished)('does not delay Ctrl-c: %j', (bytes) => {
    for (const ctrlC of ['\u0003', `${CSI}27;5;99~`, `${CSI}99;5u`]) {
      for (const reads of [[bytes, ctrlC], [bytes + ctrlC]]) {
        const decoder = new KeyDecoder();
        const events = reads.flatMap((text) => decoder.push(text, 0)).map(told);
        expect(events.at(-1)).toMatch(/^(ctrl\+c|ctrl\+alt\+c)$/);
      }
    }
  });

  test.each(unfinished)('is dropped after a moment, and the next key works: %j', (bytes) => {
    const decoder = new KeyDecoder();
    decoder.push(bytes);
    expect(decoder.patience).toBeLessThanOrEqual(1000);
    decoder.flush();
    expect(decoder.patience).toBeNull();
    expect(decoder.push('j', 50).map(told)).toEqual(chars('j'));
  });

  test('of a paste is pasted after a moment', () => {
    expect(decoded([`${CSI}200~some`, ' text'])).toEqual(["paste 'some text'"]);
  });

  test('of a reply does not swallow keys that are pressed without a pause', () => {
    const decoder = new KeyDecoder();
    decoder.push(`${ESC}]11;rgb`);
    const events = Array.from({ length: 60 }, () => decoder.push('j', 33)).flat();
    expect(events.length).toBeGreaterThan(20);
  });

  test('of a paste of megabytes is cut', () => {
    const decoder = new KeyDecoder();
    decoder.push(`${CSI}200~`);
    for (let read = 0; read < 1000; read++) decoder.push('container '.repeat(400), 0);
    const [event] = decoder.push(`${CSI}201~`, 0);
    expect(told(event ?? { type: 'text', text: '' })).toHaveLength("paste ''".length + 65_536);
  });

  test('of a paste may contain Ctrl-c', () => {
    expect(decoded([`${CSI}200~a\u0003b${CSI}201~`])).toEqual(["paste 'a\u0003b'"]);
  });
});

describe('Escape', () => {
  test.each([5, 20])('and the rest of an arrow %i ms later are that arrow', (silence) => {
    expect(decoded([ESC, '[B'], silence)).toEqual(['down']);
  });

  test.each([
    ['an arrow', [ESC, '[B']],
    ['an arrow in three pieces', [ESC, '[', '1;5C']],
    ['Page Down', [ESC, '[6~']],
    ['a report of the cursor', [`${ESC}[`, '24;80R']],
    ['a colour', [ESC, ']11;rgb:ffff/ffff/ffff\u0007']],
    ['a colour after its bracket', [`${ESC}]`, '11;rgb:ffff/ffff/ffff\u0007']],
    ['a version', [ESC, `P>|xterm(370)${ESC}\\`]],
  ])('acts as a key if the rest of %s is late, and that rest types nothing', (_, reads) => {
    for (const silence of [30, 100, 300]) {
      const events = decoded(reads, silence);
      expect(events.filter((event) => !event.startsWith('background'))).toEqual(reads[0] === ESC ? ['escape'] : []);
    }
    expect(decoded([...reads, 'x'], 100).at(-1)).toBe("'x'");
  });

  test.each(['j', '[', 'O', 'B', 'P', '1', ']'])('and %s a moment later are two keys', (key) => {
    expect(decoded([ESC, key, 'x'], 100)).toEqual(['escape', ...chars(`${key}x`)]);
  });

  test('pressed twice quickly counts twice', () => {
    expect(decoded([ESC + ESC])).toEqual(['escape', 'escape']);
    expect(decoded([ESC, ESC], 100)).toEqual(['escape', 'escape']);
  });
});

test('invalid UTF-8 types nothing', () => {
  expect(decoded(['a\ufffdb\ud83dc'])).toEqual(["'abc'"]);
  expect(decoded(['\ud83d', '\udc4d'])).toEqual(chars('👍'));
});

test('any bytes give text without control characters, and nothing stays unfinished', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (reads) => {
      const decoder = new KeyDecoder();
      const events = [...reads.flatMap((text) => decoder.push(text, 0)), ...decoder.flush()];
      for (const event of events) if (event.type === 'text') expect(event.text).toMatch(/^[^\p{Cc}\p{Cs}]+$/u);
      expect(decoder.patience).toBeNull();
    }),
    { numRuns: 500 },
  );
});

/** The events of single characters, followed by these keys. */
function chars(text: string, ...keys: readonly string[]): readonly string[] {
  return [...[...text].map((character) => `'${character}'`), ...keys];
}
