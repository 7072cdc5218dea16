import type { Category } from '../../data/types.ts';
import { slugOf } from './ids.ts';

type Branch = {
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
  holds: Category['holds'];
} & {
  readonly below: Map<string, Branch>;
  summary: string;
};

/** Creates the categories that paths of titles name, each once, in the order of their first use. */
export type CategoryTree = {
  /** Creates a category for entries and those around it, unless they exist. */
  readonly ensure: (path: readonly string[]) => void;
  /** Describes the category at a path, if there is one that has no description yet. */
  readonly describe: (path: readonly string[], summary: string) => void;
  readonly all: () => readonly Category[];
};

/** `unique` makes an id that no entry and no category has. */
export function createCategoryTree(unique: (id: string) => string): CategoryTree {
  const top = new Map<string, Branch>();
  const branches: Branch[] = [];

  function branchAt(path: readonly string[]): Branch | undefined {
    let below: Map<string, Branch> | undefined = top;
    let branch: Branch | undefined;
    for (const title of path) {
      branch = below?.get(title);
      below = branch?.below;
    }
    return branch;
  }

  return {
    ensure: (path) => {
      let [below, parent]: [Map<string, Branch>, string | null] = [top, null];
      path.forEach((title, index) => {
        const known = below.get(title);
        const branch: Branch = known ?? {
          id: unique([parent, slugOf(title) || 'category'].filter(Boolean).join('-').slice(-LONGEST_ID)),
          ...{ title, parent, holds: 'categories', below: new Map<string, Branch>(), summary: '' },
        };
        if (known === undefined) {
          below.set(title, branch);
          branches.push(branch);
        }
        if (index === path.length - 1) branch.holds = 'entries';
        [below, parent] = [branch.below, branch.id];
      });
    },
    describe: (path, summary) => {
      const branch = branchAt(path);
      if (branch !== undefined && branch.summary === '') branch.summary = summary;
    },
    all: () => branches.map(({ id, title, summary, parent, holds }) => ({ id, title, summary, parent, holds })),
  };
}

const LONGEST_ID = 200;
