import { LONGEST_NAME } from '../../data/limits.ts';
import { GUIDE_TITLE, MECHANISMS_TITLE, VULNERABILITIES_TITLE } from '../../data/tree.ts';
import type { Category } from '../../data/types.ts';
import { type Ids, leaveOut, type ObjectPath } from '../object-path.ts';
import { readProse, readText, readWord } from './fields.ts';
import { createParentIndex, type ParentIndex, readId } from './ids.ts';

/** Creates the categories of a list: those that it defines, and those that only its entries name. */
export type CategoryMaker = {
  /** Creates the category for entries at the end of a path of titles, unless it exists. Returns the path. */
  readonly ensurePath: (titles: readonly string[]) => readonly string[];
  /** Creates the category of the measures, mechanisms or vulnerabilities, unless it exists. */
  readonly ensureSpecial: (kind: SpecialKind) => void;
  readonly all: () => readonly Category[];
};

type SpecialKind = 'measures' | 'mechanisms' | 'vulnerabilities';

const SPECIAL_TITLES: Readonly<Record<SpecialKind, string>> = {
  measures: GUIDE_TITLE,
  mechanisms: MECHANISMS_TITLE,
  vulnerabilities: VULNERABILITIES_TITLE,
};

const HOLDS: readonly Category['holds'][] = ['entries', 'measures', 'mechanisms', 'vulnerabilities', 'categories'];

/** A category, the branches below it by title, and whether it has entries. */
type Branch = { readonly category: Category; readonly below: Map<string, Branch>; hasEntries: boolean };

/** The branches so far: all of them, in order and by the ids of their categories, and the outermost by title. */
type Branches = { readonly all: Branch[]; readonly byId: Map<string, Branch>; readonly top: Map<string, Branch> };

/** Starts with the `given` categories; those created later follow them. */
export function createCategories(given: readonly ObjectPath[], ids: Ids): CategoryMaker {
  const branches: Branches = { all: [], byId: new Map(), top: new Map() };
  readCategories(given, branches);
  const newId = createIds(ids);

  function add(title: string, above: Branch | null, holds: Category['holds']): Branch {
    const parent = above?.category.id ?? null;
    const id = newId(idFromTitle(title), parent);
    return addBranch({ id, title, summary: '', parent, holds }, branches);
  }

  function branchAt(titles: readonly string[]): Branch | null {
    return titles.reduce<Branch | null>(
      (above, title) => (above?.below ?? branches.top).get(title) ?? add(title, above, 'categories'),
      null,
    );
  }

  return {
    ensurePath: (titles) => {
      const branch = branchAt(titles);
      if (branch !== null) branch.hasEntries = true;
      return titles;
    },
    ensureSpecial: (kind) => {
      if (!branches.all.some(({ category }) => category.holds === kind)) add(SPECIAL_TITLES[kind], null, kind);
    },
    all: () =>
      branches.all.map(({ category, hasEntries }) => (hasEntries ? { ...category, holds: 'entries' } : category)),
  };
}

/**
 * Adds a branch. Entries cannot be among measures, mechanisms or vulnerabilities, so such a category is not found by its title:
 * entries with that title get a branch of their own.
 */
function addBranch(category: Category, { all, byId, top }: Branches): Branch {
  const branch = { category, below: new Map<string, Branch>(), hasEntries: false };
  const above = category.parent === null ? top : byId.get(category.parent)?.below;
  all.push(branch);
  byId.set(category.id, branch);
  if (!isSpecial(category)) above?.set(category.title, branch);
  return branch;
}

function isSpecial({ holds }: Category): boolean {
  return holds === 'measures' || holds === 'mechanisms' || holds === 'vulnerabilities';
}

/**
 * Reads the given categories. Two with the same title in the same place are merged, as are two of measures, of mechanisms or of
 * vulnerabilities.
 */
function readCategories(given: readonly ObjectPath[], branches: Branches): void {
  const nest = createParentIndex<Category>();
  const specials = new Map<string, Category>();
  for (const spot of given) {
    const category = readCategory(spot, nest);
    const first = findSame(category, branches, specials);
    if (first === undefined) {
      addBranch(category, branches);
      nest.add(category);
    } else {
      // What belongs to the category left out goes into the first one.
      nest.add(first, category.id);
      if (isSpecial(category))
        leaveOut(spot, 'holds', () => `must not be “${category.holds}”, which “${first.id}” holds already`);
      else leaveOut(spot, 'title', () => `must differ; “${first.id}” has the same title there`);
    }
  }
}

/** Finds the earlier category that a category is merged with, if there is one. */
function findSame(category: Category, { byId, top }: Branches, specials: Map<string, Category>): Category | undefined {
  if (isSpecial(category)) {
    const first = specials.get(category.holds);
    if (first === undefined) specials.set(category.holds, category);
    return first;
  }
  const beside = category.parent === null ? top : byId.get(category.parent)?.below;
  return beside?.get(category.title)?.category;
}

function readCategory(spot: ObjectPath, nest: ParentIndex<Category>): Category {
  return {
    id: readId(spot),
    title: readText(spot, 'title'),
    summary: readProse(spot, 'summary'),
    parent: nest.parentOf(spot)?.id ?? null,
    holds: readWord(spot, 'holds', HOLDS) ?? 'entries',
  };
}

/** The longest id made of a path of titles. It would grow with each level, so a longer one is made of the last title only. */
const LONGEST_MADE = LONGEST_NAME - 100;

/** Returns a function that makes unused ids: the parent's id and the slug of the title, with a number if that is taken. */
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
