import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { STATES } from '../../../src/machine/finding.ts';
import { ownCgroup, PATHS } from '../../../src/machine/paths.ts';
import { LONGEST_FILE, readFacts, readStart } from '../../../src/system/machine.ts';
import { readOffers } from '../../../src/system/machine-part.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'machine-'));
const inside = (name: string) => path.join(directory, name);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('a file of the system', () => {
  test('is read', () => {
    writeFileSync(inside('value'), '0\n');
    expect(readStart(inside('value'))).toEqual({ text: '0\n' });
  });

  test('of 10 MB is read up to the limit', () => {
    writeFileSync(inside('big'), 'a'.repeat(10_000_000));
    expect(readStart(inside('big'))).toEqual({ text: 'a'.repeat(LONGEST_FILE) });
  });

  test('that does not exist, or is below a file, is missing', () => {
    expect(readStart(inside('nowhere'))).toEqual({ problem: 'missing' });
    writeFileSync(inside('file'), '');
    expect(readStart(inside('file/below'))).toEqual({ problem: 'missing' });
  });

  test.skipIf(process.platform === 'win32')('that is a directory, or a FIFO without a writer, is unreadable', () => {
    execFileSync('mkfifo', [inside('fifo')]);
    expect(readStart(inside('fifo'))).toEqual({ problem: 'unreadable' });
    expect(readStart(directory)).toEqual({ problem: 'unreadable' });
  });
});

describe('the cgroup of this process', () => {
  test('is searched only below its mount point', () => {
    expect(ownCgroup('0::/user.slice/a b.scope\n')).toBe('/sys/fs/cgroup/user.slice/a b.scope');
    expect(ownCgroup('4:memory:/x\n0::/\n')).toBe('/sys/fs/cgroup');
    for (const text of ['', '4:memory:/x\n', '0::/../../etc\n', '0::/..', '0::etc', `0::/${'a'.repeat(4000)}`]) {
      expect(ownCgroup(text)).toBeNull();
    }
  });
});

describe.runIf(process.platform === 'linux')('this machine', () => {
  test('has the facts of its files', () => {
    const { files, system } = readFacts({});
    expect(system.os).toBe('linux');
    expect(files[PATHS.status]).toEqual({ text: expect.stringMatching(/^Name:/u) });
    expect(files[PATHS.userNamespace]).toEqual({ text: expect.stringMatching(/^user:\[\d+\]$/u) });
  });

  test.runIf(existsSync('/proc/kallsyms'))(
    'has files that the kernel returns in pieces, which are read completely',
    () => {
      const { text } = readStart('/proc/kallsyms') as { readonly text: string };
      expect(text).toHaveLength(LONGEST_FILE);
      expect(readFileSync('/proc/kallsyms', 'utf8').startsWith(text)).toBe(true);
    },
  );

  test('has a state for each mechanism', () => {
    const offers = readOffers({});
    for (const id of ['namespaces', 'user-namespaces', 'cgroups', 'seccomp', 'apparmor', 'selinux', 'landlock', 'kvm'])
      expect(STATES).toContain(offers.get(id));
  });

  test('has the tools on PATH, without starting them', () => {
    mkdirSync(inside('bin'));
    for (const name of ['runc', 'crun', 'podman'])
      writeFileSync(inside(`bin/${name}`), `#!/bin/sh\ntouch ${inside('started')}\n`);
    for (const name of ['runc', 'podman']) chmodSync(inside(`bin/${name}`), 0o755);
    mkdirSync(inside('bin/docker'));
    const { programs } = readFacts({ PATH: `relative:${inside('nowhere')}:${inside('bin')}` });
    expect(programs).toEqual([
      { name: 'podman', path: inside('bin/podman') },
      { name: 'runc', path: inside('bin/runc') },
    ]);
    expect(existsSync(inside('started'))).toBe(false);
  });
});
