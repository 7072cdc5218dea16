import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { elsewhere, findingsInColumns, hereJson, plainFindings } from '../../../src/commands/print/findings.ts';
import { reportOf } from '../../../src/commands/print/report.ts';
import type { Facts } from '../../../src/machine/facts.ts';
import { STATES } from '../../../src/machine/finding.ts';
import { judge, offersIn } from '../../../src/machine/judge.ts';
import { entryOf, PROGRAMS } from '../../../src/machine/tools.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { library } from '../../support/library.ts';
import * as machines from '../../support/machines.ts';

const { alpine, debian12, dockerContainer, filledWith, HOSTILE, rhel9, ubuntuDesktop, unreadable, wsl } = machines;
const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const names = new Map(library.catalog.entries.map(({ id, name }) => [id, name]));
const schema = JSON.parse(readFileSync('schema/here.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

/** The report without colours. */
const read = (facts: Facts, columns = 80): string =>
  findingsInColumns(reportOf(facts, names), columns, theme)
    .replaceAll('\u001b[2m', '')
    .replaceAll('\u001b[0m', '')
    .replaceAll('\u001b[1m', '');
/** The same in one row, to find wrapped sentences. */
const told = (facts: Facts): string => read(facts).replaceAll(/\s+/g, ' ');
/** The rows of the findings. */
const heads = (facts: Facts): readonly string[] =>
  read(facts)
    .split('\n')
    .filter((row) => /^[✓△✕○] /.test(row));

const ALL: readonly (readonly [name: string, facts: Facts])[] = [
  ['Ubuntu 24.04', ubuntuDesktop],
  ['Debian 12', debian12],
  ['RHEL 9', rhel9],
  ['Alpine', alpine],
  ['a Docker container', dockerContainer],
  ['WSL2', wsl],
  ['a machine where nothing can be read', unreadable],
  ['a machine where every file is empty', filledWith('')],
  ['a machine where every file is hostile', filledWith(HOSTILE)],
  ['a machine where every file has 10 MB', filledWith('a'.repeat(10_000_000))],
];

describe('the report', () => {
  test('on Ubuntu 24.04: AppArmor blocks bwrap, with advice how to allow one program', () => {
    expect(heads(ubuntuDesktop)).toEqual([
      '✓ available   view of the machine  first PID namespace',
      '△ restricted  user namespaces      AppArmor restricts them',
      '✓ available   own user namespace   the first one',
      '✓ available   cgroups              v2: cpuset cpu io memory pids',
      '✓ available   cgroup delegation    cpu memory pids',
      '△ restricted  capabilities         none held (at most 41 can be gained)',
      '✓ available   no_new_privs         not set here',
      '✓ available   seccomp              no filter here yet',
      '✓ available   security modules     lockdown capability landlock yama apparmor',
      '✓ available   AppArmor             on; this process is unconfined',
      '✕ missing     SELinux              not loaded',
      '✓ available   Landlock             ABI 4 or later, judging by Linux 6.8',
      '✓ available   overlayfs            rootless too, in a user namespace',
      '✓ available   KVM                  writable by this user',
    ]);
    expect(told(ubuntuDesktop)).toContain('bwrap: setting up uid map: Permission denied');
    expect(told(ubuntuDesktop)).toContain('Give the one program that needs it a profile with the rule “userns,”');
    expect(read(ubuntuDesktop)).toMatch(/^ {2}bwrap +bubblewrap +\/usr\/bin\/bwrap$/mu);
    expect(read(ubuntuDesktop)).toMatch(/^ {2}newuidmap +\/usr\/bin\/newuidmap$/mu);
    expect(told(ubuntuDesktop)).toMatch(/Not found: .*\bpodman, .*\bnewgidmap/u);
  });

  test('on Debian 12: cpu is not delegated, and KVM requires a group', () => {
    expect(heads(debian12)).toContain('✓ available   user namespaces      up to 63000 for each user');
    expect(heads(debian12)).toContain('△ restricted  cgroup delegation    memory pids; without cpu');
    expect(told(debian12)).toContain('“Delegate=cpu cpuset io memory pids” into /etc/systemd/system/user@.service.d');
    expect(heads(debian12)).toContain('△ restricted  KVM                  not writable by this user');
    expect(told(debian12)).toContain('usermod -aG kvm');
  });

  test('on RHEL 9: SELinux enforces, and Landlock is not loaded', () => {
    expect(heads(rhel9)).toContain('✓ available   SELinux              enforcing');
    expect(told(rhel9)).toContain(':Z');
    expect(heads(rhel9)).toContain('✕ missing     AppArmor             not loaded');
    expect(heads(rhel9)).toContain('✕ missing     Landlock             not loaded');
    expect(told(rhel9)).toContain('boot with lsm=landlock,lockdown,capability,yama,selinux,bpf');
    expect(told(rhel9)).toContain('modprobe kvm_intel');
  });

  test('on an old Alpine: no rootless limits with cgroup v1, and overlayfs only for root', () => {
    expect(heads(alpine)).toContain('△ restricted  cgroups              v1');
    expect(heads(alpine)).toContain('✕ missing     cgroup delegation    needs cgroup v2');
    expect(told(alpine)).toContain('--memory, --cpus and --pids-limit do not work rootless');
    expect(heads(alpine)).toContain('○ not known   security modules     securityfs is not mounted here');
    expect(heads(alpine)).toContain('△ restricted  overlayfs            for root only');
    expect(told(alpine)).toContain('Install fuse-overlayfs');
    expect(heads(alpine)).toContain('○ not known   Landlock             could not be found out');
  });

  test('in a Docker container: the report describes the container, and its seccomp filter may refuse calls', () => {
    expect(heads(dockerContainer)[0]).toBe('△ restricted  view of the machine  in a container (Docker)');
    expect(told(dockerContainer)).toContain('What follows is what this container sees.');
    expect(heads(dockerContainer)).toContain('○ not known   user namespaces      this process has a seccomp filter');
    expect(heads(dockerContainer)).toContain('△ restricted  no_new_privs         set here');
    expect(heads(dockerContainer)).toContain('△ restricted  cgroup delegation    own cgroup not writable');
    expect(told(dockerContainer)).toContain('this process is under docker-default (enforce)');
    expect(told(dockerContainer)).toContain('Give it to the container: --device /dev/kvm.');
  });

  test('if a setting forbids user namespaces except for root: the setting, and how to change it', () => {
    const { user, root } = machines.hardened;
    expect(heads(user)).toContain('△ restricted  user namespaces      for root only');
    expect(told(user)).toContain('kernel.unprivileged_userns_clone=1');
    expect(heads(root)).toContain('✓ available   user namespaces      for root only');
    expect(heads(root)).toContain('✓ available   capabilities         41 held');
  });

  test('if the limit is zero: nobody can create user namespaces, not even root', () => {
    for (const facts of [machines.limited.user, machines.limited.root]) {
      expect(heads(facts)).toContain('△ restricted  user namespaces      none may be created (limit 0)');
      expect(told(facts)).toContain('user.max_user_namespaces=28633');
    }
  });

  test('in a desktop’s terminal: the controllers of the user’s services, not only of this window', () => {
    expect(heads(machines.desktopTerminal)).toContain('✓ available   cgroup delegation    cpuset cpu io memory pids');
  });

  test('as root of a container without CAP_SYS_ADMIN: its seccomp filter may refuse user namespaces', () => {
    const facts = machines.rootWithoutAdministration;
    expect(heads(facts)).toContain('△ restricted  capabilities         40 held (at most 41 can be gained)');
    expect(heads(facts)).toContain('○ not known   user namespaces      this process has a seccomp filter');
  });

  test('as root of a container with CAP_SYS_ADMIN: user namespaces are available despite its seccomp filter', () => {
    expect(heads(machines.administrator)).toContain('✓ available   user namespaces      up to 63000 for each user');
  });

  test('in a narrow window: paths of tools are not broken', () => {
    expect(read(ubuntuDesktop, 30)).toMatch(/^ {2}newuidmap\n {4}\/usr\/bin\/newuidmap$/mu);
  });

  test('as root of a user namespace: root only inside, so settings for users still apply', () => {
    const facts = machines.rootInside;
    expect(heads(facts)).toContain('△ restricted  own user namespace   inside one: user ID 0 here is 1000 outside');
    expect(heads(facts)).toContain('△ restricted  capabilities         41 held');
    expect(told(facts)).toContain('They count only inside the user namespace of this process');
    expect(heads(facts)).toContain('△ restricted  user namespaces      for root only');
    expect(heads(facts)).toContain('△ restricted  overlayfs            for root only');
  });

  test('on WSL: v1 prevents delegation, with the setting to change in Windows', () => {
    expect(heads(wsl)[0]).toBe('△ restricted  view of the machine  WSL');
    expect(heads(wsl)).toContain('△ restricted  cgroups              v1 and v2 (hybrid)');
    expect(told(wsl)).toContain('kernelCommandLine=cgroup_no_v1=all under [wsl2] in .wslconfig');
  });

  test('if nothing can be read: everything is unknown, and nothing is called missing', () => {
    expect(judge(unreadable).map(({ state }) => state)).toEqual(judge(unreadable).map(() => 'not known'));
  });

  test('on another system: its name, and where to run the command', () => {
    expect(elsewhere('darwin')).toBe(
      'here needs a Linux kernel, and this is macOS; run it in the Linux that runs your containers',
    );
    expect(elsewhere('sunos')).toContain('this is sunos;');
  });
});

describe.each(ALL)('on %s', (_, facts) => {
  test.each([80, 120, 40, 20])('everything fits %i columns, with few special characters', (columns) => {
    const rows = read(facts, columns).split('\n');
    for (const row of rows) expect(row).toMatch(/^[ -~✓△✕○→·’“”…]*$/u);
    expect(rows.filter((row) => row.length > columns)).toEqual([]);
    expect(rows.length).toBeLessThan(columns === 20 ? 400 : 200);
  });

  test('other programs get six fields per line, and JSON that matches the published schema', () => {
    const report = reportOf(facts, names);
    const lines = plainFindings(report).trimEnd().split('\n');
    expect(lines).toHaveLength(report.findings.length + report.tools.length);
    for (const line of lines) expect(line).toMatch(/^(?:[^\t\p{Cc}]*\t){5}[^\t\p{Cc}]+$/u);
    validate(JSON.parse(hereJson(report)));
    expect(validate.errors).toBeNull();
    expect(hereJson(report)).toMatch(/^[ -~\n]*$/u);
    expect(JSON.parse(hereJson(report)).tools).toEqual(report.tools);
  });

  test('every machine has the same findings, and none claims that something is safe', () => {
    const found = judge(facts);
    expect(found.map(({ id, title }) => [id, title])).toEqual(judge(ubuntuDesktop).map(({ id, title }) => [id, title]));
    for (const { value, meaning, advice } of found)
      expect(`${value} ${meaning} ${advice}`).not.toMatch(/\b(?:safe|secure)\b/iu);
  });
});

describe('the tables', () => {
  test('name only mechanisms and entries of the catalog', () => {
    const mechanisms = library.catalog.mechanisms.map(({ id }) => id);
    expect(
      judge(ubuntuDesktop)
        .flatMap((one) => one.mechanisms)
        .filter((id) => !mechanisms.includes(id)),
    ).toEqual([]);
    const entries = PROGRAMS.flatMap((program) => entryOf(program) ?? []);
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.filter((id) => !names.has(id))).toEqual([]);
    expect(new Set(PROGRAMS).size).toBe(PROGRAMS.length);
  });

  test('have the states of the published schema', () => {
    expect(schema.$defs.finding.properties.state.enum).toEqual([...STATES]);
  });
});

test('the state of a mechanism is that of the finding with its name, or else of its first finding', () => {
  const offers = offersIn(judge(ubuntuDesktop));
  expect(Object.fromEntries(offers)).toMatchObject({
    namespaces: 'available',
    'user-namespaces': 'restricted',
    cgroups: 'available',
    apparmor: 'available',
    selinux: 'missing',
    svirt: 'missing',
  });
  const unread = offersIn(judge(unreadable));
  expect(new Set(unread.values())).toEqual(new Set(['not known']));
});
