import { MOST_PRODUCTS } from '../../data/limits.ts';
import { judgeFragment } from '../../hardening/part.ts';
import { checkStack, findProducts, lookUp, productKey, readAsked } from '../../products/part.ts';
import type { Found } from '../../products/report.ts';
import type { Stack } from '../../products/stack.ts';
import { nearest } from '../../text/nearest.ts';
import { whyText } from '../places/products.ts';
import { type Effect, say } from '../state.ts';
import { listed } from '../words/join.ts';
import { shown } from './chosen.ts';
import { goTo } from './go-to.ts';
import type { Act } from './moves.ts';

export const check: Act = (given, state, context) => {
  const products = findProducts(context.catalog);
  const answers = readAsked(given).map((asked) => lookUp(asked, products));
  const known = answers.some((answer) => !('why' in answer));
  const first = answers.find((answer) => 'why' in answer);
  if (!known && first !== undefined) return say(state, whyText(first));
  return goTo(state, { kind: 'check', text: given }, context);
};

export const stack: Act = (_given, state, context) => goTo(state, { kind: 'stack' }, context);

/** Keeps every product that is named with its version. If any of them cannot be looked up, keeps none and says why. */
export const keep: Act = (given, state, context) => {
  const products = findProducts(context.catalog);
  const answers = readAsked(given).map((asked) => lookUp(asked, products));
  const unknown = answers.find((answer) => 'why' in answer);
  if (unknown !== undefined) return say(state, whyText(unknown));
  const found = answers.filter((answer): answer is Found => !('why' in answer));
  const kept = found.map(({ product, version }) => [productKey(product), version.text] as const);
  const installed: Stack = { ...state.installed, ...Object.fromEntries(kept) };
  if (Object.keys(installed).length > MOST_PRODUCTS)
    return say(state, `The stack takes ${MOST_PRODUCTS} products at most.`);
  const effects = kept.map(([product, version]): Effect => ({ type: 'keep-version', product, version }));
  const names = found.map(({ product, version }) => `${product.name} ${version.text}`);
  return {
    state: { ...state, installed },
    effects,
    said: [`Kept ${listed(names)}. Type stack to hear what is open in your stack.`],
  };
};

export const forget: Act = (given, state, { catalog }) => {
  const { installed } = state;
  const product = findProducts(catalog).find(given);
  const key = [product && productKey(product), given].find((one) => one && Object.hasOwn(installed, one));
  if (!key)
    return say(
      state,
      notKept(
        given,
        checkStack(catalog, installed).products.map((one) => one.product.name),
      ),
    );
  const others = Object.fromEntries(Object.entries(installed).filter(([other]) => other !== key));
  return {
    state: { ...state, installed: others },
    effects: [{ type: 'keep-version', product: key, version: null }],
    said: [`${product?.name ?? key} is no longer in your stack.`],
  };
};

function notKept(given: string, names: readonly string[]): string {
  const near = nearest(given, names, 2);
  const known = names.length === 0 ? 'It is empty.' : `It has ${listed(near.length > 0 ? near : names)}.`;
  return `${shown(given)} is not in your stack. ${known}`;
}

export const judge: Act = (given, state, context) => {
  if (context.catalog.measures.length === 0) return say(state, 'This list has no hardening guide to judge by.');
  const judged = judgeFragment(given, []);
  if ('problem' in judged) return say(state, judged.problem);
  return goTo(state, { kind: 'judgement', text: given }, context);
};

/** Requests the facts about the machine. They arrive later, and only then does the user go to the place. */
export const machine: Act = (_given, state) => ({ state, effects: [{ type: 'read-machine' }], said: [] });
