import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { writeFeeds } from '../../../scripts/feeds/feeds.ts';
import { catalogOf, madeFlaw, madeThing, revised, revisedTwice } from '../../support/made-revisions.ts';

/** The two feeds of a catalog, as the build writes them. */
function feedsOf(catalog: Parameters<typeof writeFeeds>[1]): { readonly atom: string; readonly json: string } {
  const directory = mkdtempSync(path.join(tmpdir(), 'feeds-'));
  try {
    writeFeeds(path.join(directory, 'feeds'), catalog);
    const read = (name: string) => readFileSync(path.join(directory, 'feeds', name), 'utf8');
    return { atom: read('changes.atom'), json: read('changes.json') };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

type Item = { readonly id: string; readonly title: string; readonly content_html: string };
const itemsIn = (json: string) => JSON.parse(json).items as readonly Item[];

test('A feed has an item for each revision, the newest first', () => {
  const items = itemsIn(feedsOf(revisedTwice()).json);
  expect(items.map(({ title }) => title)).toEqual([
    'Revision 2: 1 entry, 1 note, 1 status, 1 fixed release',
    'Revision 1',
  ]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(2);
});

test('An item says what is new, and leads to the source of each note', () => {
  const [newest] = itemsIn(feedsOf(revisedTwice()).json);
  expect(newest?.content_html).toContain('<li><strong>GAMMA</strong>: What gamma is.</li>');
  expect(newest?.content_html).toContain('<strong>BETA</strong>: active → archived');
  expect(newest?.content_html).toContain('<a href="https://example.com/CVE-2026-1002">CVE-2026-1002</a>');
  expect(newest?.content_html).toContain('<strong>ALPHA</strong> 1.1.3: ');
});

test('Both feeds say the same, and signs of HTML stay texts in both', () => {
  const sly = catalogOf(madeThing('alpha', { notes: [madeFlaw('CVE-2026-1001', { text: 'a <b> & "c"' })] }));
  const { atom, json } = feedsOf(revised(['2026-10-01', catalogOf(madeThing('alpha'))], ['2026-11-01', sly]));
  const xml = parseDocument(atom, { xmlMode: true });
  const contents: string[] = [];
  const walk = (node: { name?: string; children?: readonly unknown[]; data?: string }, inside: boolean) => {
    if (inside && node.data !== undefined) contents.push(node.data);
    for (const child of node.children ?? []) walk(child as typeof node, inside || node.name === 'content');
  };
  walk(xml as never, false);
  expect(contents.join('')).toBe(
    itemsIn(json)
      .map((item) => item.content_html)
      .join(''),
  );
  expect(contents.join('')).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
});
