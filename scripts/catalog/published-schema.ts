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
  address: orNull('url'),
  category: ref('path'),
  kind: orNull('kind'),
  summary: orNull('summary'),
  prose: ref('text'),
  remark: orNull('text'),
  sentences: listOf({ type: 'string' }),
  status: orNull('status'),
  month: orNull('month'),
  time: orNull('time'),
  year: orNull('year'),
  day: orNull('day'),
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

/** The types of items; each has a definition of its own fields. */
const TYPES = ['entry', 'mechanism', 'measure', 'vulnerability'] as const;

/**
 * Returns the published schema with the fields that items have now. Descriptions in the published schema are kept; a
 * new field gets its description from the schema of the catalog's files.
 */
export function publishedSchema(contract: Contract): Contract {
  const { entry, measure, mechanism } = contract.$defs;
  const definitions: Contract['$defs'] = {
    ...contract.$defs,
    entry: withFields(entry, ENTRY_FIELDS, 'entries', 'entry'),
    measure: withFields(measure, MEASURE_FIELDS, 'measures', 'measure'),
    mechanism: withFields(mechanism, MECHANISM_FIELDS, 'mechanisms', 'mechanism'),
    vulnerabilityNote: withNoteFields(contract.$defs),
  };
  const typed = TYPES.map((type) => [
    `typed${type.charAt(0).toUpperCase()}${type.slice(1)}`,
    typedItem(type, definitions),
  ]);
  return { ...contract, $defs: { ...definitions, ...Object.fromEntries(typed) } };
}

const namesIn = (definition: Schema | undefined) => Object.keys((definition as Described).properties);

const refsTo = (definition: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, ref(`${definition}/properties/${name}`)]));

/** Returns the schema of an item as `list`, `show` and `search` print it: with its type and the fields that a search adds. */
function typedItem(type: string, definitions: Contract['$defs']): Schema {
  const names = namesIn(definitions[type]);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['type', ...names],
    properties: {
      type: { const: type, description: 'What it is.' },
      ...refsTo(type, names),
      ...refsTo('found', namesIn(definitions.found)),
    },
    description: definitions[type]?.description,
  };
}

/** Returns the schema of a vulnerability's note: the fields of a note, and the entry that it is about. */
function withNoteFields({ note, vulnerabilityNote }: Contract['$defs']): Schema {
  const names = namesIn(note);
  const { entry } = (vulnerabilityNote as Described).properties;
  return { ...vulnerabilityNote, required: ['entry', ...names], properties: { entry, ...refsTo('note', names) } };
}

function withFields(published: Schema | undefined, fields: Fields, file: string, definition: string): Schema {
  const { properties } = published as Described;
  const own = describedIn(file, definition);
  const described = Object.entries(fields).map(([name, { is }]) => {
    const description = properties[name]?.description ?? own.properties[name]?.description;
    return [name, { ...JSON_OF[is], description }] as const;
  });
  return { ...published, required: Object.keys(fields), properties: Object.fromEntries(described) };
}

function describedIn(file: string, definition: string): Described {
  const { $defs } = JSON.parse(readFileSync(path.join(CATALOG_SCHEMAS, `${file}.schema.json`), 'utf8'));
  return $defs[definition];
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) {
  const contract = publishedSchema(JSON.parse(readFileSync(PUBLISHED, 'utf8')));
  writeFileSync(PUBLISHED, `${JSON.stringify(contract, null, 2)}\n`);
}
