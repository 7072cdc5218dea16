import type { Search } from '../search/types.ts';

/** A search that answers at once, and is not made before the first question: the first keys need none. */
export function searchWhenAsked(make: () => Search): Search {
  let made: Search | undefined;
  const search = () => {
    made ??= make();
    return made;
  };
  return {
    find: (...query) => search().find(...query),
    facets: (...query) => search().facets(...query),
    complete: (...place) => search().complete(...place),
    prepare: () => search().prepare(),
    onNews: () => {},
  };
}
