import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Package = { readonly name: string; readonly version: string; readonly license?: string };

/** The copyright holders of packages that name the MIT licence but come without its text. */
const HOLDERS: Readonly<Record<string, string>> = { 'yoga-layout': 'Facebook, Inc. and its affiliates.' };

/**
 * The licences of all bundled packages, each text once. `inputs` are the bundled files, as paths in esbuild's metafile. Throws when a package
 * comes without the text of its licence.
 */
export function noticesOf(inputs: readonly string[]): string {
  const directories = new Set(inputs.flatMap((input) => packageDirectory(input) ?? []));
  const packagesByText = new Map<string, string[]>();
  for (const directory of [...directories].sort()) {
    const { title, text } = noticeOf(directory);
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), title]);
  }
  const notices = [...packagesByText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}`);
  return ['This program contains the following packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function packageDirectory(input: string): string | null {
  const match = input.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u);
  return match?.[0] ?? null;
}

function noticeOf(directory: string): { readonly title: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(directory).find((entry) => /^(licen[cs]e|copying|notice)/iu.test(entry));
  const text = file ? readFileSync(join(directory, file), 'utf8').trim() : standardText(name, license);
  if (!text) throw new Error(`${directory} has no licence text: add its holder in scripts/build/notices.ts`);
  return { title: `${name} ${version}${license ? ` (${license})` : ''}`, text };
}

/** The MIT licence with another holder, from this project's own licence file. */
function standardText(name: string, license: string | undefined): string | null {
  const holder = HOLDERS[name];
  if (holder === undefined || license !== 'MIT') return null;
  return readFileSync('LICENSE', 'utf8')
    .replace(/^Copyright .*$/mu, `Copyright (c) ${holder}`)
    .trim();
}
