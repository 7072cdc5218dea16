import { cleanFragment, judgeFragment } from '../../../hardening/part.ts';
import type { ActionName } from '../../../keys/actions.ts';
import type { Context } from '../../context.ts';
import { EDITS } from '../../search-line/edits.ts';
import { caretToEnd, emptyLine, insertUpTo, type QueryLine } from '../../search-line/line.ts';
import { closeView, openView, type State, withOwn } from '../../state.ts';
import { type Step, withoutEffects } from '../../view.ts';
import { FRAGMENT } from '../select.ts';
import { type GuideState, guideState } from '../state.ts';
import type { GuideLineState } from './state.ts';

/** The longest text of the line, in UTF-16 units. A longer text is judged at once, because it would not be readable in a line. */
const LONGEST_LINE = 2048;

/** Opens the line. It contains the fragment that was judged last, if that is a single line. */
export function openGuideLine(state: State, { fragment }: GuideState): Step {
  const isLine = fragment !== null && !fragment.trim().includes('\n') && fragment.length <= LONGEST_LINE;
  const line = caretToEnd(insertUpTo(LONGEST_LINE, emptyLine, isLine ? fragment.trim() : ''));
  return withoutEffects(openLine(state, { line, problem: null }));
}

const openLine = (state: State, own: GuideLineState): State => openView(state, 'guide-line', own);

/** Accepts pasted text while the line is not open. */
export const pasteFragment = (state: State, _own: GuideState, text: string, context: Context): Step =>
  typeInGuideLine(
    openLine(state, { line: emptyLine, problem: null }),
    { line: emptyLine, problem: null },
    text,
    context,
  );

/** Accepts text that is typed or pasted. A text with several lines is judged at once. */
export function typeInGuideLine(state: State, { line }: GuideLineState, text: string, context: Context): Step {
  const isWhole = text.includes('\n') || text.includes('\r') || line.text.length + text.length > LONGEST_LINE;
  if (!isWhole) return withoutEffects(withOwn(state, { line: insertUpTo(LONGEST_LINE, line, text), problem: null }));
  return judgeText(state, `${line.text.slice(0, line.caret)}${text}${line.text.slice(line.caret)}`, emptyLine, context);
}

export function updateGuideLine(
  state: State,
  own: GuideLineState,
  action: ActionName,
  context: Context,
): Step | undefined {
  const edit = EDITS[action];
  if (edit !== undefined) return withoutEffects(withOwn(state, { line: edit(own.line), problem: null }));
  if (action === 'judge-line') return judgeLine(state, own, context);
  if (action === 'clear-search') return withoutEffects(clear(state, own));
  return undefined;
}

const judgeLine = (state: State, { line }: GuideLineState, context: Context): Step =>
  line.text.trim() === ''
    ? withoutEffects(clear(state, { line: emptyLine, problem: null }))
    : judgeText(state, line.text, line, context);

/** Clears the line, or closes it if it is empty. */
function clear(state: State, { line, problem }: GuideLineState): State {
  const isEmpty = line.text === '' && problem === null;
  return isEmpty ? closeView(state) : withOwn(state, { line: emptyLine, problem: null });
}

/** Judges a text and shows the judgement. If the text cannot be read, keeps the line and says why. */
function judgeText(state: State, text: string, line: QueryLine, { catalog }: Context): Step {
  const judged = judgeFragment(
    text,
    catalog.measures.map(({ id }) => id),
  );
  if ('problem' in judged) return withoutEffects(withOwn(state, { line, problem: judged.problem }));
  const own: GuideState = {
    ...guideState(state),
    row: FRAGMENT,
    measure: null,
    top: 0,
    fragment: cleanFragment(text),
  };
  return withoutEffects(withOwn(closeView(state), own));
}
