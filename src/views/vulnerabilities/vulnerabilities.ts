import type { View } from '../view.ts';
import { vulnerabilitiesDrawing } from './draw.ts';
import type { VulnerabilitiesState } from './state.ts';
import { clickVulnerabilities, openVulnerabilities, scrollVulnerabilities, updateVulnerabilities } from './update.ts';

/** Every vulnerability once, by year, in the place of the list. During a search, only the vulnerabilities of its results. */
export const vulnerabilities: View<VulnerabilitiesState> = {
  ...vulnerabilitiesDrawing,
  openedBy: ['show-vulnerabilities'],
  open: openVulnerabilities,
  update: updateVulnerabilities,
  click: clickVulnerabilities,
  scroll: (state, own, _pane, to, context) => scrollVulnerabilities(state, own, to, context),
};
