import { describe, expect, test } from 'vitest';
import { randomFrom } from '../../../scripts/kit/random.ts';
import { batchesOf, type Event, describe as inWords, KINDS } from '../../../scripts/soak/events.ts';
import { cursorDifferences, differences, faultsOf } from '../../../scripts/soak/invariants.ts';
import { readOptions, WrongUse } from '../../../scripts/soak/options.ts';
import { itemSummary, shortest } from '../../../scripts/soak/report.ts';
import { confirmedOutcome, type Outcome } from '../../../scripts/soak/user.ts';
import { Fault } from '../../../scripts/soak/visit.ts';
import { ScreenModel } from '../../support/screen-model.ts';

const SIZE = { columns: 80, rows: 24 };
const PROGRAM = ['--program', 'package.json'];

function options(...args: readonly string[]) {
  const read = readOptions([...PROGRAM, ...args]);
  if (read === 'help') throw new Error('nobody asked for help');
  return read;
}

function events(seed: number, count: number, without: readonly (typeof KINDS)[number][] = []): readonly Event[] {
  const all: Event[] = [];
  for (const batch of batchesOf(randomFrom(seed), SIZE, without)) {
    all.push(...batch);
    if (all.length >= count) break;
  }
  return all.slice(0, count);
}

describe('the random user', () => {
  test('does the same for the same seed, for however long, and something else for another', () => {
    expect(events(7, 2000)).toEqual(events(7, 2000));
    expect(events(7, 100)).toEqual(events(7, 2000).slice(0, 100));
    expect(events(8, 100)).not.toEqual(events(7, 100));
  });

  test('does everything that it can do, and leaves out what it is told to', () => {
    const kinds = new Set(events(1, 5000).map(({ kind }) => kind));
    expect([...kinds, 'unfinished'].sort()).toEqual([...KINDS].sort());
    expect(events(1, 5000, ['storm', 'key']).filter(({ kind }) => kind === 'storm' || kind === 'key')).toEqual([]);
  });

  test('presses no key that would leave', () => {
    const inputs = events(3, 5000).flatMap((event) =>
      'input' in event && event.kind !== 'paste' ? [event.input] : [],
    );
    expect(inputs.filter((input) => input === 'q' || input.includes('\u0003'))).toEqual([]);
  });

  test('can be read', () => {
    expect(inWords({ kind: 'paste', input: '\u001B[200~a\u001B[201~', isAlone: true })).toBe(
      'paste "ESC [200~aESC [201~"',
    );
    expect(inWords({ kind: 'storm', sizes: [SIZE, { columns: 1, rows: 2 }] })).toBe('storm 80x24 1x2');
  });
});

describe('a screen', () => {
  const rows = (...more: readonly string[]) => [
    ' awesome-containers      / search',
    `${'─'.repeat(14)}┬${'─'.repeat(25)}`,
    ...['▌▸ Foundations', ' ▸ Clouds', ' ▸ Build', ' ▸ Containers', ' ▸ Dashboard', ' ▸ Security'],
    ...more,
    ' ↑↓ move  q quit',
  ];

  test('that is well-formed has no faults', () => {
    expect(faultsOf(rows(), 40)).toEqual([]);
    expect(faultsOf([' / ru', ' runc', ...rows().slice(2)], 40)).toEqual([]);
    expect(faultsOf(['Enlarge to 30x8', '', ''], 20)).toEqual([]);
  });

  test.each([
    ['blank', rows().map(() => ''), 'most of the screen is blank'],
    ['cut at the top', [...rows().slice(2), '', ''], 'no header in the first row'],
    ['cut at the bottom', [...rows().slice(0, -1), ''], 'nothing in the last row'],
    ['drawn twice', rows(...rows()), 'more than one frame'],
    ['without its rule', rows().with(1, ''), 'no rule below the header'],
    ['without a selection', rows().with(2, ' ▸ Foundations'), 'no row of the list is marked'],
    ['with two selections', rows().with(3, '▌▸ Clouds'), 'more than one row is marked'],
  ])('that is %s has faults', (_, broken, fault) => {
    expect(faultsOf(broken, 40).join('; ')).toContain(fault);
  });

  test('may be without a selection where the list has no rows', () => {
    expect(faultsOf(rows().with(2, ' Nothing matches zzzz'), 40)).toEqual([]);
  });

  test('has its cursor where it was, unless it is hidden', () => {
    const [hidden, shown] = [false, true].map((isVisible) => ({ row: 0, column: 5, isVisible }));
    if (!hidden || !shown) throw new Error('there are two');
    expect(cursorDifferences(shown, { ...shown })).toEqual([]);
    expect(cursorDifferences(hidden, { ...hidden, column: 9 })).toEqual([]);
    expect(cursorDifferences(shown, { ...shown, column: 9 })).toHaveLength(1);
    expect(cursorDifferences(hidden, shown)).toHaveLength(1);
  });

  test('differs in a letter, and in a colour alone', async () => {
    const shown = async (text: string) => {
      const screen = new ScreenModel(10, 2, () => {});
      await screen.feed(text);
      return [screen.cells(0), screen.cells(1)];
    };
    const one = await shown('abc');
    expect(differences(one, await shown('abc'))).toEqual([]);
    expect(differences(one, await shown('axc'))).toHaveLength(1);
    expect(differences(one, await shown('a\u001B[31mb\u001B[0mc'))).toHaveLength(1);
  });
});

