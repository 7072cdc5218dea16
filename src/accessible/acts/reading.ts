import { itemWithNotes } from '../../data/item-with-notes.ts';
import { findRelations } from '../../data/relations.ts';
import { everyNode, publicationYear, type TreeNode } from '../../data/tree.ts';
import type { Mechanism } from '../../data/types.ts';
import { hitsBetween } from '../../search/types.ts';
import { nearest } from '../../text/nearest.ts';
import type { Context } from '../../views/context.ts';
import { listedRows } from '../../views/vulnerabilities/select.ts';
import { nodeWith } from '../places/path.ts';
import { resultOf, spoken } from '../places/results.ts';
import { here, type Place, type Scope, type State, say } from '../state.ts';
import { nameOf } from '../words/items.ts';
import { listed } from '../words/join.ts';
import { itemCalled, itemMeant, shown } from './chosen.ts';
import { currentQuery } from './finding.ts';
import { goTo } from './go-to.ts';
import type { Act } from './moves.ts';

export const notes: Act = (given, state, context) => goToPart('notes', given, state, context);
export const links: Act = (given, state, context) => goToPart('links', given, state, context);

function goToPart(kind: 'notes' | 'links', given: string, state: State, context: Context): ReturnType<Act> {
  const node = itemMeant(given, state, context);
  if ('why' in node) return say(state, node.why);
  if (kind === 'notes' && itemWithNotes(node.subject) === null) {
    return say(state, `${nameOf(node)} has no security notes of its own; only entries and mechanisms have.`);
  }
  return goTo(state, { kind, id: node.id }, context);
}

/** Lists the vulnerabilities of one year or of all years; in a search, only those of its results. */
export const vulnerabilities: Act = (given, state, context) => {
  const query = given === 'all' ? null : currentQuery(state);
  const result = query === null ? null : resultOf(query, state, context);
  const ids =
    result === null
      ? null
      : touchedBy(
          hitsBetween(result, 0, result.count).map(({ node }) => node),
          context,
        );
  const year = given === '' || given === 'all' ? null : given;
  const rows = listedRows({ listed: ids === null ? null : new Set(ids) }, context);
  if (rows.length === 0) {
    return say(
      state,
      ids === null
        ? 'No vulnerabilities are recorded.'
        : 'The results have no vulnerabilities. Type vulnerabilities all for all of them.',
    );
  }
  const years = [...new Set(rows.map(({ vulnerability }) => publicationYear(vulnerability)))];
  if (year !== null && !years.includes(year)) {
    return say(state, `No vulnerability of ${shown(year)} is recorded here. There are some of ${listed(years)}.`);
  }
  return goTo(state, { kind: 'vulnerabilities', year, ids }, context);
};

/** Returns the ids of the vulnerabilities among the given items, and of those that affect the given items. */
function touchedBy(nodes: readonly TreeNode[], { catalog }: Context): readonly string[] {
  const { vulnerabilitiesIn } = findRelations(catalog);
  const ids = nodes.flatMap(({ id, subject }) => {
    if (subject.kind === 'vulnerability') return [id];
    const item = itemWithNotes(subject);
    return item === null ? [] : vulnerabilitiesIn(item.id).map((one) => one.id);
  });
  return [...new Set(ids)];
}

export const matrix: Act = (given, state, context) => {
  const isAll = given.toLowerCase() === 'all';
  const scope = isAll ? null : scopeOf(state, context);
  if (isAll || given === '') return goTo(state, { kind: 'matrix', scope, mechanism: null }, context);
  const { mechanisms } = context.catalog;
  const found = mechanisms.find((one) => namesOf(one).includes(given.toLowerCase()));
  if (found) return goTo(state, { kind: 'matrix', scope, mechanism: found.id }, context);
  const near = nearest(
    given,
    mechanisms.map(({ name }) => name),
    2,
  );
  const advice =
    near.length > 0
      ? `Did you mean ${listed(near, 'or')}?`
      : `There are ${listed(mechanisms.map(({ name }) => name))}.`;
  return say(state, `No mechanism is called ${shown(given)}. ${advice}`);
};

