import { describe, expect, test } from 'vitest';
import type { Line } from '../../../src/screen/line.ts';
import { createTheme } from '../../../src/screen/theme.ts';
import { hitsBetween, type Reason } from '../../../src/search/types.ts';
import { makeDetail } from '../../../src/views/detail/content.ts';
import { foundLine, foundRemarks } from '../../../src/views/list/found.ts';
import { catalog, library } from '../../support/library.ts';

const theme = createTheme({ colour: false, unicode: true, hyperlinks: false });
const unlit = () => [];
const written = (line: Line) => line.map((span) => span.text).join('');
const lineFor = (reasons: readonly Reason[], width = 80) => written(foundLine(reasons, null, unlit, width, theme));
const remarksFor = (reason: Reason) => foundRemarks(reason, unlit).map(written);

describe('the reason for a result', () => {
  test('by search words is the phrase', () => {
    const phrase = 'wsl for mac with a long phrase behind it';
    expect(lineFor([{ place: 'words', text: phrase }])).toBe(`found as: ${phrase}`);
    expect(remarksFor({ place: 'words', text: phrase })).toEqual([`as: ${phrase}`, 'in other words']);
  });

  test('by a synonym is that synonym', () => {
    const reason: Reason = { place: 'summary', text: 'A long text about an escape.', as: 'escape' };
    expect(lineFor([reason])).toBe('found as: escape');
    expect(remarksFor(reason)).toEqual(['as: escape', 'in summary']);
  });

  test('by an alias and by search words is both, if there is room', () => {
    const reasons: readonly Reason[] = [
      { place: 'alias', text: 'Moby' },
      { place: 'words', text: 'docker clone' },
    ];
    expect(lineFor(reasons)).toBe('found in alias Moby · as: docker clone');
    expect(lineFor(reasons, 20)).toBe('found in alias Moby…');
  });

  test('is shown for the results of a real search', () => {
    const result = library.search.find('syscall firewall ', []);
    const hit = hitsBetween(result, 0, 10).find(({ node }) => node.id === 'seccomp');
    expect(hit && lineFor(result.reasons(hit.node))).toContain('as: syscall firewall');
  });
});

test('The search words of an item are the last lines of its detail, and are muted', () => {
  for (const id of ['gvisor', 'seccomp', 'drop-capabilities']) {
    const node = library.items.get(id);
    if (node === undefined) throw new Error(`${id} is not listed`);
    for (const width of [38, 78, 118]) {
      const { lines } = makeDetail(node, catalog, { width, theme, lit: unlit, foundNotes: new Set() });
      const from = lines.findIndex((line) => written(line).startsWith('Also searched as: '));
      expect(from, id).toBeGreaterThan(0);
      expect(
        lines.slice(from).every((line) => line.every(({ style }) => style.tone === 'muted')),
        id,
      ).toBe(true);
      expect(
        lines.slice(from).some((line) => line.length === 0),
        id,
      ).toBe(false);
    }
  }
});