describe('a failure', () => {
  test.each([1, 2, 63, 64, 1000])('that needs %i events is found to need so many', async (least) => {
    let runs = 0;
    const found = await shortest(1000, async (number) => {
      runs += 1;
      return number >= least;
    });
    expect(found).toBe(least);
    expect(runs).toBeLessThan(12);
  });
});

describe('a fault', () => {
  /** Runs that go as they are told, one after the other; they note what was asked of each. */
  const runs = (...faults: readonly ({ readonly words: string; readonly at: number } | null)[]) => {
    const asked: number[] = [];
    const patient: number[] = [];
    const run = async (amount: number, isPatient: boolean): Promise<Outcome> => {
      const fault = faults[asked.push(amount) - 1] ?? null;
      if (isPatient) patient.push(asked.length - 1);
      return {
        fault: fault === null ? null : new Fault(fault.words, []),
        done: fault?.at ?? amount,
        last: [],
        memory: null,
      };
    };
    return { asked, patient, run };
  };
  const at = (place: number, words: string) => ({ words, at: place });

  test('is believed when it comes again', async () => {
    const { asked, run } = runs(at(7, 'torn'), at(7, 'torn again'));
    const outcome = await confirmedOutcome(run, 100, () => {});
    expect(outcome.fault?.message).toBe('torn again');
    expect(asked).toEqual([100, 7]);
  });

  test('is believed when it comes again only for who is patient', async () => {
    const { asked, patient, run } = runs(at(7, 'torn'), null, at(7, 'torn again'));
    expect((await confirmedOutcome(run, 100, () => {})).fault?.message).toBe('torn again');
    expect(asked).toEqual([100, 7, 7]);
    expect(patient).toEqual([2]);
  });

  test('that does not come again is told of, and the run begins anew', async () => {
    const { asked, patient, run } = runs(at(7, 'late'));
    const doubts: string[] = [];
    const outcome = await confirmedOutcome(run, 100, (fault, done) => doubts.push(`${fault} at ${done}`));
    expect(outcome).toMatchObject({ fault: null, done: 100 });
    expect(asked).toEqual([100, 7, 7, 100]);
    expect(patient).toEqual([2]);
    expect(doubts).toEqual(['late at 7']);
  });

  test('at another place is another fault', async () => {
    const { asked, run } = runs(at(70, 'late'), at(7, 'late'), at(20, 'late'));
    const doubts: string[] = [];
    const outcome = await confirmedOutcome(run, 100, (fault, done) => doubts.push(`${fault} at ${done}`));
    expect(outcome).toMatchObject({ fault: null, done: 100 });
    expect(asked).toEqual([100, 70, 70, 100]);
    expect(doubts).toEqual(['late at 70']);
  });

  test('is believed when it comes back time after time', async () => {
    const { run } = runs(at(7, 'a'), null, null, at(7, 'b'), null, null, at(7, 'c'), null, null, at(7, 'd'));
    expect((await confirmedOutcome(run, 100, () => {})).fault?.message).toBe('d');
  });

  test('that did not come again is counted in the end', () => {
    expect(itemSummary({ failures: 0, doubts: 0 })).toBe('All is whole.');
    expect(itemSummary({ failures: 0, doubts: 2 })).toBe('All is whole. Not repeated: 2.');
    expect(itemSummary({ failures: 1, doubts: 2 })).toBe('1 failed. Not repeated: 2.');
  });
});

describe('the command line', () => {
  test('makes twenty visits and forty floods unless told', () => {
    expect(options()).toMatchObject({ events: 10_000, bytes: 10_000, jobs: 1, without: [], isShrinking: true });
    expect([options().soakSeeds.length, options().fuzzSeeds.length]).toEqual([20, 40]);
    expect(options('--seeds', '3', '--from', '5', '--fuzz', '0')).toMatchObject({
      soakSeeds: [5, 6, 7],
      fuzzSeeds: [],
    });
  });

  test('does one again', () => {
    expect(options('--seed', '123', '--events', '47')).toMatchObject({ soakSeeds: [123], fuzzSeeds: [], events: 47 });
    expect(options('--fuzz-seed', '9', '--bytes', '47')).toMatchObject({ soakSeeds: [], fuzzSeeds: [9], bytes: 47 });
  });

  test.each([
    ['what it does not know', ['--fast'], '--fast'],
    ['a number that is none', ['--seeds', 'many'], '--seeds takes a whole number from 0, not "many"'],
    ['no events', ['--events', '0'], '--events takes a whole number from 1'],
    ['events that it does not know', ['--without', 'key,mouse'], 'no events called "mouse"'],
    ['a program that is not there', ['--program', 'nowhere.cjs'], 'there is no file'],
  ])('refuses %s', (_, args, message) => {
    expect(() => readOptions([...PROGRAM, ...args])).toThrow(WrongUse);
    expect(() => readOptions([...PROGRAM, ...args])).toThrow(message);
  });
});
