#!/usr/bin/env node
import { writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { type LookOptions, readArguments } from './commands/arguments.ts';
import { columnListing, entriesJson, exportJson, noMatch, plainListing } from './commands/listing.ts';
import { USAGE } from './commands/usage.ts';
import { createSearch } from './data/search.ts';
import { buildTree, itemsById, type TreeNode } from './data/tree.ts';
import { themeFor } from './system/environment.ts';
import { readBundledCatalog, readVersion } from './system/installation.ts';
import { takeTerminal } from './system/terminal.ts';

const DONE = 0;
const NOTHING_FOUND = 1;
const WRONG_USE = 2;

/** Does what the command line asks for; the exit code, or nothing while the explorer runs. */
async function main(args: readonly string[]): Promise<number | undefined> {
  const request = readArguments(args);
  switch (request.kind) {
    case 'wrong-use':
      return complain(request.message, WRONG_USE);
    case 'help':
      return print(USAGE);
    case 'version':
      return print(`${readVersion()}\n`);
    case 'list':
      return list(request.json, request.look);
    case 'export':
      return exportCatalog(request.output);
    case 'explore':
      return explore(request.query, request.look);
    default:
      return request satisfies never;
  }
}

function list(json: boolean, look: LookOptions): number {
  const catalog = readBundledCatalog();
  return json ? print(entriesJson(catalog.entries)) : printItems(itemsById(buildTree(catalog)).values(), look);
}

function exportCatalog(output: string | null): number {
  const text = exportJson(readBundledCatalog(), readVersion(), new Date());
  if (output === null) return print(text);
  try {
    writeFileSync(output, text);
    return DONE;
  } catch (error) {
    return complain(`cannot write ${output}: ${(error as Error).message}`, WRONG_USE);
  }
}

async function explore(query: string, look: LookOptions): Promise<number | undefined> {
  if (!process.stdout.isTTY || process.env.TERM === 'dumb') return printFound(query, look);
  if (!process.stdin.isTTY) {
    return complain(
      'the explorer reads keys, and standard input is no terminal; try: awesome-containers list',
      WRONG_USE,
    );
  }
  // Before the explorer is loaded, so that keys typed meanwhile wait in silence.
  const terminal = takeTerminal({ stdin: process.stdin, stdout: process.stdout });
  const { explore } = await import('./explore.tsx');
  await explore(terminal, readBundledCatalog(), query, themeFor(process.env, look));
  return undefined;
}

function printFound(query: string, look: LookOptions): number {
  const items = itemsById(buildTree(readBundledCatalog()));
  if (query === '') return printItems(items.values(), look);
  const { hits, nearest } = createSearch(items)(query);
  if (hits.length === 0) return complain(noMatch(query, nearest), NOTHING_FOUND);
  return printItems(
    hits.map(({ node }) => node),
    look,
  );
}

function printItems(items: Iterable<TreeNode>, look: LookOptions): number {
  if (!process.stdout.isTTY) return print(plainListing(items));
  const listing = columnListing(items, process.stdout.columns, themeFor(process.env, look));
  return print(process.env.TERM === 'dumb' ? stripVTControlCharacters(listing) : listing);
}

function print(text: string): number {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) closes the pipe: that is no fault.
    if (error.code === 'EPIPE') process.exit(DONE);
    process.exitCode = complain(`cannot write: ${error.message}`, WRONG_USE);
  });
  process.stdout.write(text);
  return DONE;
}

function complain(message: string, code: number): number {
  process.stderr.write(`awesome-containers: ${message}\n`);
  return code;
}

const code = await main(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
