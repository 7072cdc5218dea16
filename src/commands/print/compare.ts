import type { Comparison } from '../../comparison/compare.ts';
import { compareEntries, comparisonJson, comparisonLines, comparisonMarkdown } from '../../comparison/part.ts';
import { buildTree, itemsById, type TreeNode } from '../../data/tree.ts';
import type { Entry } from '../../data/types.ts';
import { paint, type Theme } from '../../screen/theme.ts';
import { itemsNamed } from '../../search/named.ts';
import { excerpt } from '../../text/excerpt.ts';
import { measureAmbiguous } from '../../text/width.ts';
import { comparisonText } from '../../views/compare/part.ts';
import { type ListFile, NOTHING_FOUND, WRONG_USE } from '../command.ts';
import type { CompareRequest } from '../compare.ts';
import { complain, print, printForReader, readCatalog } from './output.ts';
import { unknownName } from './show.ts';

const FEWEST = 2;
const MOST = 4;
const LONGEST_SHOWN = 60;
const EXAMPLE = 'such as: compare runc gvisor';

/** Prints a comparison of some entries. Returns the exit code. For each unknown name it reports the nearest names. */
export async function printCompared({
  names,
  json,
  markdown,
  look,
  list,
}: Omit<CompareRequest, 'kind'>): Promise<number> {
  if (json && markdown) return complain('compare prints JSON or Markdown: give either --json or --markdown', WRONG_USE);
  if (names.length < FEWEST || names.length > MOST) {
    return complain(`compare takes two to four entries, not ${names.length}, ${EXAMPLE}`, WRONG_USE);
  }
  const catalog = await readCatalog(list);
  const nodes = [...itemsById(buildTree(catalog)).values()];
  const found = names.map((name) => entryNamed(name, nodes, list));
  const faults = found.filter((one) => typeof one === 'string');
  for (const fault of faults) complain(fault, NOTHING_FOUND);
  if (faults.length > 0) return NOTHING_FOUND;
  const entries = found.filter((one) => typeof one !== 'string');
  const twice = entries.find((entry, at) => entries.indexOf(entry) < at);
  if (twice) return complain(`${twice.name} is given twice; name two entries, ${EXAMPLE}`, WRONG_USE);
  const comparison = compareEntries(entries, catalog);
  if (json) return print(comparisonJson(comparison));
  if (markdown) return print(comparisonMarkdown(comparison));
  return printForReader(
    () => comparisonLines(comparison),
    (columns, theme) => drawn(comparison, columns, theme),
    look,
  );
}

function drawn(comparison: Comparison, columns: number, theme: Theme): string {
  measureAmbiguous(theme.ambiguous);
  return comparisonText(comparison, columns, theme)
    .map((line) => `${paint(line, theme).trimEnd()}\n`)
    .join('');
}

/** Finds the entry with this name. Returns a message if there is none. */
function entryNamed(name: string, nodes: readonly TreeNode[], list: ListFile): Entry | string {
  const isEntry = ({ subject }: TreeNode) => subject.kind === 'entry';
  const entries = nodes.filter(isEntry);
  const named = itemsNamed(name, entries);
  const [first, ...others] = named.flatMap(({ subject }) => (subject.kind === 'entry' ? [subject.entry] : []));
  if (first !== undefined && others.length === 0) return first;
  const shown = `“${excerpt(name, LONGEST_SHOWN)}”`;
  if (first !== undefined) {
    const ids = [first, ...others].slice(0, MOST).map(({ id }) => id);
    return `several entries are called ${shown}; name one by its id: ${ids.join(', ')}`;
  }
  const [other] = itemsNamed(name, nodes);
  if (other !== undefined) return `${shown} is a ${other.subject.kind}, and only entries can be compared`;
  return unknownName(name, entries, list);
}
