import { keysOf } from '../keys/keymap.ts';
import { keyCap } from '../screen/key-caps.ts';
import { createTheme } from '../screen/theme.ts';
import type { CopiedTo } from '../system/programs/clipboard.ts';
import type { Terminal } from '../system/terminal/terminal.ts';
import type { Notice } from '../views/state.ts';
import type { Effect } from '../views/view.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session.ts';
import type { Visit } from './visit.ts';

/** Glyphs that name keys in words, which every terminal can draw. */
const { glyphs: PLAIN } = createTheme({ colour: false, unicode: false, hyperlinks: false });

type Edges = { readonly terminal: Terminal; readonly desk: Desk };

/** Carries out an effect of a visit. Keys reach the browser, the clipboard, the disk and the program's exit only through here. */
export function perform(effect: Effect, { session, store, prepare }: Visit, { terminal, desk }: Edges): void {
  switch (effect.type) {
    case 'open':
      void open(effect.url, session);
      break;
    case 'copy':
      void copy(effect.text, effect.what, terminal, session);
      break;
    case 'bookmark':
      store.bookmark(effect.id, effect.on);
      break;
    case 'keep-version':
      store.keepVersion(effect.product, effect.version);
      break;
    case 'tick':
      store.tick(effect.measure, effect.on);
      break;
    case 'visit':
      store.visited(effect.id);
      break;
    case 'read-machine':
      // Deferred, so that the key is answered first.
      setImmediate(() => void readMachine(session));
      break;
    case 'prepare-search':
      // Deferred, so that the key is answered first, but before the first letter is typed.
      setImmediate(prepare);
      break;
    case 'take-mouse':
      terminal.takeMouse(effect.on);
      store.keepMouse(effect.on);
      break;
    case 'open-list':
      void desk.open(effect.source);
      break;
    case 'stop-opening':
      desk.stop();
      break;
    case 'leave-list':
      desk.leave();
      break;
    case 'forget-list':
      desk.forget(effect.source);
      break;
    case 'redraw':
      terminal.redraw();
      break;
    case 'suspend':
      terminal.suspend();
      break;
    case 'quit':
      terminal.quit(effect.code);
      break;
    default:
      effect satisfies never;
  }
}

async function readMachine(session: Session): Promise<void> {
  const { readOffers } = await import('../system/machine-part.ts');
  session.dispatch({ type: 'machine-read', offers: readOffers(process.env) });
}

async function open(url: string, session: Session): Promise<void> {
  const say = (notice: Notice) => session.dispatch({ type: 'noticed', notice });
  say({ tone: 'good', text: `Opening ${url}` });
  const { openInBrowser } = await import('../system/programs/browser.ts');
  const opening = await openInBrowser(url);
  const copyKey = keyCap(keysOf('list', 'copy-link')[0] ?? '', PLAIN);
  if (opening.opened) say({ tone: 'good', text: `Opened ${url}` });
  else say({ tone: 'warn', text: `Not opened: ${opening.reason}; ${copyKey} copies ${url}` });
}

async function copy(text: string, what: string, terminal: Terminal, session: Session): Promise<void> {
  const { copyText } = await import('../system/programs/clipboard.ts');
  const where = await copyText(text, terminal.stdout, process.env);
  session.dispatch({ type: 'noticed', notice: copyNotice(where, what) });
}

/** Returns what to say about a copy. It claims no more than is known: a terminal does not report whether it has taken a text. */
function copyNotice(where: CopiedTo, what: string): Notice {
  if (where === 'nowhere') return { tone: 'warn', text: 'There is nothing to copy.' };
  return { tone: 'good', text: `${where === 'clipboard' ? 'Copied' : 'Sent to the terminal to copy:'} ${what}` };
}
