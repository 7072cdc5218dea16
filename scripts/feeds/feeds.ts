import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../src/data/types.ts';
import { escapeMarkup, type FeedItem, feedItems, HOME, TITLE } from './items.ts';

/** The address of the feeds, which are files of a release. */
const PLACE = `${HOME}/releases/download/catalog`;

/** Writes the changes of a catalog as an Atom feed and as a JSON feed. */
export function writeFeeds(directory: string, catalog: Catalog): void {
  const items = feedItems(catalog);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'changes.atom'), atomFeed(items));
  writeFileSync(join(directory, 'changes.json'), jsonFeed(items));
}

/** Formats items as an Atom feed (RFC 4287). */
export function atomFeed(items: readonly FeedItem[]): string {
  const entries = items.map(({ id, title, time, html }) =>
    [
      '  <entry>',
      `    <id>${id}</id>`,
      `    <title>${escapeMarkup(title)}</title>`,
      `    <updated>${time}</updated>`,
      `    <link rel="alternate" href="${HOME}"/>`,
      `    <content type="html">${escapeMarkup(html)}</content>`,
      '  </entry>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    '  <id>tag:github.com,2026:awesome-containers-explorer/awesome-containers/changes</id>',
    `  <title>${TITLE}</title>`,
    `  <updated>${items[0]?.time ?? '2026-01-01T00:00:00Z'}</updated>`,
    '  <author><name>The awesome-containers authors</name></author>',
    `  <link rel="self" href="${PLACE}/changes.atom"/>`,
    `  <link rel="alternate" href="${HOME}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

/** Formats items as a JSON feed (version 1.1). */
export function jsonFeed(items: readonly FeedItem[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    home_page_url: HOME,
    feed_url: `${PLACE}/changes.json`,
    items: items.map(({ id, title, time, html }) => ({
      id,
      url: HOME,
      title,
      content_html: html,
      date_published: time,
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
