import { writeFeeds } from '../feeds/feeds.ts';
import { buildInto } from './bundle.ts';

/** Builds `dist/`, and next to it the feeds of changes, which are not part of the package. */
writeFeeds('feeds', await buildInto('dist', { stockInk: false }));
