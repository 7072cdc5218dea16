import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/data/tree.ts';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

const { items, search } = library;
const find = (query: string) => search.find(query, []);
const hitsOf = (query: string) => hitsBetween(find(query), 0, find(query).count).map(({ node }) => node);

/** The nicknames in the notes of entries, each with the ids of its entries. */
const nicknames = new Map<string, readonly string[]>();
for (const { id, subject } of items.values()) {
  for (const { nickname } of subject.kind === 'entry' ? subject.entry.notes : [])
    if (nickname !== null) nicknames.set(nickname, [...(nicknames.get(nickname) ?? []), id]);
}

const isVulnerability = ({ subject }: TreeNode) => subject.kind === 'vulnerability';

describe('nicknames of vulnerabilities', () => {
  test('are in the catalog', () => {
    expect([...nicknames.keys()]).toEqual(expect.arrayContaining(['Leaky Vessels', 'GameOver(lay)', 'runcescape']));
  });

  test.each(['Leaky Vessels', 'GameOver(lay)', 'runcescape', 'Copy Fail', 'cr8escape'])(
    '%s finds the vulnerability and all affected items: as written, in small letters, joined, and with spaces',
    (nickname) => {
      const joined = nickname.toLowerCase().replace(/[^a-z0-9]/g, '');
      for (const query of [nickname, nickname.toLowerCase(), joined, nickname.replace(/[^A-Za-z0-9]+/g, ' ')]) {
        const found = hitsOf(query);
        const names = [query, found.map(({ id }) => id)];
        expect(names).toEqual([query, expect.arrayContaining([...(nicknames.get(nickname) ?? [])])]);
        expect([query, found.slice(0, 2).some(isVulnerability)]).toEqual([query, true]);
        expect(find(query).extent).toBe('all');
      }
    },
  );

  test.each([
    ['runc escape', 'runc'],
    ['game over lay', 'overlayfs'],
    ['nvidia scape', 'nvidia-container-toolkit'],
  ])('split into “%s” still find %s', (query, id) => {
    expect(hitsOf(query).some(isVulnerability)).toBe(true);
    expect(hitsOf(query).map((node) => node.id)).toContain(id);
  });
});

describe('two words typed as one', () => {
  test('find items that have them side by side, and highlight both', () => {
    const result = find('livemigration');
    expect(hitsOf('livemigration').map(({ id }) => id)).toEqual(['criu', 'lxd', 'proxmox-ve']);
    expect(result.extent).toBe('all');
    expect(result.lit('A live migration of live things')).toEqual([
      [2, 6],
      [7, 16],
    ]);
  });

  test('do not find items that have them apart', () => {
    expect(hitsOf('migrationlive')).toEqual([]);
  });
});

describe('an unknown name', () => {
  test.each(['Ripple20', 'heartbleed', 'grafana', 'kibana', 'qqqq'])(
    '%s finds nothing, and nothing unrelated is suggested',
    (query) => {
      expect(find(query)).toMatchObject({ extent: 'none', count: 0 });
    },
  );

  test.each(['ansible', 'openwrt'])('%s has partial matches at most', (query) => {
    expect(find(query).extent).not.toBe('all');
  });

  test.each([['k4s', 'k3s']])('%s finds nothing, and the similar %s is suggested', (query, id) => {
    expect(find(query).extent).toBe('none');
    expect(hitsOf(query).map((node) => node.id)).toContain(id);
  });
});
