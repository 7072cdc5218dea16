import type { Hint, View } from '../view.ts';
import { clickGuide, drawGuide, drawGuideTop, openGuide, pasteFragment, scrollGuide, updateGuide } from './part.ts';
import { type GuideState, guideState } from './state.ts';

const onMeasures: NonNullable<Hint['when']> = (state) => guideState(state).measure !== null;
const onLevels: NonNullable<Hint['when']> = (state) => guideState(state).measure === null;
/** Whether the bottom line has room for more than the shortest words. */
const hasRoom: NonNullable<Hint['when']> = (_state, { layout }) => layout.kind === 'two-panes';

/** The hardening guide: its levels one below the other, a page for each, and a judgement of the fragment that the user pastes. */
export const guide: View<GuideState> = {
  place: 'body',
  hints: [
    { actions: ['up', 'down'], word: 'move', rank: 5 },
    { actions: ['open-measure'], word: 'open', rank: 2, when: onLevels },
    { actions: ['tick'], word: 'done', rank: 1, when: onMeasures },
    { actions: ['open-measure'], word: 'its page', rank: 6, when: onMeasures },
    { actions: ['judge-fragment'], word: 'judge a command', rank: 3, when: hasRoom },
    { actions: ['judge-fragment'], word: 'judge', rank: 3, when: (...given) => !hasRoom(...given) },
    { actions: ['copy-level'], word: 'copy', rank: 7 },
    { actions: ['copy-guide'], word: 'copy all', rank: 8 },
    { actions: ['back'], word: 'back', rank: 0 },
    { actions: ['help'], word: 'help', rank: 4 },
  ],
  openedBy: ['show-guide'],
  open: (state, action, context) => openGuide(state, action, context),
  top: (state, own, context) => drawGuideTop(state, own, context),
  draw: (state, own, context) => drawGuide(state, own, context),
  takesLines: true,
  paste: (state, own, text, context) => pasteFragment(state, own, text, context),
  update: (state, own, action, context) => updateGuide(state, own, action, context),
  click: (state, own, spot, context, hadKeys) => clickGuide(state, own, spot, context, hadKeys),
  scroll: (state, own, _pane, to) => scrollGuide(state, own, to),
};
