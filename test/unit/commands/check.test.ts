import { describe, expect, test } from 'vitest';
import { exitCode } from '../../../src/commands/check/exit-code.ts';
import { PROGRAMS } from '../../../src/commands/check/programs.ts';
import { PACKAGE_NAMES } from '../../../src/products/names.ts';
import { askedText, readAsked, readAskedLines } from '../../../src/products/product-version.ts';
import { findProducts } from '../../../src/products/products.ts';
import { check, noteId } from '../../../src/products/report.ts';
import { COUNTED_APART } from '../../../src/versions/counted-apart.ts';
import { catalog } from '../../support/library.ts';
import { checkProducts as ask, PRODUCTS } from '../../support/made-products.ts';

function statesOf(line: string) {
  const report = ask(line);
  return report.products.map(({ product, version, open, fixed, unaffected, unknown }) => ({
    of: `${product.name} ${version.text}`,
    open: open.map(noteId),
    fixed: fixed.map(noteId),
    unaffected: unaffected.map(noteId),
    unknown: unknown.map((one) => noteId(one.note)),
  }));
}

describe('names and versions', () => {
  test.each([
    ['runc@1.1.4', 'runc@1.1.4'],
    ['runc@1.1.4 docker@24.0.5', 'runc@1.1.4 docker@24.0.5'],
    ['runc 1.1.4 docker v24.0.5', 'runc@1.1.4 docker@v24.0.5'],
    ['runc=1.1.4 docker==24.0.5', 'runc@1.1.4 docker@24.0.5'],
    ['runc@1.1.4, docker@24.0.5', 'runc@1.1.4 docker@24.0.5'],
    ['docker engine@24.0.5 runc 1.1.4', 'docker engine@24.0.5 runc@1.1.4'],
    ['docker engine 24.0.5', 'docker engine@24.0.5'],
    ['containerd://1.7.2', 'containerd@1.7.2'],
    ['runc:1.1.4', 'runc@1.1.4'],
    ['docker-ce 3:24.0.5-1.el9', 'docker-ce@3:24.0.5-1.el9'],
    ['pkg:deb/debian/runc@1.1.5%2Bds1-1?arch=amd64', 'pkg:deb/debian/runc@1.1.5+ds1-1'],
    ['runc@latest', 'runc@latest'],
    ['runc 1.1.x', 'runc@1.1.x'],
    ['runc', 'runc'],
    ['', ''],
  ])('“%s” is read as “%s”', (line, asked) => {
    expect(readAsked(line).map(askedText).join(' ')).toBe(asked);
  });

  test('one per line, with comments and blank lines', () => {
    const text = '# installed\r\nrunc\t1.1.4\r\n\r\nhb@1\n';
    expect(readAskedLines(text).map(askedText)).toEqual(['runc@1.1.4', 'hb@1']);
  });

  test.each([
    ['ii  runc           1.1.12-0ubuntu3   amd64   Open Container Project', 'runc@1.1.12-0ubuntu3'],
    [
      'ii  libseccomp2:amd64 2.5.5-1ubuntu3 amd64   high level interface to Linux seccomp filter',
      'libseccomp2@2.5.5-1ubuntu3',
    ],
    ['runc-1.1.12-1.el9.x86_64', 'runc@1.1.12-1.el9'],
    ['containers-common-1-55.el9.noarch', 'containers-common@1-55.el9'],
    ['\tgithub.com/opencontainers/runc v1.1.4 // indirect', 'github.com/opencontainers/runc@v1.1.4'],
  ])('a line of a package list: “%s”', (line, asked) => {
    expect(readAskedLines(line).map(askedText)).toEqual([asked]);
  });
});

