import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/search/engine.ts';
import { hitsBetween, type SearchResult } from '../../../src/search/types.ts';
import { createRemoteSearch, type Question, type Reply } from '../../../src/search/worker-client.ts';
import { library } from '../../support/library.ts';

const NO_MARKS: readonly string[] = [];
const engine = createEngine(library.items);
const idsOf = (result: SearchResult) => hitsBetween(result, 0, result.count).map(({ node }) => node.id);

/** A fake search thread that answers when `answer` is called. `asked` has the questions that reached it. */
function remote() {
  const asked: Question[] = [];
  let reply = (_: Reply) => {};
  let end = () => {};
  let news = 0;
  const search = createRemoteSearch(library.items, {
    ask: (question) => asked.push(question),
    onReply: (listener) => {
      reply = listener;
    },
    onEnd: (listener) => {
      end = listener;
    },
  });
  search.onNews(() => {
    news += 1;
  });
  return {
    search,
    asked,
    news: () => news,
    die: () => end(),
    /** Answers the latest question. */
    answer: () => {
      const question = asked.at(-1);
      if (!question) throw new Error('nothing was asked');
      const context = { bookmarks: new Set(question.bookmarks) };
      if (question.kind === 'find')
        reply({ kind: 'find', answer: engine.search(engine.prepare(question.text), context) });
      else reply({ kind: 'facets', facets: engine.facets(engine.prepare(question.text), context) });
    },
  };
}

describe('a search in another thread', () => {
  test('is pending at first, notifies when the answer arrives, and then has the results of a search in this thread', () => {
    const { search, answer, news } = remote();
    expect(search.find('seccmp', NO_MARKS)).toMatchObject({ isPending: true, count: 0, milliseconds: null });
    expect(search.find('seccmp', NO_MARKS).hitAt(0)).toBeUndefined();
    answer();
    expect(news()).toBe(1);
    const result = search.find('seccmp', NO_MARKS);
    expect(result.isPending).toBe(false);
    expect(idsOf(result)).toEqual(idsOf(library.search.find('seccmp', NO_MARKS)));
  });

  test('returns the same object until an answer arrives, so that nothing is redrawn', () => {
    const { search, answer } = remote();
    const pending = search.find('seccmp', NO_MARKS);
    expect(search.find('seccmp', NO_MARKS)).toBe(pending);
    answer();
    const result = search.find('seccmp', NO_MARKS);
    expect(result).not.toBe(pending);
    expect(search.find('seccmp', NO_MARKS)).toBe(result);
  });

  test('reports the problems of a query before the answer arrives', () => {
    const { search } = remote();
    const { isPending, problems } = search.find('status:actve', NO_MARKS);
    expect(isPending).toBe(true);
    expect(problems.map(({ text }) => text)).toEqual(['status: unknown value “actve”; did you mean active?']);
  });

  test('sends only the newest of the queries that were typed while the thread was busy', () => {
    const { search, asked, answer } = remote();
    for (const text of ['r', 'ru', 'run', 'runc']) search.find(text, NO_MARKS);
    expect(asked.map(({ text }) => text)).toEqual(['r']);
    answer();
    expect(asked.map(({ text }) => text)).toEqual(['r', 'runc']);
  });

  test('never returns the results of another query', () => {
    const { search, answer } = remote();
    search.find('docker', NO_MARKS);
    search.find('firejail', NO_MARKS);
    answer();
    expect(search.find('firejail', NO_MARKS)).toMatchObject({ isPending: true, count: 0 });
    answer();
    expect(idsOf(search.find('firejail', NO_MARKS))[0]).toBe('firejail');
    expect(idsOf(search.find('docker', NO_MARKS))[0]).toBe('docker');
  });

  test('sends a query once, however often its result is read', () => {
    const { search, asked, answer } = remote();
    for (let look = 0; look < 5; look++) search.find('runc', NO_MARKS);
    answer();
    for (let look = 0; look < 5; look++) search.find('runc', NO_MARKS);
    expect(asked).toHaveLength(1);
  });

  test('requests the counts of the filters after the results', () => {
    const { search, answer, asked } = remote();
    search.find('docker', NO_MARKS);
    expect(search.facets('filter', 'docker', NO_MARKS)).toBe('pending');
    answer();
    expect(asked.map(({ kind }) => kind)).toEqual(['find', 'facets']);
    answer();
    expect(search.facets('filter', 'docker', NO_MARKS)).toEqual(library.search.facets('filter', 'docker', NO_MARKS));
  });

  test('completes and lists the sort orders without the thread', () => {
    const { search, asked } = remote();
    expect(search.complete('status:arch', 11)?.options).toEqual(['archived']);
    const chosen = expect.arrayContaining([expect.objectContaining({ value: 'name', isChosen: true })]);
    expect(search.facets('sort', 'docker sort:name', NO_MARKS)).toMatchObject([{ choices: chosen }]);
    expect(asked).toEqual([]);
  });

  test('continues in this thread when the other one has ended', () => {
    const { search, die, news } = remote();
    search.find('runc', NO_MARKS);
    die();
    expect(news()).toBe(1);
    expect(idsOf(search.find('runc', NO_MARKS))[0]).toBe('runc');
    expect(search.facets('filter', 'runc', NO_MARKS)).toEqual(library.search.facets('filter', 'runc', NO_MARKS));
  });
});
