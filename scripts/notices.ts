import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Package = { readonly name: string; readonly version: string; readonly license?: string };

/**
 * The licences of the packages whose files went into the bundle, one after the other.
 * `inputs` are paths as esbuild's metafile has them. Throws when a package has no licence text and names no licence.
 */
export function noticesOf(inputs: readonly string[]): string {
  const directories = new Set(inputs.flatMap((input) => packageDirectory(input) ?? []));
  const notices = [...directories].sort().map(noticeOf);
  return ['This program contains the following packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function packageDirectory(input: string): string | null {
  const match = input.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u);
  return match?.[0] ?? null;
}

function noticeOf(directory: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(directory).find((entry) => /^(licen[cs]e|copying|notice)/iu.test(entry));
  const text = file ? readFileSync(join(directory, file), 'utf8').trim() : '';
  if (text === '' && !license) throw new Error(`${directory} names no licence`);
  return `${name} ${version}${license ? ` (${license})` : ''}\n\n${text}`.trim();
}
