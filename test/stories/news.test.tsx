import { describe, expect, test } from 'vitest';
import { createLibrary } from '../../src/app/library.ts';
import { noteSeen, shelvesFrom } from '../../src/app/news.ts';
import { recentIn } from '../../src/data/recent.ts';
import { createSearch } from '../../src/search/local.ts';
import { makeDetail } from '../../src/views/detail/content.ts';
import { catalogOf, madeThing, revised, revisedTwice } from '../support/made-revisions.ts';
import { talk } from '../support/talk.ts';
import { visit } from '../support/visit.tsx';

const NOVEMBER = Date.UTC(2026, 10, 29);

/** Opens the explorer for a user who has seen the given revision of the catalog, or none yet. */
function visitAfter(seen: number | undefined, { catalog = revisedTwice(), now = NOVEMBER, columns = 110 } = {}) {
  const list = createLibrary(catalog, createSearch, makeDetail, { now });
  const shelves = shelvesFrom({ bookmarks: {}, recent: {}, revisionSeen: seen }, recentIn(catalog));
  return visit({ list, shelves, columns, rows: 30 });
}

describe('news since the last visit', () => {
  test('comes first on the start page, and Enter opens it', async () => {
    const app = visitAfter(1);
    await app.sees(/NEW SINCE YOUR LAST VISIT +1 entry, 1 note, 1 status, 1 fixed release *\n.*› CVE-2026-1002/);
    expect(app.screen()).toMatch(/› CVE-2026-1002 *\n.*› CVE-2026-1001 *\n.*› BETA[\s\S]*TRY/);
    app.press('S', 'enter');
    await app.sees(/│ CVE-2026-1002 /);
  });

  test('has its counts in a row below the heading if they do not fit beside it', async () => {
    await visitAfter(1, { columns: 80 }).sees(
      /│ NEW SINCE YOUR LAST VISIT *\n.*│ {2}1 entry, 1 note, 1 status, 1 fixed release *\n.*› CVE-2026-1002/,
    );
  });

  test('is a branch of the tree, and new or changed entries have a sign', async () => {
    const app = visitAfter(1);
    await app.sees(/▸ New since your last visit +4/);
    app.press('right');
    await app.sees(/▾ Things[\s\S]* ALPHA[\s\S]*\+ BETA[\s\S]*\+ GAMMA/);
    expect(app.screen()).not.toMatch(/\+ ALPHA/);
    app.press('G', 'up', 'up');
    await app.sees(
      /│ New since your last visit[\s\S]*│ What came with the newest revisions of the catalog[\s\S]*▌▸ New since/,
    );
    app.press('right');
    await app.sees(/▾ New since[\s\S]*CVE-2026-1002[\s\S]*CVE-2026-1001[\s\S]*BETA[\s\S]*GAMMA/);
  });

  test('is absent on the first visit and once it has been seen', async () => {
    for (const seen of [undefined, 2, 7]) {
      const app = visitAfter(seen);
      await app.sees('▌▸ Things');
      expect(app.screen()).not.toMatch(/new since/i);
    }
  });

  test('counts all missed revisions', async () => {
    const one = catalogOf(madeThing('alpha'));
    const two = catalogOf(...one.entries, madeThing('beta'));
    const three = catalogOf(...two.entries, madeThing('gamma'));
    const catalog = revised(['2026-09-01', one], ['2026-10-01', two], ['2026-11-01', three]);
    await visitAfter(1, { catalog }).sees(/NEW SINCE YOUR LAST VISIT +2 entries/);
    await visitAfter(2, { catalog }).sees(/NEW SINCE YOUR LAST VISIT +1 entry/);
  });

  test('is a branch in accessible mode', () => {
    const list = createLibrary(revisedTwice(), createSearch, makeDetail, { now: NOVEMBER });
    const shelves = shelvesFrom({ bookmarks: {}, recent: {}, revisionSeen: 1 }, recentIn(revisedTwice()));
    const { read, type } = talk({ list, shelves });
    expect(read().join('\n')).toContain('3. New since your last visit: 4 items.');
    const heard = type('3').join('\n');
    expect(heard).toMatch(/^New since your last visit[\s\S]*1 entry, 1 note, 1 status, 1 fixed release\./);
    expect(heard).toContain('1. CVE-2026-1002');
    expect(type('where')[0]).toBe('New since your last visit.');
  });

  test('is shown once: the latest revision is recorded as seen', () => {
    const noted: number[] = [];
    const store = { noteRevision: (revision: number) => noted.push(revision) };
    for (const revisionSeen of [undefined, 1, 2, 3]) {
      noteSeen(revisedTwice(), revisionSeen === undefined ? {} : { revisionSeen }, store);
    }
    noteSeen(catalogOf(), {}, store);
    expect(noted).toEqual([2, 2]);
  });
});

describe('the age of the data', () => {
  test.each([
    [Date.UTC(2027, 0, 29), null],
    [Date.UTC(2027, 2, 1), 'data 3 months old'],
    [Date.UTC(2027, 10, 2), 'data 12 months old'],
  ])('is shown beside the counts once it is over three months (%#)', async (now, words) => {
    const app = visitAfter(undefined, { now });
    await app.sees('3 entries');
    if (words === null) expect(app.screen()).not.toContain('months old');
    else expect(app.screen().replaceAll('\u00a0', ' ')).toMatch(new RegExp(`3 entries · 3 vulnerabilities · ${words}`));
  });
});
