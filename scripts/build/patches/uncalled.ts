import type { Emptied } from './patch.ts';

// What a package can do for other programs; it is named here so that the bundle is a fiftieth smaller.

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/**
 * What React does for components that wait for data, hide and show again, take over a page that a server has drawn, are drawn in
 * slices of time, move with transitions, or send forms. The components here are functions that draw what they are given, at once.
 */
export const react: Emptied = {
  file: 'react-reconciler/cjs/react-reconciler.production.js',
  empty: words(`
    updateSuspenseComponent updateDehydratedSuspenseComponent updateSuspenseListComponent updateActivityComponent
    updateOffscreenComponent mountSuspenseOffscreenState mountActivityChildren mountSuspensePrimaryChildren
    retryTimedOutBoundary retryDehydratedSuspenseBoundary cutOffTailIfNeeded
    hideOrUnhideAllChildren hideOrUnhideAllChildrenOnFiber hideOrUnhideNearestPortals
    recursivelyTraverseDisappearLayoutEffects recursivelyTraverseReappearLayoutEffects
    recursivelyTraverseReconnectPassiveEffects recursivelyTraverseAtomicPassiveEffects
    recursivelyTraverseDisconnectPassiveEffects commitOffscreenPassiveMountEffects
    trackEnterViewTransitions applyViewTransitionToHostInstances applyViewTransitionToHostInstancesRecursive
    restoreViewTransitionOnHostInstances commitAppearingPairViewTransitions commitEnterViewTransitions
    commitDeletedPairViewTransitions commitExitViewTransitions commitNestedViewTransitions restorePairedViewTransitions
    restoreEnterOrExitViewTransitions restoreNestedViewTransitions measureViewTransitionHostInstancesRecursive
    measureNestedViewTransitions recursivelyTraverseAfterMutationEffects commitAfterMutationEffectsOnFiber
    updateOptimisticImpl dispatchOptimisticSetState mountActionState updateActionState updateActionStateImpl
    rerenderActionState dispatchActionState runActionStateAction startTransition ensureFormComponentIsStateful
    mountDeferredValueImpl updateDeferredValueImpl useMemoCache useThenable updateRefresh refreshCache useEffectEventImpl
    updateEvent renderRootConcurrent workLoopConcurrentByScheduler isRenderConsistentWithExternalStores
    describeFiber findCurrentFiberUsingSlowPath findCurrentHostFiberWithNoPortalsImpl reconcileChildrenIterator
    accumulateSuspenseyCommitOnFiber trackUsedThenable pushTreeId attachPingListener pingSuspendedRoot
    getBumpedLaneForHydrationByLane resolveRetryWakeable getRetryCache findFirstSuspended updatePortal
    attemptSynchronousHydration createHydrationContainer injectIntoDevTools createPortal discreteUpdates
    attachSuspenseRetryListeners entangleAsyncAction pingEngtangledActionScope getViewTransitionName
  `),
};

/** What React does with lists of children, and with what is loaded later. */
export const children: Emptied = {
  file: 'react/cjs/react.production.js',
  empty: words('resolveThenable mapIntoArray lazyInitializer cloneElement'),
};

/** What Ink does to hand the terminal to another program for a while, which ours does itself, and to ask for keys of another kind. */
export const suspension: Emptied = {
  file: 'ink/build/ink.js',
  empty: words('beginSuspend confirmKittySupport enableKittyProtocol'),
};

/** What markdown-it does for good typography. */
export const typography: Emptied = {
  file: 'markdown-it/dist/markdown-it.mjs',
  empty: words('process_inlines replace_rare replace_scoped'),
};

/** What Fuse does for objects with keys, logical queries, words apart, and lists that change: only texts are compared with one. */
export const fuse: Emptied = {
  file: 'fuse.js/dist/fuse.basic.mjs',
  empty: words(`
    createKeyPath createKeyId parseIndex parse createAnalyzer addField ingestRecord buildInvertedIndex addToInvertedIndex
    removeFromInvertedIndex removeAndShiftInvertedIndex warnNonGlobal resolveTokenize removeAll
    getValueForItemAtKeyId _createObjectRecord _searchObjectList _coversAllTokens
  `),
};

/** What Conf does for settings that are encrypted, watched, migrated, or checked by a schema. */
export const conf: Emptied = {
  file: 'conf/dist/source/index.js',
  empty: words(`
    #decryptData #migrate #watch #watchFile #handleValueChange onDidChange onDidAnyChange appendToArray reset
    #declareDefaultsPath #propertiesWithOverriddenDefaults #captureSchemaDefaults #storeSchemaDefault
  `),
};
