import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTRY_FIELDS, type Field, MEASURE_FIELDS, MECHANISM_FIELDS } from '../../src/data/fields.ts';
import { LEVELS, type Shapes } from '../../src/data/types.ts';

const PUBLISHED = path.join('schema', 'export.schema.json');
const CATALOG_SCHEMAS = path.join('src', 'data', 'catalog', 'schema');

type Fields = Readonly<Record<string, Field>>;
type Schema = Readonly<Record<string, unknown>>;
type Described = { readonly properties: Readonly<Record<string, { readonly description?: string }>> };
type Contract = { readonly $defs: Readonly<Record<string, Schema>> };

const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const orNull = (name: string): Schema => ({ anyOf: [ref(name), { type: 'null' }] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** The JSON Schema of each shape. */
const JSON_OF: Readonly<Record<keyof Shapes, Schema>> = {
  id: ref('id'),
  name: ref('text'),
  names: listOf(ref('text')),
  address: ref('url'),
  category: ref('path'),
  kind: orNull('kind'),
  summary: ref('summary'),
  prose: ref('text'),
  remark: orNull('text'),
  sentences: listOf({ type: 'string' }),
  status: orNull('status'),
  month: orNull('month'),
  time: orNull('time'),
  year: orNull('year'),
  fact: orNull('text'),
  kernel: orNull('kernel'),
  flag: { type: 'boolean' },
  level: { enum: [...LEVELS] },
  mechanisms: ref('ids'),
  rootless: orNull('rootless'),
  boundary: orNull('boundary'),
  notes: listOf(ref('note')),
  relations: listOf(ref('relation')),
  links: listOf(ref('link')),
  lists: listOf(ref('detailList')),
  flags: listOf(ref('toolFlag')),
  entries: ref('ids'),
  snapshot: orNull('snapshot'),
  parent: orNull('id'),
};

/**
 * The published schema with the fields that items have now. Its own descriptions stay; a field that is new gets the
 * description that it has in the schema of the catalog's files.
 */
export function publishedSchema(contract: Contract): Contract {
  const { entry, foundEntry, measure, mechanism } = contract.$defs;
  const fields = {
    entry: withFields(entry, ENTRY_FIELDS, 'entries', 'entry'),
    foundEntry: withFields(foundEntry, ENTRY_FIELDS, 'entries', 'entry', ['score']),
    measure: withFields(measure, MEASURE_FIELDS, 'measures', 'measure'),
    mechanism: withFields(mechanism, MECHANISM_FIELDS, 'mechanisms', 'mechanism'),
  };
  return { ...contract, $defs: { ...contract.$defs, ...fields } };
}

/** `kept` are fields that a search adds. */
function withFields(
  published: Schema | undefined,
  fields: Fields,
  file: string,
  definition: string,
  kept: readonly string[] = [],
): Schema {
  const { properties } = published as Described;
  const own = describedIn(file, definition);
  const described = Object.entries(fields).map(([name, { is }]) => {
    const description = properties[name]?.description ?? own.properties[name]?.description;
    return [name, { ...JSON_OF[is], description }] as const;
  });
  return {
    ...published,
    required: [...Object.keys(fields), ...kept],
    properties: {
      ...Object.fromEntries(described),
      ...Object.fromEntries(kept.map((name) => [name, properties[name]])),
    },
  };
}

function describedIn(file: string, definition: string): Described {
  const { $defs } = JSON.parse(readFileSync(path.join(CATALOG_SCHEMAS, `${file}.schema.json`), 'utf8'));
  return $defs[definition];
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const contract = publishedSchema(JSON.parse(readFileSync(PUBLISHED, 'utf8')));
  writeFileSync(PUBLISHED, `${JSON.stringify(contract, null, 2)}\n`);
}
