import type { View } from '../view.ts';
import { filtersDrawing } from './draw.ts';
import type { FiltersState } from './state.ts';
import { clickChoice, openFilters, scrollChoices, updateFilters } from './update.ts';

/** The values to filter by, or the sort orders, beside the results. */
export const filters: View<FiltersState> = {
  ...filtersDrawing,
  openedBy: ['filter', 'sort'],
  open: openFilters,
  update: updateFilters,
  click: clickChoice,
  scroll: (state, own, _pane, to, context) => scrollChoices(state, own, to, context),
};
