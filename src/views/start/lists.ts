import { BUNDLED, BUNDLED_TITLE, type KeptList, type Origin } from '../../data/lists.ts';
import { listRowId } from '../../data/start.ts';
import { type DetailStyle, dotted, NO_BREAK, paragraph, section } from '../../screen/document.ts';
import { cutLine, type Line, lineWidth, MUTED, rowText, span, spread } from '../../screen/line.ts';
import { firstCluster } from '../../text/clusters.ts';
import { widthOf } from '../../text/width.ts';
import type { Leading } from './page.ts';

/** The fewest cells for a source. In less room it would say nothing. */
const LEAST_ROOM = 8;

/** Draws the lists opened before, without the open one. If the open list is not the bundled catalog, that comes first. */
export function openedBefore(
  lists: readonly KeptList[],
  origin: Origin | null,
  paper: DetailStyle,
): readonly Leading[] {
  const others = lists.filter(({ source }) => source !== origin?.source);
  const all = origin === null ? others : [{ source: BUNDLED, title: BUNDLED_TITLE }, ...others];
  const rows = all.map((list): Leading => ({ id: listRowId(list.source), line: listLine(list, paper) }));
  const head = section('Lists opened before', [[]], paper).slice(0, 2);
  return rows.length === 0 ? [] : [...head.map((line): Leading => ({ line, id: null })), ...rows];
}

function listLine({ source, title }: Pick<KeptList, 'source' | 'title'>, { theme, width }: DetailStyle): Line {
  const { lead, ellipsis } = theme.glyphs;
  const name: Line = [span(` ${lead} `, { tone: 'accent' }), span(rowText(title, ellipsis))];
  const room = width - lineWidth(name) - 2;
  if (source === BUNDLED || room < LEAST_ROOM) return cutLine(name, width, ellipsis);
  return spread(name, [span(endOf(source, room, ellipsis), MUTED)], width, ellipsis);
}

/** Returns as much of the end of a source as fits, because the end says which file it is. */
function endOf(source: string, room: number, ellipsis: string): string {
  if (widthOf(source) <= room) return source;
  let rest = source;
  while (rest !== '' && widthOf(ellipsis + rest) > room) rest = rest.slice(firstCluster(rest).length);
  return ellipsis + rest;
}

/** Draws where a list came from, when its copy was fetched, and how many of its items were not understood. */
export function originLines({ source, isKept, fetched, notUnderstood }: Origin, paper: DetailStyle): readonly Line[] {
  const facts = [isKept ? source : 'standard input', fetched === null ? null : copyOf(new Date(fetched))];
  const left = notUnderstood === 1 ? '1 item not understood' : `${notUnderstood} items not understood`;
  return [
    ...paragraph(dotted(facts, paper.theme), paper, MUTED),
    ...(notUnderstood === 0 ? [] : paragraph(`${left}: awesome-containers lint says which`, paper, MUTED)),
  ];
}

/** Returns when a copy was fetched, in local time, to the minute. */
function copyOf(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  return `copy of ${day} ${two(time.getHours())}:${two(time.getMinutes())}`.replaceAll(' ', NO_BREAK);
}
