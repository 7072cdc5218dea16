import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FileProblem, readSchemas } from '../schema.ts';

export const LEFT_OUT = 'left-out.json';

/** Reasons why advisories have no note: by the entry's id, then by the advisory's id. */
export type LeftOut = Readonly<Record<string, Readonly<Record<string, string>>>>;

export type LeftOutFile = { readonly leftOut: LeftOut; readonly problems: readonly FileProblem[] };

/** Reads the advisories that are left out on purpose from the catalog's directory. A violation of the schema is a problem. */
export function readLeftOut(directory: string): LeftOutFile {
  const path = join(directory, LEFT_OUT);
  if (!existsSync(path)) return { leftOut: {}, problems: [problem('is not there')] };
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return { leftOut: {}, problems: [problem(`is no JSON: ${error instanceof Error ? error.message : error}`)] };
  }
  const problems = readSchemas(join(directory, 'schema'))('left-out', LEFT_OUT, value);
  return problems.length > 0
    ? { leftOut: {}, problems }
    : { leftOut: (value as { leftOut: LeftOut }).leftOut, problems };
}

function problem(message: string): FileProblem {
  return { file: LEFT_OUT, entry: '', field: '', message };
}
