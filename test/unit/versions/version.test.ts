import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, parseVersion, type Version } from '../../../src/versions/version.ts';

function version(text: string): Version {
  const read = parseVersion(text);
  if (read === null) throw new Error(`${text} is not a version`);
  return read;
}

describe('parsing a version', () => {
  test.each([
    ['1.1.4', '1.1.4'],
    ['v1.1.4', '1.1.4'],
    [' 1.1.4 ', '1.1.4'],
    ['24', '24'],
    ['0.9.38.10', '0.9.38.10'],
    ['1.0.0-rc95', '1.0.0-rc95'],
    ['1.0.0-rc.3', '1.0.0-rc.3'],
    ['1.0.0~rc93', '1.0.0-rc93'],
    ['1.0.0_rc93', '1.0.0-rc93'],
    ['0.9.72rc1', '0.9.72-rc1'],
    ['2.0b2', '2.0-b2'],
    ['1.34.0-dev', '1.34.0-dev'],
    ['18.09.2', '18.09.2'],
    ['17.03.2-ce', '17.03.2'],
    ['18.06.0-ce-rc1', '18.06.0-rc1'],
    ['24.0.5+incompatible', '24.0.5'],
    ['v1.28.5+k3s1', '1.28.5'],
    ['v1.28.5-k3s1', '1.28.5'],
    ['1.32.4-rc1+k3s1', '1.32.4-rc1'],
    ['20240115.0', '20240115.0'],
    ['release-20240115.0', '20240115.0'],
    ['2024-01-15', '2024-01-15'],
  ])('%s is release %s of the project itself', (text, release) => {
    expect(version(text)).toMatchObject({ release, build: null });
  });

  test.each([
    ['20.10.24+dfsg1', '20.10.24', 'dfsg1', 'Debian'],
    ['20.10.24+dfsg1-1+deb12u1+b2', '20.10.24', 'dfsg1-1+deb12u1+b2', 'Debian'],
    ['1.6.20~ds1-1+b1', '1.6.20', 'ds1-1+b1', 'Debian'],
    ['1.0.0~rc93+ds1-5+deb11u3', '1.0.0-rc93', 'ds1-5+deb11u3', 'Debian'],
    ['1.1.12-0ubuntu3', '1.1.12', '0ubuntu3', 'Ubuntu'],
    ['1.1.4-0ubuntu1~22.04.3', '1.1.4', '0ubuntu1~22.04.3', 'Ubuntu'],
    ['4.9.3+ds1-1ubuntu0.2', '4.9.3', 'ds1-1ubuntu0.2', 'Ubuntu'],
    ['1.1.12-1.el9', '1.1.12', '1.el9', 'Red Hat'],
    ['4:1.1.12-2.module+el8.9.0+1234+abcdef', '1.1.12', '2.module+el8.9.0+1234+abcdef', 'Red Hat'],
    ['1.1.12-1.fc40', '1.1.12', '1.fc40', 'Fedora'],
    ['1.1.11-1.amzn2023', '1.1.11', '1.amzn2023', 'Amazon'],
    ['v1.29.0-eks-5e0fdde', '1.29.0', 'eks-5e0fdde', 'Amazon'],
    ['1.1.7-r3', '1.1.7', 'r3', 'Alpine'],
    ['v1.28.3-gke.100', '1.28.3', 'gke.100', 'Google'],
    ['1.1.12-150000.61.2', '1.1.12', '150000.61.2', 'SUSE'],
    ['20.10.25+azure-1', '20.10.25', 'azure-1', 'Microsoft'],
    ['1.1.12-1', '1.1.12', '1', null],
    ['1.7.11-k3s2.27', '1.7.11', 'k3s2.27', null],
  ])('%s is %s from another builder: %s of %s', (text, release, build, by) => {
    expect(version(text)).toMatchObject({ release, build: { text: build, by, isSnapshot: false } });
  });

  test.each(['5:24.0.5-1~ubuntu.22.04~jammy', '5:20.10.24~3-0~debian-buster'])('%s is Docker’s own package', (text) => {
    expect(version(text).build).toBeNull();
  });

  test.each(['1.1.4+dev', '1.0.0-rc10+dev', '1.1.4-12-g0f48801a', '1.1.4-dirty'])(
    '%s is a snapshot between releases',
    (text) => {
      expect(version(text).build?.isSnapshot).toBe(true);
    },
  );

  test.each([
    '',
    'latest',
    'stable',
    '1.1.x',
    '1.1.*',
    '1.1.',
    '1..1',
    '-1',
    '1.1.4x',
    '1.1.4-',
    '1.1.4 5',
    'v',
    '3scale',
  ])('“%s” is rejected', (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  test('no text takes long or throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseVersion(text)));
    for (const text of ['1.'.repeat(50_000), '9'.repeat(100_000), `1${'-0'.repeat(50_000)}`]) {
      expect(parseVersion(text)).toBeNull();
    }
  });
});

describe('the order of releases', () => {
  test.each([
    ['1.0.0-rc7', '1.0.0-rc95', '1.0.0-rc100', '1.0.0', '1.0.1', '1.0.10', '1.1'],
    ['1.5.0-alpha.2', '1.5.0-beta1', '1.5.0-rc.1', '1.5.0-rc.3', '1.5.0'],
    ['18.06.1-ce', '18.09.2', '19.03.0-beta3', '19.03.0', '20.10.24+dfsg1', '5:24.0.5-1~ubuntu.22.04~jammy'],
    ['2023-12-31', '20240115.0', '2024-01-16', '20260824.0'],
    ['0.9.38.10', '0.9.44.6', '0.9.64.4', '0.9.72rc1', '0.9.72'],
  ])('%s, %s, …', (...texts) => {
    const versions = texts.map(version);
    expect([...versions].reverse().sort(compareVersions)).toEqual(versions);
    for (const [at, one] of versions.slice(1).entries()) {
      expect(compareVersions(versions[at] as Version, one)).toBeLessThan(0);
    }
  });

  test.each([
    ['1.2', '1.2.0'],
    ['1.0.0-rc.3', '1.0.0-rc3'],
    ['1.0.0~rc3+ds1-1', 'v1.0.0-rc3'],
    ['2024-01-15', '20240115.0'],
    ['18.09', '18.9.0'],
  ])('%s is %s', (a, b) => {
    expect(compareVersions(version(a), version(b))).toBe(0);
  });

  const number = fc.nat({ max: 30 });
  const someVersion = fc
    .tuple(
      fc.constantFrom('', 'v', '1:'),
      fc.array(number, { minLength: 1, maxLength: 4 }),
      fc.option(fc.tuple(fc.constantFrom('alpha', 'beta', 'rc', 'rc.'), number)),
      fc.constantFrom('', '+dfsg1', '-0ubuntu3', '-r3', '-1.el9', '+incompatible'),
    )
    .map(([before, numbers, pre, behind]) =>
      version(`${before}${numbers.join('.')}${pre === null ? '' : `-${pre.join('')}`}${behind}`),
    );

  test('the order is total', () => {
    fc.assert(
      fc.property(someVersion, someVersion, someVersion, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
        expect(compareVersions(a, a)).toBe(0);
        const [first, middle, last] = [a, b, c].sort(compareVersions) as [Version, Version, Version];
        expect(compareVersions(first, middle)).toBeLessThanOrEqual(0);
        expect(compareVersions(middle, last)).toBeLessThanOrEqual(0);
        expect(compareVersions(first, last)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('the release of a version is the same version, and reads back as it was', () => {
    fc.assert(
      fc.property(someVersion, (one) => {
        const again = version(one.release);
        expect(compareVersions(again, one)).toBe(0);
        expect(again).toMatchObject({ release: one.release, numbers: one.numbers, pre: one.pre, build: null });
      }),
    );
  });
});
