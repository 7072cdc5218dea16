import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ACTION_GROUPS, type ActionGroup } from '../../src/keys/actions.ts';
import { VIEW_IDS, type ViewId } from '../../src/keys/keymap.ts';
import { keyCaps } from '../../src/screen/key-caps.ts';
import { createTheme } from '../../src/screen/theme.ts';
import { type KeyRow, keyRows, viewName } from '../../src/views/help/rows.ts';
import { writeBlock } from './block.ts';

const { glyphs } = createTheme({ colour: false, unicode: true, hyperlinks: false });

/** Returns every key as Markdown tables by group, derived from the keymap. */
export function keyTable(): string {
  return ACTION_GROUPS.map(groupTable).join('\n\n');
}

function groupTable(group: ActionGroup): string {
  return [`| ${group} | | where |`, '| --- | --- | --- |', ...keyRows(group).map(tableRow)].join('\n');
}

function tableRow({ keys, words, views }: KeyRow): string {
  const caps = keyCaps(keys, glyphs).split(' ');
  return `| ${caps.map((cap) => `\`${cap}\``).join(' ')} | ${words} | ${where(views)} |`;
}

function where(views: readonly ViewId[]): string {
  if (views.length === VIEW_IDS.length) return 'everywhere';
  return views.map(viewName).join(', ');
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) writeBlock('keys', keyTable());
