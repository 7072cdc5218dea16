import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../../src/system/remote/address.ts';
import { isAddressLiteral, isPrivateAddress } from '../../../../src/system/remote/private-address.ts';

const noFile = () => false;
const firstOf = (text: string) => {
  const addressed = readAddress(text, noFile);
  return addressed.kind === 'remote' ? addressed.remote.candidates[0] : addressed.kind;
};

describe('a network address in --list', () => {
  test.each([
    ['kites/list', 'https://raw.githubusercontent.com/kites/list/HEAD/README.md'],
    ['github:kites/list', 'https://raw.githubusercontent.com/kites/list/HEAD/README.md'],
    ['gitlab:kites/sub/list', 'https://gitlab.com/kites/sub/list/-/raw/HEAD/README.md'],
    ['codeberg:kites/list', 'https://codeberg.org/kites/list/raw/branch/{branch}/README.md'],
    ['https://github.com/kites/list', 'https://raw.githubusercontent.com/kites/list/HEAD/README.md'],
    ['https://github.com/kites/list.git', 'https://raw.githubusercontent.com/kites/list/HEAD/README.md'],
    ['https://github.com/kites/list/#makers', 'https://raw.githubusercontent.com/kites/list/HEAD/README.md'],
    [
      'https://github.com/kites/list/blob/main/docs/a.md',
      'https://raw.githubusercontent.com/kites/list/main/docs/a.md',
    ],
    ['https://gitlab.com/kites/list/-/blob/main/a.md', 'https://gitlab.com/kites/list/-/raw/main/a.md'],
    ['https://codeberg.org/kites/list/src/branch/main/a.md', 'https://codeberg.org/kites/list/raw/branch/main/a.md'],
    ['https://kite.example/list.html?all=1', 'https://kite.example/list.html?all=1'],
    ['HTTPS://kite.example/list', 'https://kite.example/list'],
  ])('%s is at %s', (text, address) => {
    expect(firstOf(text)).toBe(address);
  });

  test.each(['list.md', './kites/list', '../a/b', '/kites/list', 'kites/list.md', 'a/b/c', '-', 'C:\\kites', 'kites'])(
    '%s is a file',
    (text) => expect(readAddress(text, noFile)).toEqual({ kind: 'file' }),
  );

  test('an existing file is never treated as a project', () => {
    expect(readAddress('kites/list', (path) => path === 'kites/list')).toEqual({ kind: 'file' });
  });

  test.each([
    ['http://kite.example/list', 'http: addresses are not opened; use https://kite.example/list'],
    ['ftp://kite.example/list', 'ftp: addresses are not opened; use an https address or a file'],
    ['github:kites', 'github:kites names no project; write it as github:owner/name'],
    ['https://me:secret@kite.example/', 'addresses with a user name or password are refused'],
    ['https://', 'https:// is no address that can be opened'],
  ])('%s is rejected', (text, problem) => {
    expect(readAddress(text, noFile)).toEqual({ kind: 'refused', problem });
  });

  test.each([
    ['li/kites', 'github:li/kites'],
    ['github:li/kites', 'github:li/kites'],
    ['https://github.com/li/kites', 'github:li/kites'],
    ['https://github.com/li/kites.git/', 'github:li/kites'],
    ['https://gitlab.com/group/below/kites', 'gitlab:group/below/kites'],
    ['codeberg:li/kites', 'codeberg:li/kites'],
    ['https://kites.example/list.md', 'https://kites.example/list.md'],
  ])('%s has the name %s, also for its copy and its data', (typed, name) => {
    const addressed = readAddress(typed, () => false);
    expect(addressed.kind === 'remote' && addressed.remote.name).toBe(name);
  });

  test('other file names are tried too, and Codeberg is asked for the branch', () => {
    const addressed = readAddress('codeberg:kites/list', noFile);
    if (addressed.kind !== 'remote') throw new Error('it is no address');
    const names = addressed.remote.candidates.map((candidate) => candidate.split('{branch}/')[1]);
    expect(names.slice(0, 3)).toEqual(['README.md', 'readme.md', 'README.rst']);
    expect(names).toContain('docs/README.md');
    expect(addressed.remote.branchFrom).toBe('https://codeberg.org/api/v1/repos/kites/list');
  });
});

describe('hosts of the local network', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', '::ffff:10.0.0.1'],
    ...['64:ff9b::a00:1', '2002:a00:1::', 'ff02::1', 'no address'],
  ])('%s is private', (address) => expect(isPrivateAddress(address)).toBe(true));

  test.each(['1.1.1.1', '172.32.0.1', '172.15.0.1', '11.0.0.1', '2606:4700::1111', '100.128.0.1'])(
    '%s is public',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  test('IP addresses are distinguished from host names', () => {
    expect(['127.0.0.1', '[::1]', '1.1.1.1'].map(isAddressLiteral)).toEqual([true, true, true]);
    expect(['kite.example', 'localhost', '1e100.net'].map(isAddressLiteral)).toEqual([false, false, false]);
  });
});
