/** What came with one of the latest revisions: the items that it is about, and how much came with it and all later ones. */
export type Recent = { readonly revision: number; readonly ids: readonly string[]; readonly told: string };

/** What is new to a reader: the items, and how much of what in words. */
export type News = { readonly ids: readonly string[]; readonly told: string };

/** What came after the revision that the reader has seen; nothing is new to who has seen none. */
export function newsSince(recent: readonly Recent[], seen = Infinity): News | null {
  const fresh = recent.filter(({ revision }) => revision > seen);
  const told = fresh.at(-1)?.told;
  return told ? { ids: [...new Set(fresh.flatMap(({ ids }) => ids))], told } : null;
}
