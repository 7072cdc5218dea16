import { FIELD_NAMES, ORDERS } from './names.ts';

/** One thing that a query can say: how it is typed, and what it finds. */
export type SyntaxRule = readonly [examples: readonly string[], meaning: string];

/**
 * Everything that a query can contain, the simplest first. The help, `--help` and the table in docs/queries.md are made from this list.
 * The first frame loads it, so it is small and does not import the fields themselves.
 */
export const QUERY_SYNTAX: readonly SyntaxRule[] = [
  [['seccmp rootles'], 'all words, anywhere, in any order; typing errors are forgiven'],
  [['k8s', 'lwp'], 'a number for the letters left out, or initials'],
  [["'exact"], 'exactly these letters; capitals must match'],
  [['"two words"'], 'these words, one after the other'],
  [['^start', 'end$', '^whole$'], 'the start, the end or the whole of a name'],
  [['!without', '-without'], 'without this word'],
  [['lxc|runc'], 'one or the other'],
  [['status:active', 'kind:runtime,engine', '-status:archived'], 'a field: this value, one of several, any other'],
  [
    ['since:>2018', 'published:2023..2025', 'stars:100..500'],
    'a number or a range; published is for vulnerabilities, stars are as of 2016',
  ],
  [['sort:name'], `the order: ${ORDERS.join(' ')}`],
  [['has:cve'], `fields: ${FIELD_NAMES.join(' ')}`],
];
