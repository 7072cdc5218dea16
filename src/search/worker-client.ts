import { rememberLast } from '../data/remember.ts';
import type { TreeNode } from '../data/tree.ts';
import type { Answer } from './engine.ts';
import { answeredResult, createSearch, pendingResult } from './local.ts';
import { prepareQuery } from './match/prepare.ts';
import { createAlternatives } from './meaning/alternatives.ts';
import { completionAt } from './query/complete.ts';
import { orderFacet } from './query/facets.ts';
import { createFieldValues } from './query/fields.ts';
import { parseQuery } from './query/parse.ts';
import { createFinePrint, type Listed, listedIn } from './text/fine-print.ts';
import type { Facet, Search, SearchResult } from './types.ts';

/** A question to the other thread, which gets one at a time; its answer is a `Reply`. */
export type Question = {
  readonly kind: 'find' | 'facets';
  readonly text: string;
  readonly bookmarks: readonly string[];
  /** Whether the answer includes items that match the query far less than the others. */
  readonly isWhole: boolean;
};
export type Reply =
  | { readonly kind: 'find'; readonly answer: Answer }
  | { readonly kind: 'facets'; readonly facets: readonly Facet[] };

/** The connection to the thread that has the index. */
export type Thread = {
  readonly ask: (question: Question) => void;
  readonly onReply: (listener: (reply: Reply) => void) => void;
  /** Sets the listener that is called when there will be no more replies. */
  readonly onEnd: (listener: () => void) => void;
};

/** A question with the part of its answer that is known. */
type Known = Question & { readonly result: SearchResult | null; readonly facets: readonly Facet[] | null };

const REMEMBERED = 8;

/**
 * Creates a search that runs in another thread, which has the same items in the same order, so that typing never waits. If an
 * answer is not known yet, the result is pending and the question is sent. While one question is being answered, only the newest
 * of each kind waits: the results for the letters before it would come too late to be of use.
 */
export function createRemoteSearch(
  items: ReadonlyMap<string, TreeNode>,
  thread: Thread,
  listed: Listed = listedIn(items),
): Search {
  const nodes = [...items.values()];
  const eachLine = createFinePrint(listed);
  const values = createFieldValues(nodes);
  const kin = createAlternatives(nodes);
  const explained = { nodes, eachLine, kin };
  const prepare = rememberLast((text: string) => prepareQuery(text, values, kin));
  /** A pending result stays the same object, so that what is drawn from it need not be drawn again. */
  const pending = rememberLast((text: string) => pendingResult(prepare(text), explained));
  const waiting = new Map<Question['kind'], Question>();
  let known: readonly Known[] = [];
  let asked: { readonly question: Question; readonly at: number } | null = null;
  let onNews = () => {};
  /** The search in this thread, once the other thread has ended. */
  let own: Search | null = null;

  const askNext = () => {
    const [question] = waiting.values();
    if (asked !== null || question === undefined) return;
    waiting.delete(question.kind);
    asked = { question, at: performance.now() };
    thread.ask(question);
  };
  const lookUp = (question: Question): Known | undefined => {
    const found = known.find((one) => isSame(one, question));
    if (found === undefined && !(asked !== null && isSame(asked.question, question))) {
      waiting.set(question.kind, question);
      askNext();
    }
    return found;
  };
  thread.onReply((reply) => {
    if (asked === null) return;
    const { question, at } = asked;
    asked = null;
    const result =
      reply.kind === 'find'
        ? answeredResult(prepare(question.text), reply.answer, performance.now() - at, explained)
        : null;
    known = [{ ...question, result, facets: reply.kind === 'facets' ? reply.facets : null }, ...known].slice(
      0,
      REMEMBERED,
    );
    askNext();
    onNews();
  });
  thread.onEnd(() => {
    if (own !== null) return;
    own = createSearch(items, listed);
    onNews();
  });

  return {
    find: (text, bookmarks, isWhole = false) => {
      if (own) return own.find(text, bookmarks, isWhole);
      return lookUp({ kind: 'find', text, bookmarks, isWhole })?.result ?? pending(text);
    },
    facets: (group, text, bookmarks, isWhole = false) => {
      if (group === 'sort') return [orderFacet(parseQuery(text))];
      if (own) return own.facets(group, text, bookmarks, isWhole);
      return lookUp({ kind: 'facets', text, bookmarks, isWhole })?.facets ?? 'pending';
    },
    complete: (text, caret) => completionAt(text, caret, values),
    prepare: () => false,
    onNews: (listener) => {
      onNews = listener;
    },
  };
}

function isSame(one: Question, other: Question): boolean {
  const isSameText = one.kind === other.kind && one.text === other.text;
  return isSameText && one.bookmarks === other.bookmarks && one.isWhole === other.isWhole;
}
