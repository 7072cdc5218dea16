/** Limits for foreign data, so that the rest of the program never has to work on endless texts and lists. */

/** Ids, names, titles and other short texts, in UTF-16 units, like all lengths here. */
export const LONGEST_NAME = 500;

/** A kind or a status: a word or two, shown at the end of a row. */
export const LONGEST_WORD = 40;

/** Summaries, notes and other prose. */
export const LONGEST_PROSE = 20_000;

/** A longer address is ignored: cutting it would change where it leads. */
export const LONGEST_ADDRESS = 4_000;

/** Items of one field, such as the aliases of an entry. */
export const MOST_ITEMS = 1_000;

/** All texts of one entry together, with its notes and links, which its detail has to show. */
export const MOST_OF_ENTRY = 200_000;

/** Items that are remembered as recently opened. */
export const MOST_RECENT = 20;

/** Products in the user's own stack. */
export const MOST_PRODUCTS = 100;

/** How deep categories, and entries under entries, may be nested. */
export const DEEPEST = 100;

/** The lengths in a list in Markdown or another form for readers; in our own export, most may be greater. */
export const LONGEST_LISTED_NAME = 400;
export const LONGEST_LISTED_TITLE = 200;
export const LONGEST_LISTED_SUMMARY = 10_000;
export const LONGEST_LISTED_ADDRESS = 4_096;
