import { MOST_PRODUCTS } from '../../../data/limits.ts';
import type { ActionName } from '../../../keys/actions.ts';
import { findProducts, lookUp, productKey, readAsked } from '../../../products/part.ts';
import type { Found, NotKnown } from '../../../products/report.ts';
import type { Context } from '../../context.ts';
import { EDITS } from '../../search-line/edits.ts';
import { caretToEnd, emptyLine, insert } from '../../search-line/line.ts';
import { closeView, openView, type State, withOwn } from '../../state.ts';
import { type Effect, type Step, withoutEffects } from '../../view.ts';
import { withVersion } from '../keep.ts';
import { stackState } from '../state.ts';
import type { StackLineState } from './state.ts';

/** Opens the line with a text in it and the caret behind the text. */
export function openLine(state: State, text: string): Step {
  const own: StackLineState = { line: caretToEnd(insert(emptyLine, text)), problem: null };
  return withoutEffects(openView(state, 'stack-line', own));
}

export function typeInLine(state: State, { line }: StackLineState, text: string): Step {
  return withoutEffects(withLine(state, { line: insert(line, text), problem: null }));
}

export function updateLine(state: State, own: StackLineState, action: ActionName, context: Context): Step | undefined {
  const edit = EDITS[action];
  if (edit !== undefined) return withoutEffects(withLine(state, { line: edit(own.line), problem: null }));
  if (action === 'keep-version') return keep(state, own, context);
  if (action === 'clear-search') return withoutEffects(clear(state, own));
  return undefined;
}

const withLine = (state: State, own: StackLineState): State => withOwn(state, own);

/** Clears the line, or closes it if it is empty. An empty stack is closed with it, because it has nothing else to show. */
function clear(state: State, { line }: StackLineState): State {
  if (line.text !== '') return withLine(state, { line: emptyLine, problem: null });
  const left = closeView(state);
  return Object.keys(state.installed).length === 0 ? closeView(left) : left;
}

/** Stores all products of the line, or none of them if one is not understood; then it says why. */
function keep(state: State, own: StackLineState, { catalog }: Context): Step {
  const products = findProducts(catalog);
  const answers = readAsked(own.line.text).map((asked) => lookUp(asked, products));
  const problem = answers.find(isNotKnown)?.why ?? null;
  if (problem !== null) return withoutEffects(withLine(state, { ...own, problem }));
  const found = answers.filter((answer): answer is Found => !isNotKnown(answer));
  const [first] = found;
  if (first === undefined) return withoutEffects(clear(state, { ...own, line: emptyLine }));
  const kept = keepAll(closeView(state), found);
  if (Object.keys(kept.state.installed).length > MOST_PRODUCTS) {
    return withoutEffects(withLine(state, { ...own, problem: `The stack takes ${MOST_PRODUCTS} products at most.` }));
  }
  const chosen = { ...stackState(state), cursor: productKey(first.product), detailTop: 0 };
  return { state: withOwn(kept.state, chosen), effects: kept.effects };
}

const isNotKnown = (answer: Found | NotKnown): answer is NotKnown => 'why' in answer;

function keepAll(state: State, found: readonly Found[]): Step {
  const effects: Effect[] = [];
  let kept = state;
  for (const { product, version } of found) {
    const step = withVersion(kept, productKey(product), version.text);
    kept = step.state;
    effects.push(...step.effects);
  }
  return { state: kept, effects };
}
