import { comparisonMarkdown } from '../../comparison/part.ts';
import { checkStack } from '../../products/part.ts';
import type { Context } from '../../views/context.ts';
import { guideMarkdown, rowMarkdown } from '../../views/guide/markdown.ts';
import { FRAGMENT, guideRows } from '../../views/guide/select.ts';
import { NEW_GUIDE_STATE } from '../../views/guide/state.ts';
import { stackMarkdown } from '../../views/stack/markdown.ts';
import type { Place, State } from '../state.ts';
import { comparisonOf } from './comparison.ts';

/** Returns a place as Markdown for a ticket or a message, as the screen copies it; `null` for a place without such a form. */
export function markdownOf(place: Place, { installed, ticks }: State, context: Context): string | null {
  const { catalog } = context;
  switch (place.kind) {
    case 'comparison':
      return comparisonMarkdown(comparisonOf(place.ids, context));
    case 'stack':
      return stackMarkdown(checkStack(catalog, installed));
    case 'guide': {
      const row = guideRows(NEW_GUIDE_STATE, context).find(({ id }) => id === String(place.level));
      return row === undefined ? guideMarkdown(catalog, ticks) : rowMarkdown(row, ticks);
    }
    case 'judgement': {
      const row = guideRows({ ...NEW_GUIDE_STATE, fragment: place.text }, context).find(({ id }) => id === FRAGMENT);
      return row === undefined ? null : rowMarkdown(row, ticks);
    }
    default:
      return null;
  }
}
