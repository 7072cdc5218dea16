import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type Releases } from '../../../src/versions/judge.ts';
import { planUpgrade, upgradeSteps } from '../../../src/versions/upgrade.ts';
import { compareVersions, parseVersion, type Version } from '../../../src/versions/version.ts';

function version(text: string): Version {
  const read = parseVersion(text);
  if (read === null) throw new Error(`${text} is not a version`);
  return read;
}

const releases = (fixed: string, introduced: string | null = null): Releases => ({
  introduced,
  fixed: fixed.split(' ').filter(Boolean),
  unfixed: false,
});

const stateIn = (recorded: Releases, text: string) => judge(recorded, version(text)).state;

describe('a vulnerability in a version', () => {
  const RUNC = '1.2.8 1.3.3 1.4.0-rc.3';
  test.each([
    [RUNC, '1.1.15', 'open'],
    [RUNC, '1.2.7', 'open'],
    [RUNC, '1.2.8', 'fixed'],
    [RUNC, '1.3.0', 'open'],
    [RUNC, '1.3.3', 'fixed'],
    [RUNC, '1.4.0-rc.2', 'open'],
    [RUNC, '1.4.0-rc.3', 'fixed'],
    [RUNC, '1.4.0', 'fixed'],
    [RUNC, '2.0', 'fixed'],
    ['1.4.0-rc.3 1.3.3 1.2.8', '1.3.2', 'open'],
    ['25.0.6 26.1.5 27.1.1', '26.0.2', 'open'],
    ['25.0.6 26.1.5 27.1.1', '24.0.9', 'open'],
    ['5.0.7 5.21.5 6.8', '6.7', 'open'],
    ['5.0.7 5.21.5 6.8', '5.21.5', 'fixed'],
    ['5.0.7 5.21.5 6.8', '5.22', 'open'],
    ['1.20', '1.19.1', 'open'],
    ['1.20', '1.20', 'fixed'],
    ['5.21.5 5.30', '5.21.6', 'fixed'],
    ['5.3 5.21.5', '5.21.4', 'open'],
    ['20260824.0', '2026-08-01', 'open'],
    ['20260824.0', 'release-20260901.0', 'fixed'],
  ])('fixed in %s: %s is %s', (fixed, text, state) => {
    expect(stateIn(releases(fixed), text)).toBe(state);
  });

  test.each([
    ['1.1.0', 'unaffected'],
    ['1.4.0-rc.1', 'open'],
    ['1.4.0', 'open'],
    ['1.4.2', 'fixed'],
  ])('introduced in 1.4.0: %s is %s', (text, state) => {
    expect(stateIn(releases('1.4.2', '1.4.0'), text)).toBe(state);
  });

  test.each([
    ['5.14.0-427.el9', /^older than the flaw upstream; Red Hat may have backported the change that caused it$/],
    ['5.14.21-150500.55.el8', /Red Hat/],
    ['5.14.0-1051-aws', null],
    ['5.14.0', null],
  ])('introduced after %s: unknown if the builder backports changes', (text, why) => {
    const verdict = judge(releases('6.6.9', '6.1'), version(text));
    if (why === null) expect(verdict).toEqual({ state: 'unaffected' });
    else expect(verdict).toEqual({ state: 'unknown', why: expect.stringMatching(why) });
  });

  test('without any fix is open in every version', () => {
    expect(judge({ ...releases(''), unfixed: true }, version('1.30.0')).state).toBe('open');
  });

  test('without a recorded fix is unknown, with the reason', () => {
    const why = 'no release is recorded that fixes it';
    expect(judge(releases(''), version('1.30.0'))).toEqual({ state: 'unknown', why });
  });

  test.each([
    ['1.1.4-0ubuntu1~22.04.3', 'open upstream; Ubuntu may have fixed it under this version number'],
    ['1.1.4-1', 'open upstream; the distribution may have fixed it under this version number'],
    ['1.1.4+dev', 'open in the release before this build, which may have the fix'],
  ])('is unknown in the build %s', (text, why) => {
    expect(judge(releases('1.1.12'), version(text))).toEqual({ state: 'unknown', why });
    expect(stateIn(releases('1.1.4'), text)).toBe('fixed');
  });
});

