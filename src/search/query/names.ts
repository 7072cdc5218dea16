/** The names of all fields, in the order in which they are offered; `fields.ts` defines what each of them finds. */
export const FIELD_NAMES = [
  'status',
  'kind',
  'uses',
  'in',
  'rootless',
  'has',
  'impact',
  'severity',
  'license',
  'lang',
  'host',
  'is',
  'since',
  'published',
  'stars',
  'sort',
] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** The orders of the results, the default first. */
export const ORDERS = ['best', 'list', 'name', 'status', 'stars', 'newest'] as const;
export type Order = (typeof ORDERS)[number];
