import { writeFeeds } from '../feeds/feeds.ts';
import { buildInto } from './bundle.ts';

/** Makes `dist/`, and beside it the feeds of what is new, which are no part of the package. */
writeFeeds('feeds', await buildInto('dist', { stockInk: false }));
