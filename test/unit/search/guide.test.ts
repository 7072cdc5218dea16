import { describe, expect, test } from 'vitest';
import { hitsBetween } from '../../../src/search/types.ts';
import { library } from '../../support/library.ts';

/** The ids of the best results, best first. */
function firstFor(query: string, count: number): readonly string[] {
  const result = library.search.find(query, []);
  return hitsBetween(result, 0, count).map(({ node }) => node.id);
}

const LEVEL_2 = [
  'isolate-root-services',
  'restrict-devices',
  'drop-capabilities',
  'read-only-kernel-files',
  'remap-root',
];

describe('a query about the hardening guide', () => {
  test.each(['level 2', 'hardening level 2', 'Level 2'])('“%s” finds the measures of that level first', (query) => {
    expect(firstFor(query, LEVEL_2.length)).toEqual(LEVEL_2);
  });

  test.each([
    ['the title of a table', 'capabilities docker drops', 'drop-capabilities'],
    ['a name in a table', 'CAP_NET_RAW', 'drop-capabilities'],
    ['a name in a table without its prefix', 'net_raw', 'drop-capabilities'],
    ['a path in a table', '/proc/kcore', 'read-only-kernel-files'],
    ['a device', '/dev/fuse', 'restrict-devices'],
    ['a flag', 'systempaths=unconfined', 'read-only-kernel-files'],
    ['a field of Kubernetes', 'readOnlyRootFilesystem', 'read-only-container'],
    ['its purpose', 'read-only root filesystem', 'read-only-container'],
    ['its purpose in another spelling', 'read-only root file system', 'read-only-container'],
  ])('finds the measure first by %s: %s', (_, query, id) => {
    expect(firstFor(query, 1)).toEqual([id]);
  });

  test('about resources that no namespace isolates finds the namespaces', () => {
    expect(firstFor('/dev/mem', 3)).toContain('namespaces');
    expect(firstFor('devices without a namespace', 1)).toEqual(['namespaces']);
  });
});
