import type { View } from '../view.ts';
import { filtersDrawing } from './draw.ts';
import type { FiltersState } from './state.ts';
import { openFilters, updateFilters } from './update.ts';

/** What to filter by, or how to sort, beside the results. */
export const filters: View<FiltersState> = {
  ...filtersDrawing,
  openedBy: ['filter', 'sort'],
  open: openFilters,
  update: updateFilters,
};
