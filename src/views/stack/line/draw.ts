import { cutLine, type Line, MUTED, span } from '../../../screen/line.ts';
import type { Pane } from '../../../screen/pane.ts';
import { widthOf, wrapUpTo } from '../../../text/width.ts';
import { holdsText, LINE_HINTS } from '../../common/typed-line.ts';
import { typedSpots } from '../../search-line/caret.ts';
import { beforeCaret, typedLine } from '../../search-line/draw.ts';
import type { DrawContext, Drawing } from '../../view.ts';
import { drawStack } from '../draw.ts';
import { stackState } from '../state.ts';
import type { StackLineState } from './state.ts';

export const stackLineDrawing: Drawing<StackLineState> = {
  place: 'body',
  hints: [{ actions: ['keep-version'], word: 'save', rank: 0, when: holdsText }, ...LINE_HINTS],
  top: (_state, own, context) => drawLine(own, context),
  draw: (state, own, context) => {
    const { body } = context.layout;
    const [, ...more] = adviceLines(own, context);
    const place = { ...body, rows: more.length };
    const below = more.length === 0 ? [] : [{ id: 'advice', place, lines: more }];
    return [...below, ...drawStack(state, stackState(state), context, more.length)];
  },
};

const SIGN = ' + ';

function drawLine(own: StackLineState, context: DrawContext): readonly Pane[] {
  const { layout, theme } = context;
  const { columns } = layout.header;
  const room = columns - widthOf(SIGN) - 1;
  const text = cutLine(
    [span(SIGN, { tone: 'accent', bold: true }), ...typedLine(own.line, room)],
    columns,
    theme.glyphs.ellipsis,
  );
  const [advice = []] = adviceLines(own, context);
  return [
    // This id selects the component of the search line, which places the terminal's own cursor.
    {
      id: 'search-line',
      place: layout.header,
      lines: [text],
      caret: widthOf(SIGN) + widthOf(beforeCaret(own.line, room)),
      view: 'stack-line',
      spotAt: typedSpots(own.line, room, SIGN),
    },
    { id: 'rule', place: layout.rule, lines: [advice] },
  ];
}

const MOST_ROWS = 4;

/** Draws what is wrong with the line, or an example of what to type. */
function adviceLines({ problem }: StackLineState, { layout, theme }: DrawContext): readonly Line[] {
  const { columns } = layout.rule;
  if (problem === null) {
    const words = HOW.find((text) => text.length < columns) ?? '';
    return [cutLine([span(` ${words}`, MUTED)], columns, theme.glyphs.ellipsis)];
  }
  const { rows } = wrapUpTo(problem, columns - 2, MOST_ROWS);
  return rows.map((row): Line => [span(` ${row}`, { tone: 'warn' })]);
}

const HOW = ['type name@version, such as runc@1.1.4', 'such as runc@1.1.4'];