describe('a product is found', () => {
  test.each([
    'harbour',
    'HARBOUR',
    'the harbour',
    'HB',
    'harbour/harbour',
    'github.com/harbour/harbour',
    'https://github.com/harbour/harbour',
    'pkg:golang/github.com/harbour/harbour/v2',
    'pkg:deb/debian/harbour',
  ])('as %s', (name) => {
    expect(findProducts(PRODUCTS).find(name)?.id).toBe('harbour');
  });

  test('with its notes in other entries', () => {
    expect(findProducts(PRODUCTS).find('harbour')?.notes.map(noteId)).toEqual(['CVE-1', 'CVE-2', 'CVE-3']);
  });

  test('if it is only named as a component', () => {
    expect(findProducts(PRODUCTS).find('linux')).toMatchObject({
      name: 'Linux',
      id: null,
      notes: [{ ids: ['CVE-4'] }],
    });
  });

  test('by a package name, but not if the package has its own releases', () => {
    const products = findProducts(catalog);
    for (const name of PACKAGE_NAMES.keys()) expect([name, products.find(name)]).not.toEqual([name, null]);
    for (const name of COUNTED_APART) {
      expect([name, products.find(name)]).toEqual([name, null]);
      expect([name, products.countedApart(name)]).not.toEqual([name, null]);
    }
    for (const { says } of PROGRAMS) {
      for (const name of Object.keys(says)) expect([name, products.find(name)]).not.toEqual([name, null]);
    }
  });
});

describe('the state in a version', () => {
  test('open', () => {
    expect(statesOf('harbour@1.2.7')).toEqual([
      { of: 'Harbour 1.2.7', open: ['CVE-1', 'CVE-3'], fixed: [], unaffected: ['CVE-2'], unknown: [] },
    ]);
    expect(exitCode(ask('harbour@1.2.7'))).toBe(1);
  });

  test('not open', () => {
    expect(statesOf('harbour@2.1')).toMatchObject([{ open: [], fixed: ['CVE-1', 'CVE-2', 'CVE-3'] }]);
    expect(exitCode(ask('harbour@2.1 pier@1'))).toBe(0);
  });

  test('a component is unknown until its version is given too', () => {
    expect(statesOf('crane@1')).toMatchObject([{ open: [], unknown: ['CVE-3', 'CVE-4', 'CVE-5'] }]);
    expect(exitCode(ask('crane@1'))).toBe(3);
    expect(statesOf('crane@1 harbour@2.0')).toMatchObject([{ open: ['CVE-3'] }, { open: ['CVE-3'] }]);
    expect(statesOf('crane@1 linux@6.2.1')).toMatchObject([{ fixed: ['CVE-4'] }, { fixed: ['CVE-4'] }]);
  });

  test('a vulnerability without a fix is open, and cautions are ignored', () => {
    expect(statesOf('quay@9')).toMatchObject([{ open: ['CVE-6'], fixed: ['https://example.com/8'], unknown: [] }]);
  });

  test('a distribution’s build is unknown', () => {
    expect(statesOf('harbour@1.3.4-0ubuntu1')).toMatchObject([
      { open: [], fixed: ['CVE-1'], unknown: ['CVE-2', 'CVE-3'] },
    ]);
    expect(exitCode(ask('harbour@1.3.4-0ubuntu1'))).toBe(3);
    expect(exitCode(ask('harbour@1.3.4-0ubuntu1 quay@9'))).toBe(1);
  });

  test('duplicates are reported once', () => {
    expect(statesOf('hb@2.1 harbour@2.1 harbour@2.2')).toHaveLength(2);
  });
});

describe('products that cannot be checked', () => {
  test.each([
    ['harbuor@1', 'no product “harbuor” is recorded; did you mean Harbour?'],
    ['nosuchthing@1', 'no product “nosuchthing” is recorded'],
    ['harbour@latest', '“harbour@latest” has no valid version; expected numbers with dots, such as'],
    ['harbour@', '“harbour@” has no valid version'],
    ['harbour', 'harbour needs a version, such as harbour@1.2.3'],
  ])('%s: %s', (line, why) => {
    const report = ask(line);
    expect(report.products).toEqual([]);
    expect(report.notKnown).toEqual([{ asked: readAsked(line)[0], why: expect.stringContaining(why) }]);
    expect(exitCode(report)).toBe(3);
  });

  test('a name with its own releases', () => {
    const [fault] = check(catalog, readAsked('singularity@3.8.0')).notKnown;
    expect(fault?.why).toBe('“singularity” has releases of its own, apart from Apptainer; none are recorded');
  });
});
