import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type Problem, suggestion } from '../../src/data/check.ts';

/** A problem with the file that it is in; `entry` is empty when it concerns the file as a whole. */
export type FileProblem = Problem & { readonly file: string };

/** Validates the contents of `file` against the schema of that name. */
export type CheckFile = (schema: string, file: string, value: unknown) => readonly FileProblem[];

/** Formats a problem, for example `containers.json: runc: notes[2].source: must be …`. */
export function say({ file, entry, field, message }: FileProblem): string {
  return [file, entry, field]
    .filter((part) => part !== '')
    .concat(message)
    .join(': ');
}

/** Makes a check from the `*.schema.json` files in `directory`. */
export function readSchemas(directory: string): CheckFile {
  const ajv = new Ajv2020({ allErrors: true, verbose: true });
  for (const file of readdirSync(directory)) {
    ajv.addSchema(JSON.parse(readFileSync(join(directory, basename(file)), 'utf8')), file);
  }
  return (schema, file, value) => {
    const validate = ajv.getSchema(`${schema}.schema.json`);
    if (validate === undefined) throw new Error(`There is no schema ${schema}.schema.json in ${directory}`);
    if (validate(value) === true) return [];
    return (validate.errors ?? []).filter(isWorthSaying).map((error) => problemOf(error, file, value));
  };
}

/** Whether an error is reported. When no alternative fits, or a property name does not, a single message is enough. */
function isWorthSaying({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'propertyNames' && !/\/anyOf\/\d+\/|\/if$/.test(schemaPath);
}

function problemOf(error: ErrorObject, file: string, value: unknown): FileProblem {
  const { missingProperty, additionalProperty } = error.params;
  const property = missingProperty ?? additionalProperty;
  const { entry, path } = locate(value, error.instancePath.split('/').slice(1));
  const field = fieldName(property === undefined ? path : [...path, property]);
  return { file, entry, field, message: messageOf(error) };
}

const RECORDS = new Set(['entries', 'children', 'measures', 'mechanisms', 'flaws']);

/** Returns the innermost entry, measure or mechanism on the path to an error, and the rest of the path from there. */
function locate(value: unknown, path: readonly string[]): { entry: string; path: readonly string[] } {
  let here = value;
  let found = { entry: '', path };
  for (const [index, key] of path.entries()) {
    here = memberOf(here, key);
    if (!RECORDS.has(path[index - 1] ?? '') || typeof here !== 'object') continue;
    const id = memberOf(here, 'id');
    const entry = typeof id === 'string' ? id : fieldName(path.slice(0, index + 1));
    found = { entry, path: path.slice(index + 1) };
  }
  return found;
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function fieldName(path: readonly string[]): string {
  return path.map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : index > 0 ? `.${key}` : key)).join('');
}

/** Returns what to do about an error. The schemas' descriptions are noun phrases, so that "must be" can precede them. */
function messageOf({ keyword, params, data, parentSchema, message }: ErrorObject): string {
  const what: string = parentSchema?.description ?? 'something else';
  const fields: Record<string, { description?: string }> = parentSchema?.properties ?? {};
  switch (keyword) {
    case 'required':
      return `is missing. ${fields[params.missingProperty]?.description ?? ''}`.trim();
    case 'dependentRequired':
      return `is missing; "${params.property}" needs it. ${fields[params.missingProperty]?.description ?? ''}`.trim();
    case 'additionalProperties': {
      const name: string = params.additionalProperty;
      return `is no field here${suggestion(name, Object.keys(fields))}; the fields are: ${Object.keys(fields).join(', ')}`;
    }
    case 'enum': {
      const words: string[] = params.allowedValues.map(String);
      return `must be ${what}, not ${shown(data)}${suggestion(String(data), words)}; the words are: ${words.join(', ')}`;
    }
    case 'uniqueItems':
      return `has the same thing at [${params.j}] and [${params.i}]; keep one`;
    case 'minItems':
    case 'minProperties':
      return 'must not be empty; leave it out instead';
    case 'maxLength':
      return `must be ${what}; this has ${String(data).length}`;
    case 'false schema':
      return 'is only for a vulnerability; remove it, or change the kind';
    case 'anyOf':
    case 'type':
    case 'pattern':
    case 'minimum':
    case 'maximum':
      return `must be ${what}, not ${shown(data)}`;
    default:
      return message ?? 'does not follow the schema';
  }
}

function shown(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  return typeof data === 'object' && data !== null ? 'an object' : JSON.stringify(data);
}
