import type { Search } from '../search/types.ts';

/** Returns a search that is created at the first question: the first keys need none, and a large list appears sooner. */
export function searchWhenAsked(make: () => Search): Search {
  let made: Search | undefined;
  let onNews = () => {};
  const search = () => {
    if (made === undefined) {
      made = make();
      made.onNews(() => onNews());
    }
    return made;
  };
  return {
    find: (...query) => search().find(...query),
    facets: (...query) => search().facets(...query),
    complete: (...place) => search().complete(...place),
    prepare: () => search().prepare(),
    onNews: (listener) => {
      onNews = listener;
    },
  };
}
