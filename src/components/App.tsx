import { useSyncExternalStore } from 'react';
import type { Size } from '../screen/layout.ts';
import type { Theme } from '../screen/theme.ts';
import { contextFor, type Library } from '../views/context.ts';
import { drawScreen } from '../views/registry.ts';
import type { State } from '../views/state.ts';
import { Screen } from './Screen.tsx';

export type AppProps = {
  /** The source of the newest state, with a way to be notified of changes. */
  readonly session: { readonly state: () => State; readonly subscribe: (listener: () => void) => () => void };
  readonly library: Library;
  readonly size: Size;
  readonly theme: Theme;
};

/** Renders the state that a session is in. */
export function App({ session, library, size, theme }: AppProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  return <Screen panes={drawScreen(state, contextFor(library, size, theme))} size={size} theme={theme} />;
}
