import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { askHost } from '../../../src/commands/check/host.ts';
import { PROGRAMS } from '../../../src/commands/check/programs.ts';
import { askedText } from '../../../src/products/product-version.ts';

describe.skipIf(process.platform === 'win32')('installed programs', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'programs '));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const environment = { PATH: directory, REAL: process.env.PATH };

  function install(name: string, script: string): void {
    const file = path.join(directory, name);
    writeFileSync(file, `#!/bin/sh\nPATH=$REAL\n${script}\n`);
    chmodSync(file, 0o755);
  }

  test('report their versions; programs that hang, fail or print no version are listed, and the rest is missing', async () => {
    const child = path.join(directory, 'child');
    install('docker', 'echo "Docker version 24.0.7, build 24.0.7-0ubuntu2~22.04.1"');
    install('containerd', 'echo "containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1+b1"');
    install('slirp4netns', 'printf "slirp4netns version 1.2.0\\ncommit: unknown\\nlibslirp: 4.7.0\\n"');
    install('runc', `sleep 1000 & echo $! > "${child}"; wait`);
    install('crun', 'echo oops; exit 3');
    install('podman', 'printf "\\033[31mwhat?\\007"');
    install('buildah', 'while echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; do :; done');
    const { asked, clients, faults, missing } = await askHost(environment);
    expect(asked.map(askedText)).toEqual([
      'docker@24.0.7-0ubuntu2~22.04.1',
      'containerd@1.6.20~ds1-1+b1',
      'slirp4netns@1.2.0',
      'libslirp@4.7.0',
    ]);
    expect(faults.map(({ program, why }) => `${program} ${why}`)).toEqual([
      'runc does not answer; it was stopped',
      'crun ends with an error when it is asked for its version',
      'podman prints no recognised version: “what?”',
      expect.stringMatching(/^buildah prints no recognised version: “[y ]+…”$/u),
    ]);
    expect(clients).toEqual(['docker']);
    expect(missing).toContain('youki');
    expect(missing).not.toContain('runc');
    const pid = Number(readFileSync(child, 'utf8'));
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  test.each([
    ['runc', 'runc version 1.1.12-0ubuntu2~22.04.1\ncommit: x\nspec: 1.0.2-dev', '1.1.12-0ubuntu2~22.04.1'],
    ['docker', 'Docker version 24.0.5, build ced0996', '24.0.5'],
    [
      'containerd',
      'containerd github.com/containerd/containerd v1.7.2 0cae528dd6cb557f7201036e9f43420650207b58',
      'v1.7.2',
    ],
    ['crun', 'crun version 1.14.1\ncommit: de537a7', '1.14.1'],
    ['gvisor', 'runsc version release-20240115.0\nspec: 1.1.0-rc.1', 'release-20240115.0'],
    ['kata-containers', 'kata-runtime  : 3.2.0\n   commit   : abc', '3.2.0'],
    ['kubernetes', 'Kubernetes v1.28.5', 'v1.28.5'],
    ['k3s', 'k3s version v1.28.5+k3s1 (5b2d1271)\ngo version go1.20.12', 'v1.28.5+k3s1'],
    ['snappy', 'snap    2.61.3+22.04\nsnapd   2.61.3+22.04\nseries  16', '2.61.3+22.04'],
    ['cri-o', 'crio version 1.28.1\nVersion:        1.28.1', '1.28.1'],
    ['sysbox', 'sysbox-runc\n\tedition: \tCommunity Edition (CE)\n\tversion: \t0.6.2\n', '0.6.2'],
    ['lxd', '5.21.1 LTS', '5.21.1'],
    ['helm', 'v3.13.2+g2a2fb3b', 'v3.13.2+g2a2fb3b'],
    ['linux', 'Linux 5.15.0-91-generic', '5.15.0-91-generic'],
  ])('the version output of %s is parsed', (product, answer, version) => {
    const pattern = PROGRAMS.flatMap(({ says }) => says[product] ?? [])[0];
    expect(pattern?.exec(answer)?.slice(1).find(Boolean)).toBe(version);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
