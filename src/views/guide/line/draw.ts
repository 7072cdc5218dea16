import { capFor } from '../../../screen/key-caps.ts';
import { cutLine, type Line, MUTED, span } from '../../../screen/line.ts';
import type { Pane } from '../../../screen/pane.ts';
import type { Theme } from '../../../screen/theme.ts';
import { widthOf, wrapUpTo } from '../../../text/width.ts';
import { typedSpots } from '../../search-line/caret.ts';
import { beforeCaret, typedLine } from '../../search-line/draw.ts';
import type { State } from '../../state.ts';
import type { DrawContext } from '../../view.ts';
import { drawGuide } from '../draw.ts';
import { guideState } from '../state.ts';
import type { GuideLineState } from './state.ts';

const SIGN = ' $ ';

/** Draws the line, and below it what is wrong with it, or what to type. */
export function drawGuideLineTop(own: GuideLineState, context: DrawContext): readonly Pane[] {
  const { layout, theme } = context;
  const { columns } = layout.header;
  const room = columns - widthOf(SIGN) - 1;
  const typed = [span(SIGN, { tone: 'accent', bold: true }), ...typedLine(own.line, room)];
  const [advice = []] = adviceLines(own, context);
  return [
    // This id selects the component of the search line, which places the terminal's own cursor.
    {
      id: 'search-line',
      place: layout.header,
      lines: [cutLine(typed, columns, theme.glyphs.ellipsis)],
      caret: widthOf(SIGN) + widthOf(beforeCaret(own.line, room)),
      view: 'guide-line',
      spotAt: typedSpots(own.line, room, SIGN),
    },
    { id: 'rule', place: layout.rule, lines: [advice] },
  ];
}

/** Draws further rows of the advice, and below them the guide. */
export function drawGuideLine(state: State, own: GuideLineState, context: DrawContext): readonly Pane[] {
  const { body } = context.layout;
  const [, ...more] = adviceLines(own, context);
  const below = more.length === 0 ? [] : [{ id: 'advice', place: { ...body, rows: more.length }, lines: more }];
  return [...below, ...drawGuide(state, guideState(state), context, more.length)];
}

const MOST_ROWS = 3;
const how = ({ glyphs }: Theme): string =>
  `Type or paste a docker run command, a compose service or a pod; ${capFor('guide-line', 'judge-line', glyphs)} judges it.`;

function adviceLines({ problem }: GuideLineState, { layout, theme }: DrawContext): readonly Line[] {
  const { columns } = layout.rule;
  const { rows } = wrapUpTo(problem ?? how(theme), columns - 2, MOST_ROWS);
  return rows.map(
    (row): Line =>
      cutLine([span(` ${row}`, problem === null ? MUTED : { tone: 'warn' })], columns, theme.glyphs.ellipsis),
  );
}
