import type { EffectOutcome } from '../../accessible/effect-outcome.ts';
import type { Effect } from '../../accessible/state.ts';
import type { SettingsStore } from '../../system/settings/store.ts';
import type { Context } from '../../views/context.ts';
import { writesSequences } from './voice.ts';

/** Carries out an effect, and returns its outcome; `null` if there is nothing to report. */
export async function newsOf(
  effect: Effect,
  store: SettingsStore,
  { catalog }: Pick<Context, 'catalog'>,
): Promise<EffectOutcome | null> {
  switch (effect.type) {
    case 'open': {
      const { openInBrowser } = await import('../../system/programs/browser.ts');
      const opening = await openInBrowser(effect.url);
      return { kind: 'opened', url: effect.url, reason: opening.opened ? null : opening.reason };
    }
    case 'copy':
      return copied(effect.text, effect.what);
    case 'read-machine': {
      const { readReport } = await import('../../commands/print/report.ts');
      return { kind: 'machine', machine: readReport(new Map(catalog.entries.map(({ id, name }) => [id, name]))) };
    }
    case 'bookmark':
      store.bookmark(effect.id, effect.on);
      return null;
    case 'keep-version':
      store.keepVersion(effect.product, effect.version);
      return null;
    case 'tick':
      store.tick(effect.measure, effect.on);
      return null;
    case 'visit':
      store.visited(effect.id);
      return null;
    case 'quit':
    case 'take-mouse':
    case 'open-list':
    case 'stop-opening':
    case 'leave-list':
    case 'forget-list':
      return null;
    default:
      return effect satisfies never;
  }
}

/** Copies a text. Without a terminal that takes the escape sequence for copying, only a clipboard program can do it. */
async function copied(text: string, what: string): Promise<EffectOutcome> {
  const { copyText } = await import('../../system/programs/clipboard.ts');
  const where = await copyText(text, writesSequences() ? process.stdout : NOWHERE, process.env);
  const isThere = where === 'clipboard' ? 'certain' : where === 'terminal' && writesSequences() ? 'perhaps' : 'no';
  return { kind: 'copied', text, what, isThere };
}

const NOWHERE = { write: () => true };
