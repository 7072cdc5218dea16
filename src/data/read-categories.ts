import { type Ids, neededText, report, type Spot, textOf, wordOf } from './read-fields.ts';
import { idOf, parentAmong, SHELVES } from './read-ids.ts';
import type { Category } from './types.ts';

/** The categories of a list, made where the list does not give them. */
export type Places = {
  /** The titles of a category of entries, which is there from now on, in the one form that the tree knows it by. */
  readonly placed: (titles: readonly string[]) => readonly string[];
  /** Sees to it that there is a category of `kind`. */
  readonly demand: (kind: SpecialKind) => void;
  readonly categories: () => readonly Category[];
};

type SpecialKind = 'measures' | 'mechanisms';

const SPECIAL_TITLES: Readonly<Record<SpecialKind, string>> = {
  measures: 'Hardening guide',
  mechanisms: 'Mechanisms',
};

const HOLDS: readonly Category['holds'][] = ['entries', 'measures', 'mechanisms', 'categories'];

/** A category with its titles, and whether entries stand in it. */
type Place = { readonly category: Category; readonly path: readonly string[]; hasEntries: boolean };

/** Paths with the same key are one place to the tree, as `A/B` and `B` in `A` are. */
const keyOf = (path: readonly string[]): string => path.join('/');

/** The categories that are `given`, and those that turn out to be missing behind them. */
export function createPlaces(given: readonly Spot[], ids: Ids): Places {
  const places = readPlaces(given, ids);
  const byKey = new Map(places.flatMap((place) => (isSpecial(place) ? [] : [[keyOf(place.path), place] as const])));
  const newId = createIds(ids);

  function add(title: string, above: Place | null, holds: Category['holds']): Place {
    const parent = above?.category.id ?? null;
    const id = newId(parent === null ? slugOf(title) : `${parent}-${slugOf(title)}`);
    const category = { id, title, summary: '', parent, holds };
    const place = { category, path: [...(above?.path ?? []), title], hasEntries: false };
    places.push(place);
    return place;
  }

  function placeOf(path: readonly string[]): Place {
    const key = keyOf(path);
    const known = byKey.get(key);
    if (known !== undefined) return known;
    const above = path.length > 1 ? placeOf(path.slice(0, -1)) : null;
    const place = add(path.at(-1) ?? '', above, 'categories');
    byKey.set(key, place);
    return place;
  }

  return {
    placed: (titles) => {
      const place = placeOf(titles);
      place.hasEntries = true;
      return place.path;
    },
    demand: (kind) => {
      if (!places.some(({ category }) => category.holds === kind)) add(SPECIAL_TITLES[kind], null, kind);
    },
    categories: () =>
      places.map(({ category, hasEntries }) => (hasEntries ? { ...category, holds: 'entries' } : category)),
  };
}

/** Entries cannot stand among measures or mechanisms: those of such a path get a category of their own. */
function isSpecial({ category: { holds } }: Place): boolean {
  return holds === 'measures' || holds === 'mechanisms';
}

/** The categories as they are given; each has a path of its own, and of those with measures or mechanisms there is one. */
function readPlaces(given: readonly Spot[], ids: Ids): Place[] {
  const before: Category[] = [];
  const paths = new Map<string, readonly string[]>();
  const firsts = new Map<string, string>();
  return given.map((spot) => {
    const category = readCategory(spot, before, ids);
    const path = [...(paths.get(category.parent ?? '') ?? []), category.title];
    before.push(category);
    paths.set(category.id, path);
    const place = { category, path, hasEntries: false };
    const key = isSpecial(place) ? category.holds : `/${keyOf(path)}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, category.id);
    else if (isSpecial(place)) report(spot, 'holds', () => `must not be "${key}", which "${first}" holds already`);
    else report(spot, 'title', () => `must be another; "${first}" stands there with the same title`);
    return place;
  });
}

function readCategory(spot: Spot, before: readonly Category[], ids: Ids): Category {
  return {
    id: idOf(spot),
    title: neededText(spot, 'title'),
    summary: textOf(spot, 'summary'),
    parent: parentAmong(before, spot, ids)?.id ?? null,
    holds: wordOf(spot, 'holds', HOLDS) ?? 'entries',
  };
}

/** Ids that nobody has: the words of a title, with a number where somebody has them. */
function createIds(ids: Ids): (slug: string) => string {
  const made = new Set(SHELVES);
  const numbers = new Map<string, number>();
  return (slug) => {
    let number = numbers.get(slug) ?? 1;
    let id = number === 1 ? slug : `${slug}-${number}`;
    for (; ids.has(id) || made.has(id); id = `${slug}-${number}`) number += 1;
    numbers.set(slug, number);
    made.add(id);
    return id;
  };
}

function slugOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{Letter}\p{Mark}\p{Number}]+/gu);
  return words?.join('-') ?? 'category';
}