const number = fc.nat({ max: 6 });
const pre = fc.option(
  number.map((count) => `-rc.${count}`),
  { freq: 3 },
);
const someRelease = fc
  .tuple(number, number, number, pre)
  .map(([major, minor, patch, rc]) => `${major}.${minor}.${patch}${rc ?? ''}`);
const someFixes = fc.array(someRelease, { minLength: 1, maxLength: 4 });
const lineOf = (text: string) => text.split('.').slice(0, 2).join('.');

describe('for any recorded releases', () => {
  test('a version at or above a fix of its release line is never open', () => {
    fc.assert(
      fc.property(someFixes, someRelease, fc.option(someRelease), (fixed, text, introduced) => {
        const isFixed = fixed.some(
          (fix) => lineOf(fix) === lineOf(text) && compareVersions(version(text), version(fix)) >= 0,
        );
        fc.pre(isFixed);
        expect(stateIn({ introduced, fixed, unfixed: false }, text)).not.toBe('open');
      }),
    );
  });

  test('a later version of the same release line stays fixed, unless the flaw was introduced in between', () => {
    fc.assert(
      fc.property(
        someFixes,
        number,
        number,
        fc.array(number, { minLength: 2, maxLength: 2 }),
        (fixed, a, b, patches) => {
          const [low, high] = [...patches].sort((x, y) => x - y);
          fc.pre(stateIn(releases(fixed.join(' ')), `${a}.${b}.${low}`) === 'fixed');
          expect(stateIn(releases(fixed.join(' ')), `${a}.${b}.${high}`)).toBe('fixed');
        },
      ),
    );
  });

  test('nothing is open at or above the greatest fix, unless it was introduced later', () => {
    fc.assert(
      fc.property(someFixes, someRelease, (fixed, text) => {
        fc.pre(fixed.every((fix) => compareVersions(version(text), version(fix)) >= 0));
        expect(stateIn(releases(fixed.join(' ')), text)).toBe('fixed');
      }),
    );
  });

  test('it is open below every fix, unless the version is older than the flaw', () => {
    fc.assert(
      fc.property(someFixes, someRelease, (fixed, text) => {
        fc.pre(fixed.every((fix) => compareVersions(version(text), version(fix)) < 0));
        expect(stateIn(releases(fixed.join(' '), text), text)).toBe('open');
      }),
    );
  });
});

