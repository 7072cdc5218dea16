import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { bookmarkable, readKnownIds } from '../../../scripts/catalog/known-ids.ts';
import { readLedger } from '../../../scripts/catalog/ledger/ledger.ts';
import { unrecorded } from '../../../scripts/catalog/ledger/record.ts';
import { publishedSchema } from '../../../scripts/catalog/published-schema.ts';
import { readCatalog } from '../../../scripts/catalog/read.ts';
import { exportJson } from '../../../src/commands/print/listing.ts';
import {
  BOUNDARIES,
  IMPACTS,
  KINDS,
  LEVELS,
  NOTE_KINDS,
  RATING_LEVELS,
  RELATION_TYPES,
  ROOTLESS,
  STATUSES,
  TOOLS,
} from '../../../src/data/types.ts';

const directory = 'src/data/catalog';
const catalog = readCatalog(directory);
const { categories, entries, measures, mechanisms } = catalog;

const measure = (id: string) => measures.find((one) => one.id === id);
const namesIn = (id: string, title: string) =>
  measure(id)
    ?.details.find((list) => list.title === title)
    ?.items.map(({ name }) => name);

describe('the list of 2016', () => {
  test('is complete, with its categories in order', () => {
    const titles = categories
      .filter(({ holds }) => holds === 'entries')
      .map(({ title }) => [title, entries.filter(({ snapshot }) => snapshot?.category.at(-1) === title).length])
      .filter(([, count]) => count !== 0);
    expect(titles).toEqual([
      ['Foundations', 3],
      ['Specifications', 3],
      ['Clouds', 8],
      ['Hypervisors', 3],
      ['Containers', 9],
      ['Sandboxes', 5],
      ['Partial Access', 7],
      ['Dashboard', 1],
      ['Tools', 4],
      ['Links', 16],
      ['Another Information Sources', 2],
    ]);
    expect(entries.filter(({ snapshot }) => snapshot !== null)).toHaveLength(61);
    expect(catalog.capturedOn).toBe('2016-05-03');
  });

  test('has its four security chapters under Security, with the vulnerabilities', () => {
    const security = categories.filter(({ parent }) => parent === 'security');
    expect(security.map(({ title, holds }) => [title, holds])).toEqual([
      ['Tools', 'entries'],
      ['Links', 'entries'],
      ['Hardening guide', 'measures'],
      ['Mechanisms', 'mechanisms'],
      ['Vulnerabilities', 'vulnerabilities'],
    ]);
    expect(entries.find(({ id }) => id === 'bane')?.category).toEqual(['Security', 'Tools']);
  });

  test('keeps its stars and dates', () => {
    expect(entries.find(({ id }) => id === 'runc')?.snapshot).toEqual({
      name: 'runc',
      url: 'https://github.com/opencontainers/runc',
      category: ['Containers'],
      stars: 2738,
      pushedDaysAgo: 2,
    });
    expect(entries.filter(({ snapshot }) => typeof snapshot?.stars === 'number')).toHaveLength(17);
  });

  test('has the four articles below the Red Hat Blog, directly after it', () => {
    const at = entries.findIndex(({ id }) => id === 'red-hat-blog');
    expect(entries.slice(at + 1, at + 5).map(({ parent }) => parent)).toEqual(Array(4).fill('red-hat-blog'));
    expect(entries.filter(({ parent }) => parent !== null)).toHaveLength(4);
  });

  test('has no broken characters', () => {
    expect(JSON.stringify(catalog)).not.toMatch(/â€|�|RedHut|mappet/);
    expect(entries.map(({ name }) => name)).toContain('What’s Next for Containers? User Namespaces');
  });
});

test('Every summary has content and fits on two or three lines', () => {
  for (const { id, summary } of [...entries, ...mechanisms, ...categories]) {
    expect(summary.trim().length, id).toBeGreaterThan(0);
    expect(summary.length, id).toBeLessThanOrEqual(200);
  }
});

