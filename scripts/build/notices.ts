import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Package = { readonly name: string; readonly version: string; readonly license?: string };

/** The copyright holders of packages that name the MIT licence but do not contain its text. */
const HOLDERS: Readonly<Record<string, string>> = { 'yoga-layout': 'Facebook, Inc. and its affiliates.' };

/**
 * Returns the licences of all bundled packages: each text once, below the packages that it covers and their copyright
 * holders. `inputs` are the bundled files, as paths in esbuild's metafile. Throws when a package has no licence text.
 */
export function noticesOf(inputs: readonly string[]): string {
  const directories = new Set(inputs.flatMap((input) => packageDirectory(input) ?? []));
  const licences = new Map<string, Licence>();
  for (const directory of [...directories].sort()) {
    const { title, text } = noticeOf(directory);
    const { holders, terms } = splitNotice(text);
    const key = terms.replace(/[^a-z]+/giu, ' ');
    const licence = licences.get(key) ?? { terms, titlesByHolder: new Map() };
    licences.set(key, licence);
    licence.titlesByHolder.set(holders, [...(licence.titlesByHolder.get(holders) ?? []), title]);
  }
  const notices = [...licences.values()].map(({ terms, titlesByHolder }) =>
    [...[...titlesByHolder].map(([holders, titles]) => [...titles, holders].filter(Boolean).join('\n')), terms].join(
      '\n\n',
    ),
  );
  return ['This program contains the following packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`);
}

/** The terms of a licence, and the titles of the packages under it by their copyright lines. */
type Licence = { readonly terms: string; readonly titlesByHolder: Map<string, string[]> };

/** Splits a licence into its copyright lines and its terms. */
function splitNotice(text: string): { readonly holders: string; readonly terms: string } {
  const paragraphs = text.split(/\n\s*\n|\n(?=Permission is)/u);
  const start = paragraphs.findIndex((paragraph) => /^Permission is|^Redistribution and/u.test(paragraph.trim()));
  if (start < 1) return { holders: '', terms: text };
  const holders = paragraphs.slice(0, start).filter((paragraph) => /copyright/iu.test(paragraph));
  return { holders: holders.map((holder) => holder.trim()).join('\n'), terms: paragraphs.slice(start).join('\n\n') };
}

function packageDirectory(input: string): string | null {
  const match = input.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u);
  return match?.[0] ?? null;
}

function noticeOf(directory: string): { readonly title: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Package;
  const file = readdirSync(directory).find((entry) => /^(licen[cs]e|copying|notice)/iu.test(entry));
  const text = file ? termsIn(readFileSync(join(directory, file), 'utf8')) : standardText(name, license);
  if (!text) throw new Error(`${directory} has no licence text: add its holder in scripts/build/notices.ts`);
  return { title: `${name} ${version}${license ? ` (${license})` : ''}`, text };
}

/** Returns the text of a licence without indentation and without the appendix of the Apache licence, which advises authors. */
const termsIn = (text: string): string =>
  text
    .replace(/^[ \t]+/gmu, '')
    .replace(/^APPENDIX:.*?(?=^Copyright)/msu, '')
    .trim();

/** Returns the MIT licence with another holder, made from this project's own licence file. */
function standardText(name: string, license: string | undefined): string | null {
  const holder = HOLDERS[name];
  if (holder === undefined || license !== 'MIT') return null;
  return readFileSync('LICENSE', 'utf8')
    .replace(/^Copyright .*$/mu, `Copyright (c) ${holder}`)
    .trim();
}
