import type { Context } from '../views/context.ts';
import type { Answer } from './answer.ts';
import { itemAnswer } from './items/item.ts';
import { linksAnswer, notesAnswer } from './items/notes.ts';
import { branchAnswer, homeAnswer, shelfAnswer } from './places/branches.ts';
import { comparisonAnswer } from './places/comparison.ts';
import { filtersAnswer } from './places/filters.ts';
import { guideAnswer, judgementAnswer } from './places/guide.ts';
import { helpAnswer } from './places/help.ts';
import { listsAnswer } from './places/lists.ts';
import { machineAnswer } from './places/machine.ts';
import { matrixAnswer } from './places/matrix.ts';
import { checkAnswer, stackAnswer } from './places/products.ts';
import { resultsAnswer } from './places/results.ts';
import { totalsAnswer } from './places/totals.ts';
import { vulnerabilitiesAnswer } from './places/vulnerabilities.ts';
import type { Place, State } from './state.ts';

/** Returns the text that describes a place. */
export function describe(place: Place, state: State, context: Context): Answer {
  switch (place.kind) {
    case 'item':
    case 'notes':
    case 'links':
      return describeItem(place, state, context);
    case 'home':
      return homeAnswer(state, context);
    case 'branch':
      return branchAnswer(place.id, context);
    case 'shelf':
      return shelfAnswer(place.shelf, state, context);
    case 'results':
      return resultsAnswer(place.query, state, context);
    case 'filters':
      return filtersAnswer(place, state, context);
    default:
      return describeTable(place, state, context);
  }
}

type ItemPlace = Extract<Place, { readonly kind: 'item' | 'notes' | 'links' }>;
type ListPlace = Extract<Place, { readonly kind: 'home' | 'branch' | 'shelf' | 'results' | 'filters' }>;
type TablePlace = Exclude<Place, ItemPlace | ListPlace>;

function describeItem({ kind, id }: ItemPlace, state: State, context: Context): Answer {
  const node = context.items.get(id);
  if (node === undefined) return { title: 'This item is gone', paragraphs: [], list: null };
  if (kind === 'notes') return notesAnswer(node, context);
  return kind === 'links' ? linksAnswer(node, context) : itemAnswer(node, state, context);
}

function describeTable(place: TablePlace, state: State, context: Context): Answer {
  switch (place.kind) {
    case 'vulnerabilities':
      return vulnerabilitiesAnswer(place, context);
    case 'guide':
      return guideAnswer(place.level, state, context);
    case 'judgement':
      return judgementAnswer(place.text, context);
    case 'matrix':
      return matrixAnswer(place, context);
    case 'comparison':
      return comparisonAnswer(place.ids, context);
    case 'check':
      return checkAnswer(place.text, context);
    case 'stack':
      return stackAnswer(state.installed, context);
    case 'machine':
      return machineAnswer(place.machine);
    case 'lists':
      return listsAnswer(state.lists);
    case 'totals':
      return totalsAnswer(context.catalog);
    case 'help':
      return helpAnswer(place.command);
    default:
      return place satisfies never;
  }
}