describe('the hardening guide', () => {
  test('has fourteen measures in five levels', () => {
    expect(LEVELS.map((level) => measures.filter((one) => one.level === level).length)).toEqual([4, 5, 2, 1, 2]);
    expect(measures.every(({ sources }) => sources.length >= 2)).toBe(true);
  });

  test.each([
    [
      'restrict-devices',
      'Device nodes created by default',
      '/dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty /dev/console /dev/ptmx',
    ],
    [
      'drop-capabilities',
      'Capabilities that Docker keeps',
      'CAP_CHOWN CAP_DAC_OVERRIDE CAP_FOWNER CAP_FSETID CAP_KILL CAP_SETGID CAP_SETUID CAP_SETPCAP CAP_NET_BIND_SERVICE CAP_NET_RAW CAP_SYS_CHROOT CAP_MKNOD CAP_AUDIT_WRITE CAP_SETFCAP',
    ],
    [
      'drop-capabilities',
      'Capabilities that Docker drops',
      'CAP_DAC_READ_SEARCH CAP_LINUX_IMMUTABLE CAP_NET_BROADCAST CAP_NET_ADMIN CAP_IPC_LOCK CAP_IPC_OWNER CAP_SYS_MODULE CAP_SYS_RAWIO CAP_SYS_PTRACE CAP_SYS_PACCT CAP_SYS_ADMIN CAP_SYS_BOOT CAP_SYS_NICE CAP_SYS_RESOURCE CAP_SYS_TIME CAP_SYS_TTY_CONFIG CAP_LEASE CAP_AUDIT_CONTROL CAP_MAC_OVERRIDE CAP_MAC_ADMIN CAP_SYSLOG CAP_WAKE_ALARM CAP_BLOCK_SUSPEND CAP_AUDIT_READ CAP_PERFMON CAP_BPF CAP_CHECKPOINT_RESTORE',
    ],
    [
      'read-only-kernel-files',
      'Mounted read-only in the container',
      '/sys /sys/fs/cgroup /proc/bus /proc/fs /proc/irq /proc/sys /proc/sysrq-trigger',
    ],
    [
      'read-only-kernel-files',
      'Masked in the container',
      '/proc/acpi /proc/asound /proc/interrupts /proc/kcore /proc/keys /proc/latency_stats /proc/sched_debug /proc/scsi /proc/timer_list /proc/timer_stats /sys/devices/system/cpu/cpu*/thermal_throttle /sys/devices/virtual/powercap /sys/firmware',
    ],
    ['separate-id-ranges', 'The same user in two containers', '1000 14293 15398'],
  ])('%s lists the current state under “%s”', (id, title, names) => {
    expect(namesIn(id, title)).toEqual(names.split(' '));
  });

  test('lists each of the 41 capabilities of Linux once, as kept or dropped', () => {
    const [kept = [], dropped = []] = ['keeps', 'drops'].map((does) =>
      namesIn('drop-capabilities', `Capabilities that Docker ${does}`),
    );
    expect([kept.length, dropped.length, new Set([...kept, ...dropped]).size]).toEqual([14, 27, 41]);
  });

  test('corrects errors of the 2016 list in remarks on their rows', () => {
    const wrong = measures.flatMap(({ details }) =>
      details.flatMap(({ items }) =>
        items.flatMap(({ name, remark }) => (remark?.includes('the list of 2016') ? [name] : [])),
      ),
    );
    expect(wrong).toEqual(
      '/dev/tty /dev/ptmx CAP_FSETID CAP_SETPCAP CAP_AUDIT_WRITE /sys/fs/cgroup /proc/fs'.split(' '),
    );
  });

  test('has the flags of every measure for each tool', () => {
    for (const { id, flags } of measures) {
      expect(
        flags.map(({ tool }) => TOOLS.indexOf(tool)),
        id,
      ).toEqual(flags.map(({ tool }) => TOOLS.indexOf(tool)).sort());
      expect(new Set(flags.map(({ tool }) => tool)), id).toEqual(new Set(TOOLS));
    }
  });
});