const namesOf = ({ id, name, aliases }: Mechanism): readonly string[] =>
  [id, name, ...aliases].map((one) => one.toLowerCase());

/** Returns the entries of the current search or branch. `null`, if there are none, stands for all entries. */
function scopeOf(state: State, context: Context): Scope | null {
  const { place } = here(state);
  // A matrix of one mechanism keeps the entries of the previous matrix.
  if (place.kind === 'matrix') return place.scope;
  const query = currentQuery(state);
  if (query !== null) {
    const result = resultOf(query, state, context);
    const found = hitsBetween(result, 0, result.count).map(({ node }) => node);
    return scopeWith(`search for ${spoken(query)}`, found);
  }
  const branch = branchAround(place, context);
  return branch === undefined ? null : scopeWith(branch.label, everyNode(branch.children));
}

function scopeWith(name: string, nodes: readonly TreeNode[]): Scope | null {
  const ids = nodes.flatMap(({ id, subject }) => (subject.kind === 'entry' ? [id] : []));
  return ids.length === 0 ? null : { name, ids: [...new Set(ids)] };
}

/** Finds the nearest branch around a place. Items are not branches. */
function branchAround(place: Place, context: Context): TreeNode | undefined {
  if (!('id' in place)) return undefined;
  let node = nodeWith(place.id, context);
  while (node !== undefined && node.subject.kind !== 'category') {
    node = node.parent === null ? undefined : nodeWith(node.parent, context);
  }
  return node;
}

const FEWEST = 2;
const MOST = 4;

/**
 * Compares entries given by their numbers in the list or by their names, separated by commas. A single entry is compared with the
 * open one.
 */
export const compare: Act = (given, state, context) => {
  const typed = partsOf(given, context);
  const parts = typed.length === 1 ? ['', ...typed] : typed;
  if (parts.length > MOST) return say(state, `Compare takes two to four entries, not ${parts.length}.`);
  const found = parts.map((part) => itemMeant(part, state, context));
  const refused = found.find((one) => 'why' in one);
  if (refused !== undefined) return say(state, refused.why);
  const nodes = found.filter((one): one is TreeNode => !('why' in one));
  const other = nodes.find(({ subject }) => subject.kind !== 'entry');
  if (other) return say(state, `${nameOf(other)} is a ${other.subject.kind}, and only entries can be compared.`);
  const ids = [...new Set(nodes.map(({ id }) => id))];
  if (ids.length < FEWEST)
    return say(state, 'Compare takes two different entries at least, such as: compare runc, crun.');
  return goTo(state, { kind: 'comparison', ids }, context);
};

/**
 * Splits names at commas, “with”, “and” or “to”. Without any of these, each word is a name, unless all of them together are one.
 */
function partsOf(given: string, context: Context): readonly string[] {
  const parts = given.split(/\s*(?:,|\bwith\b|\band\b|\bto\b)\s*/).filter((part) => part !== '');
  if (parts.length > 1 || !('why' in itemCalled(given, context))) return parts;
  return given.split(/\s+/).filter((part) => part !== '');
}

export const guide: Act = (given, state, context) => {
  const levels = [...new Set(context.catalog.measures.map(({ level }) => level))].toSorted((a, b) => a - b);
  if (given === '' || levels.length === 0) return goTo(state, { kind: 'guide', level: null }, context);
  const level = levels.find((one) => String(one) === given.replace(/^level\s+/i, ''));
  if (level !== undefined) return goTo(state, { kind: 'guide', level }, context);
  return say(state, `The guide has the levels ${listed(levels.map(String))}, not ${shown(given)}.`);
};

export const totals: Act = (_given, state, context) => goTo(state, { kind: 'totals' }, context);
