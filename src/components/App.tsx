import { useSyncExternalStore } from 'react';
import type { Size } from '../screen/layout.ts';
import type { Theme } from '../screen/theme.ts';
import type { Session } from '../views/session.ts';
import { type Library, viewOf } from '../views/view.ts';
import { Screen } from './Screen.tsx';

export type AppProps = {
  readonly session: Session;
  readonly library: Library;
  readonly size: Size;
  readonly theme: Theme;
};

/** Draws the state that a session is in. */
export function App({ session, library, size, theme }: AppProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  return <Screen panes={viewOf(state, library, size, theme)} size={size} theme={theme} />;
}
