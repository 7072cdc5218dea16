/** One of the latest revisions: the ids of the items that it changed, and in words how much changed in it and all later ones. */
export type Recent = { readonly revision: number; readonly ids: readonly string[]; readonly told: string };

/** What is new to the user: the ids of the items, and in words how much of what. */
export type News = { readonly ids: readonly string[]; readonly told: string };

/** Returns what came after the revision that the user saw last; `null` if nothing did, or if the user has seen none. */
export function newsSince(recent: readonly Recent[], seen = Infinity): News | null {
  const fresh = recent.filter(({ revision }) => revision > seen);
  const told = fresh.at(-1)?.told;
  return told ? { ids: [...new Set(fresh.flatMap(({ ids }) => ids))], told } : null;
}
