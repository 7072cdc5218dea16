import { LONGEST_NAME } from '../../data/limits.ts';
import { GUIDE_TITLE, MECHANISMS_TITLE } from '../../data/tree.ts';
import type { Category } from '../../data/types.ts';
import { type Ids, leaveOut, type Spot } from '../spot.ts';
import { proseOf, textOf, wordOf } from './fields.ts';
import { createNest, idOf, type Nest } from './ids.ts';

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
  measures: GUIDE_TITLE,
  mechanisms: MECHANISMS_TITLE,
};

const HOLDS: readonly Category['holds'][] = ['entries', 'measures', 'mechanisms', 'categories'];

/** A category, the places in it by their titles, and whether entries stand in it. */
type Place = { readonly category: Category; readonly below: Map<string, Place>; hasEntries: boolean };

/** The places of a list so far: all, by the ids of their categories, and the outermost by their titles. */
type Ground = { readonly all: Place[]; readonly byId: Map<string, Place>; readonly top: Map<string, Place> };

/** The categories that are `given`, and those that turn out to be missing behind them. */
export function createPlaces(given: readonly Spot[], ids: Ids): Places {
  const ground: Ground = { all: [], byId: new Map(), top: new Map() };
  readPlaces(given, ground);
  const newId = createIds(ids);

  function add(title: string, above: Place | null, holds: Category['holds']): Place {
    const parent = above?.category.id ?? null;
    const id = newId(idFromTitle(title), parent);
    return addPlace({ id, title, summary: '', parent, holds }, ground);
  }

  function placeOf(titles: readonly string[]): Place | null {
    return titles.reduce<Place | null>(
      (above, title) => (above?.below ?? ground.top).get(title) ?? add(title, above, 'categories'),
      null,
    );
  }

  return {
    placed: (titles) => {
      const place = placeOf(titles);
      if (place !== null) place.hasEntries = true;
      return titles;
    },
    demand: (kind) => {
      if (!ground.all.some(({ category }) => category.holds === kind)) add(SPECIAL_TITLES[kind], null, kind);
    },
    categories: () =>
      ground.all.map(({ category, hasEntries }) => (hasEntries ? { ...category, holds: 'entries' } : category)),
  };
}

/** Entries cannot stand among measures or mechanisms, so titles never lead there: those entries get a place of their own. */
function addPlace(category: Category, { all, byId, top }: Ground): Place {
  const place = { category, below: new Map<string, Place>(), hasEntries: false };
  const above = category.parent === null ? top : byId.get(category.parent)?.below;
  all.push(place);
  byId.set(category.id, place);
  if (!isSpecial(category)) above?.set(category.title, place);
  return place;
}

function isSpecial({ holds }: Category): boolean {
  return holds === 'measures' || holds === 'mechanisms';
}

/** The categories as they are given; each has a place of its own, and of those with measures or mechanisms there is one. */
function readPlaces(given: readonly Spot[], ground: Ground): void {
  const nest = createNest<Category>();
  const specials = new Map<string, Category>();
  for (const spot of given) {
    const category = readCategory(spot, nest);
    const first = firstOf(category, ground, specials);
    if (first === undefined) {
      addPlace(category, ground);
      nest.add(category);
    } else {
      // What stands in the one that is left out stands in the other.
      nest.add(first, category.id);
      if (isSpecial(category))
        leaveOut(spot, 'holds', () => `must not be "${category.holds}", which "${first.id}" holds already`);
      else leaveOut(spot, 'title', () => `must be another; "${first.id}" stands there with the same title`);
    }
  }
}

/** The category that has the place of another one already. */
function firstOf(category: Category, { byId, top }: Ground, specials: Map<string, Category>): Category | undefined {
  if (isSpecial(category)) {
    const first = specials.get(category.holds);
    if (first === undefined) specials.set(category.holds, category);
    return first;
  }
  const beside = category.parent === null ? top : byId.get(category.parent)?.below;
  return beside?.get(category.title)?.category;
}

function readCategory(spot: Spot, nest: Nest<Category>): Category {
  return {
    id: idOf(spot),
    title: textOf(spot, 'title'),
    summary: proseOf(spot, 'summary'),
    parent: nest.parentOf(spot)?.id ?? null,
    holds: wordOf(spot, 'holds', HOLDS) ?? 'entries',
  };
}

/** Longer ids are not made of titles: they would grow with each category in a category. */
const LONGEST_MADE = LONGEST_NAME - 100;

/** Ids that nobody has: the words of a title, behind the id it stands in, with a number where somebody has them. */
function createIds(ids: Ids): (slug: string, parent: string | null) => string {
  const made = new Set<string>();
  const numbers = new Map<string, number>();
  return (slug, parent) => {
    const long = parent === null ? slug : `${parent}-${slug}`;
    const base = long.length > LONGEST_MADE ? slug : long;
    let number = numbers.get(base) ?? 1;
    let id = number === 1 ? base : `${base}-${number}`;
    for (; ids.has(id) || made.has(id); id = `${base}-${number}`) number += 1;
    numbers.set(base, number);
    made.add(id);
    return id;
  };
}

function idFromTitle(text: string): string {
  const words = text.toLowerCase().match(/[\p{Letter}\p{Mark}\p{Number}]+/gu);
  const slug = words?.join('-') ?? 'category';
  return slug.length > LONGEST_MADE ? [...slug].slice(0, LONGEST_MADE / 2).join('') : slug;
}