describe('the mechanisms', () => {
  test('begin with the seven of the 2016 list', () => {
    expect(mechanisms.filter(({ listedIn2016 }) => listedIn2016).map(({ id }) => id)).toEqual([
      'apparmor',
      'selinux',
      'seccomp',
      'grsecurity',
      'cgroups',
      'namespaces',
      'svirt',
    ]);
    expect(mechanisms.slice(7).some(({ listedIn2016 }) => listedIn2016)).toBe(false);
  });

  test('are each used by an entry or a measure', () => {
    const used = new Set(
      [...entries, ...measures]
        .flatMap((one) => one.mechanisms)
        .concat(entries.flatMap((one) => one.mechanismsByOption)),
    );
    expect(mechanisms.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  test('list what no namespace separates', () => {
    const namespaces = mechanisms.find(({ id }) => id === 'namespaces');
    expect(namespaces?.doesNotCover.map(({ items }) => items.map(({ name }) => name))).toEqual([
      ['SELinux', '/proc/sysrq-trigger', '/proc/irq', '/proc/bus', 'time of day'],
      ['cgroups', 'filesystems under /sys', '/proc/sys'],
      ['/dev/mem', '/dev/sd*', 'kernel modules'],
    ]);
    expect(namespaces?.sources.map(({ url }) => url)).toContain(
      'https://opensource.com/business/14/7/docker-security-selinux',
    );
  });
});

describe('the schemas', () => {
  const schema = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
  const common = schema(`${directory}/schema/common.schema.json`).$defs;
  const contract = schema('schema/export.schema.json');

  test.each([
    ['kind', KINDS],
    ['status', STATUSES],
    ['noteKind', NOTE_KINDS],
    ['impact', IMPACTS],
    ['ratingLevel', RATING_LEVELS],
    ['boundary', BOUNDARIES],
    ['relationType', RELATION_TYPES],
    ['rootless', ROOTLESS],
  ] as const)('have the same words for %s as the program', (name, words) => {
    expect(common[name].enum).toEqual([...words]);
    expect(contract.$defs[name].enum).toEqual([...words]);
  });

  test('have the same levels as the program', () => {
    const measuresSchema = schema(`${directory}/schema/measures.schema.json`);
    expect(measuresSchema.$defs.level.properties.level.enum).toEqual([...LEVELS]);
    expect(contract.$defs.measure.properties.level.enum).toEqual([...LEVELS]);
  });

  test('have the same tools as the program', () => {
    expect(common.toolFlag.properties.tool.enum).toEqual([...TOOLS]);
    expect(contract.$defs.toolFlag.properties.tool.enum).toEqual([...TOOLS]);
  });

  test('of the export have the fields of the program (npm run catalog:schema)', () => {
    expect(publishedSchema(contract)).toEqual(contract);
  });

  test('describe every field', () => {
    const undescribed = (node: unknown, path: string): string[] =>
      typeof node !== 'object' || node === null
        ? []
        : Object.entries(node).flatMap(([key, value]) => [
            ...(path.endsWith('/properties') && value !== false && !('description' in value) && !('$ref' in value)
              ? [`${path}/${key}`]
              : []),
            ...undescribed(value, `${path}/${key}`),
          ]);
    expect(undescribed(contract, '')).toEqual([]);
    expect(undescribed(common, '')).toEqual([]);
    for (const name of ['catalog', 'categories', 'entries', 'measures', 'mechanisms', 'vulnerabilities']) {
      expect(undescribed(schema(`${directory}/schema/${name}.schema.json`), name)).toEqual([]);
    }
  });

  test('of the export match the compiled catalog', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(contract);
    const exported = JSON.parse(exportJson(catalog, '0.1.0', new Date('2026-11-24T02:00:00.000Z')));
    expect(validate(exported), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...exported, entries: [{ id: 'runc' }] })).toBe(false);
  });
});

test('every id is recorded, so that no bookmark is lost (npm run catalog:ids)', () => {
  expect(readKnownIds('src/data/catalog')).toEqual(bookmarkable(catalog));
});

test('all changes are recorded in a revision (npm run catalog:record)', () => {
  expect(unrecorded(catalog, readLedger(directory))).toEqual([]);
});

test('ended entries have successors or notes', () => {
  const gone = entries.filter(({ status }) => ['archived', 'superseded', 'discontinued'].includes(status ?? ''));
  expect(gone.filter(({ successors, notes }) => successors.length === 0 && notes.length === 0)).toEqual([]);
  expect(gone.flatMap(({ id, successors }) => (successors.length > 0 ? [id] : []))).toEqual(
    expect.arrayContaining(['rocket', 'dotcloud', 'mesosphere']),
  );
});

test('every entry has a status and a link', () => {
  expect(entries.filter(({ status, links }) => status === null || links.length === 0)).toEqual([]);
  const notes = entries.flatMap((entry) => entry.notes);
  expect(notes.filter(({ ids, published }) => ids.length > 0 || published !== null).length).toBeGreaterThan(150);
});

describe('the search phrases', () => {
  const key = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}+]+/gu, ' ')
      .trim();
  const items = [
    ...entries.map(({ id, name, aliases, words }) => ({ id, names: [name, ...aliases], words })),
    ...mechanisms.map(({ id, name, aliases, words }) => ({ id, names: [name, ...aliases], words })),
    ...measures.map(({ id, subject, words }) => ({ id, names: [subject], words })),
  ];

  test('are at least five for every item', () => {
    expect(items.filter(({ words }) => words.length < 5).map(({ id }) => id)).toEqual([]);
  });

  test('are short and unique, and repeat no name of the item', () => {
    for (const { id, names, words } of items) {
      const keys = words.map(key);
      expect(new Set(keys).size, id).toBe(keys.length);
      expect(
        keys.filter((one) => one === '' || names.map(key).includes(one)),
        id,
      ).toEqual([]);
      expect(
        words.filter((phrase) => phrase.length > 60),
        id,
      ).toEqual([]);
    }
  });
});
