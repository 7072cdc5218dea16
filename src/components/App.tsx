import { useInput, usePaste } from 'ink';
import { useSyncExternalStore } from 'react';
import { sanitize } from '../data/sanitize.ts';
import { keyNames, looksPasted } from '../explorer/key-names.ts';
import type { Session } from '../explorer/session.ts';
import type { Size } from '../screen/layout.ts';
import type { Theme } from '../screen/theme.ts';
import { type Library, viewOf } from '../screen/view.ts';
import { Screen } from './Screen.tsx';

export type AppProps = {
  readonly session: Session;
  readonly library: Library;
  readonly size: Size;
  readonly theme: Theme;
};

/** Hands the keys to the session, and draws the state it is in. */
export function App({ session, library, size, theme }: AppProps) {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const paste = (text: string) => session.dispatch({ type: 'text-pasted', text: sanitize(text) });

  usePaste(paste);
  useInput((input, flags) => (looksPasted(input) ? paste(input) : session.press(keyNames(input, flags))));

  return <Screen panes={viewOf(state, library, size, theme)} size={size} theme={theme} />;
}