describe('the upgrade', () => {
  const plan = (notes: readonly Releases[], text: string) => {
    const open = notes.filter((note) => stateIn(note, text) === 'open');
    return planUpgrade(notes, open, version(text));
  };

  test('is the lowest release that closes all, and the best one of the release line', () => {
    const notes = [releases('1.1.5'), releases('1.1.12'), releases('1.2.8 1.3.3'), releases('1.3.6 1.4.3')];
    expect(plan(notes, '1.1.4')).toEqual({ inLine: '1.1.12', closes: 2, all: '1.3.6' });
    expect(plan(notes, '1.3.5')).toEqual({ inLine: '1.3.6', closes: 1, all: '1.3.6' });
    expect(plan(notes, '1.2.7')).toEqual({ inLine: '1.2.8', closes: 1, all: '1.3.6' });
    expect(plan(notes, '1.4.3')).toBeNull();
  });

  test('has no release of the line above the lowest one that closes all', () => {
    expect(plan([releases('6.18.52 7.2.6 7.3')], '7.0.1')).toEqual({ inLine: null, closes: 0, all: '7.2.6' });
  });

  test('is not to a release with another open vulnerability', () => {
    const notes = [releases('1.2.0'), releases('1.3.5', '1.2.0')];
    expect(plan(notes, '1.1.0')).toEqual({ inLine: null, closes: 0, all: '1.3.5' });
  });

  test('is to a pre-release only from one, or if there is nothing else', () => {
    const notes = [releases('1.2.8 1.3.3 1.4.0-rc.3'), releases('1.3.6 1.4.0-rc.3')];
    expect(plan(notes, '1.3.0')?.all).toBe('1.3.6');
    expect(plan(notes, '1.4.0-rc.1')?.all).toBe('1.4.0-rc.3');
    expect(plan([releases('1.4.0-rc.3 1.5.0')], '1.4.0-rc.1')?.all).toBe('1.4.0-rc.3');
    expect(plan([releases('1.0.0-rc95')], '1.0.0-rc93')?.all).toBe('1.0.0-rc95');
  });

  test('ignores vulnerabilities without a fix', () => {
    const notes = [releases('0.11.2'), { ...releases(''), unfixed: true }];
    expect(plan(notes, '0.11.0')).toEqual({ inLine: '0.11.2', closes: 1, all: '0.11.2' });
    expect(plan(notes, '0.12.0')).toBeNull();
  });

  test('closes as many as stated, for any recorded releases', () => {
    fc.assert(
      fc.property(fc.array(someFixes, { minLength: 1, maxLength: 5 }), someRelease, (all, text) => {
        const notes = all.map((fixed) => releases(fixed.join(' ')));
        const upgrade = plan(notes, text);
        const openIn = (release: string) => notes.filter((note) => stateIn(note, release) === 'open').length;
        if (upgrade === null) expect(openIn(text)).toBe(0);
        if (upgrade?.all) expect(openIn(upgrade.all)).toBe(0);
        if (upgrade?.inLine) expect(openIn(text) - openIn(upgrade.inLine)).toBe(upgrade.closes);
      }),
    );
  });
});

describe('the upgrade steps', () => {
  const ways = (notes: readonly Releases[], text: string) => {
    const open = notes.filter((note) => stateIn(note, text) === 'open');
    return upgradeSteps(notes, open, version(text));
  };
  const step = (release: string, closes: number, opens = 0) => ({ release, closes, opens });

  test('are the lowest release of each line that closes more than the lines before', () => {
    const notes = [releases('1.1.5'), releases('1.1.12'), releases('1.2.8 1.3.3'), releases('1.3.6 1.4.3')];
    expect(ways(notes, '1.1.4')).toEqual([step('1.1.12', 2), step('1.2.8', 3), step('1.3.6', 4)]);
    expect(ways(notes, '1.3.5')).toEqual([step('1.3.6', 1)]);
    expect(ways(notes, '1.4.3')).toEqual([]);
  });

  test('count the newly opened vulnerabilities', () => {
    const notes = [releases('1.2.0'), releases('1.2.0'), releases('1.3.5', '1.2.0')];
    expect(ways(notes, '1.1.0')).toEqual([step('1.2.0', 2, 1), step('1.3.5', 2)]);
  });

  test('include a pre-release only from one, or if no release closes as many', () => {
    const notes = [releases('1.2.8 1.4.0-rc.3 1.5.0')];
    expect(ways(notes, '1.3.0')).toEqual([step('1.5.0', 1)]);
    expect(ways(notes, '1.4.0-rc.1')).toEqual([step('1.4.0-rc.3', 1)]);
    expect(ways([releases('1.4.0-rc.3')], '1.3.0')).toEqual([step('1.4.0-rc.3', 1)]);
  });

  test('end at the lowest upgrade that closes all, for any recorded releases', () => {
    fc.assert(
      fc.property(fc.array(someFixes, { minLength: 1, maxLength: 5 }), someRelease, (all, text) => {
        const notes = all.map((fixed) => releases(fixed.join(' ')));
        const open = notes.filter((note) => stateIn(note, text) === 'open');
        const last = ways(notes, text).at(-1);
        expect(last?.release ?? null).toBe(planUpgrade(notes, open, version(text))?.all ?? null);
        expect(last?.closes ?? 0).toBe(open.length);
      }),
    );
  });
});
