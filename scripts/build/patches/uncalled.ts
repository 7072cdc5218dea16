import type { PatternEdit, RemovedBodies } from './patch.ts';

// Functions of packages that this program never calls. Emptying them makes the bundle 2 % smaller.

const words = (text: string): readonly string[] => text.trim().split(/\s+/u);

/**
 * React's functions for Suspense, hiding and showing, hydration, concurrent rendering, view transitions and forms. The
 * components of this program are functions that draw their props at once.
 */
export const react: RemovedBodies = {
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
    findBoundingRects getFindAllNodesFailureDescription findAllNodes focusWithin observeVisibleRects startHostTransition
    flushSyncFromReconciler attemptHydrationAtCurrentPriority attemptContinuousHydration deferredUpdates batchedUpdates
    getPublicRootInstance findHostInstanceWithNoPortals findHostInstanceWithWarning createHasPseudoClassSelector
    createComponentSelector createTestNameSelector createRoleSelector createTextSelector isAlreadyRendering shouldError
    shouldSuspend defaultOnRecoverableError defaultOnUncaughtError defaultOnCaughtError
    commitImmutablePlacementNodeToFragmentInstances chainThenableValue scheduleViewTransitionEvent queueTransitionTypes
    initSuspenseListRenderState preloadResourceAndSuspendIfNeeded retryActivityComponentWithoutHydrating
    retrySuspenseComponentWithoutHydrating handleActionReturnValue onActionSuccess onActionError recursivelyResetForms
    mountHostRootWithoutHydrating throwOnHydrationMismatch queueHydrationError commitHostPortalContainerChildren
    createFiberFromPortal getViewTransitionClassName recursivelyAccumulateSuspenseyCommit commitCachePassiveMountEffect
    imperativeHandleEffect bailoutOffscreenComponent getBumpedLaneForHydration pushOffscreenSuspenseHandler
    createFiberFromDehydratedFragment commitHostSingletonAcquisition prepareToHydrateHostInstance
    commitActivityHydrationCallbacks commitSuspenseHydrationCallbacks commitFragmentInstanceInsertionEffects
    pushDehydratedActivitySuspenseHandler getRemainingWorkInPrimaryTree mountWorkInProgressOffscreenFiber
    reportViewTransitionError claimQueuedTransitionTypes scheduleRetryEffect markSpawnedDeferredLane
    renderDidSuspendDelayIfPossible shouldRemainOnPreviousScreen replaySuspendedUnitOfWork replayFunctionComponent
    deferHiddenOffscreenComponent restoreSuspendedTreeContext notifyActionListeners actionStateActionEffect
    actionStateReducer unwrapThenable doesRequireClone
  `),
};

/** React's functions for lists of children, and for components that are loaded later. */
export const children: RemovedBodies = {
  file: 'react/cjs/react.production.js',
  empty: words('resolveThenable mapIntoArray lazyInitializer cloneElement'),
};

/**
 * Ink's functions to hand the terminal to another program, which our code does, to write past the frame, and for the Kitty
 * keyboard protocol.
 */
export const suspension: RemovedBodies = {
  file: 'ink/build/ink.js',
  empty: words('beginSuspend confirmKittySupport enableKittyProtocol writeToStdout writeToStderr patchConsole'),
};

/** Ink's functions to read keys, which our code does, to move the focus from component to component, and for animations. */
export const input: RemovedBodies = {
  file: 'ink/build/components/App.js',
  empty: words(`
    uniqueFocusables scheduleAnimationTick animationSubscribe handleInput schedulePendingInputFlush handleReadable
    handleSetRawMode handleSetBracketedPasteMode pauseInput resumeInput findNextFocusable findPreviousFocusable
    focusNext focusPrevious addFocusable
  `),
};

/** markdown-it's functions for typographic replacements, for HTML, and to change its rules by their names. */
export const typography: RemovedBodies = {
  file: 'markdown-it/dist/markdown-it.mjs',
  empty: [
    ...words(`
      process_inlines replace_rare replace_scoped applyReplacements addReplacement arrayReplaceAt
      normalizeLink normalizeLinkText attrSet attrJoin after at disable disable
    `),
    ...['fence', 'image', 'code_block'].map((rule) => `default_rules.${rule} = function`),
  ],
};

/** Fuse's functions for keyed objects, logical queries, separate words and changing lists: here it only searches strings. */
export const fuse: RemovedBodies = {
  file: 'fuse.js/dist/fuse.basic.mjs',
  empty: words(`
    createKeyPath createKeyId parseIndex parse createAnalyzer addField ingestRecord buildInvertedIndex addToInvertedIndex
    removeFromInvertedIndex removeAndShiftInvertedIndex warnNonGlobal resolveTokenize removeAll
    getValueForItemAtKeyId _createObjectRecord _searchObjectList _coversAllTokens
  `),
};

/** Conf's functions for encrypting, watching, migrating and validating settings, for defaults, and for keys with dots. */
export const conf: RemovedBodies = {
  file: 'conf/dist/source/index.js',
  empty: words(`
    #decryptData #migrate #watch #watchFile #handleValueChange onDidChange onDidAnyChange appendToArray reset
    #declareDefaultsPath #propertiesWithOverriddenDefaults #captureSchemaDefaults #storeSchemaDefault
    #runMigrations #snapshotFile #restoreFile #setBookkeeping #clearStore #seedDefaultPath _closeWatcher
    keyFromError keyPath keyPathOrReport whereWriteIsBlocked getOwnProperty setOwnProperty deleteOwnProperty
  `),
};

/** The directory where settings usually are: Conf is given one. */
export const envPaths: RemovedBodies = { file: 'env-paths/index.js', empty: ['envPaths'] };

/** The functions that write a file without waiting: Conf waits. */
export const stubbornFs: PatternEdit = {
  file: 'stubborn-fs/dist/index.js',
  each: /^ +(?!unlink:)\w+: (?:attemptify|retryify)Async\(.*\n/gm,
  put: '',
};
