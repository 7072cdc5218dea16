import type { Entry, Measure, Mechanism } from '../../data/types.ts';
import type { Vulnerability } from '../../data/vulnerabilities.ts';
import { type DetailStyle, MOST_ITEMS } from '../../screen/document.ts';
import { MUTED, span } from '../../screen/line.ts';
import type { Lead, Leads } from '../../screen/links.ts';
import { statusSign } from '../../screen/status.ts';
import { noteSign, noteTone } from './notes.ts';

/** Entries to go to, each with its kind and its status. */
export function entryLeads(title: string, entries: readonly Entry[], paper: DetailStyle): Leads {
  return leadsOf(title, entries, ({ id, name, kind, status }) => {
    return { id, name, remark: [span(`${kind ?? ''} `, MUTED), statusSign(status, paper)] };
  });
}

/** Measures of the hardening guide to go to, each with its level. */
export function measureLeads(title: string, measures: readonly Measure[]): Leads {
  return leadsOf(title, measures, ({ id, subject, level }) => {
    return { id, name: subject, remark: [span(`level ${level}`, MUTED)] };
  });
}

/** Vulnerabilities to go to, each with what it lets happen. */
export function vulnerabilityLeads(title: string, all: readonly Vulnerability[], { theme }: DetailStyle): Leads {
  return leadsOf(title, all, ({ id, nickname, impact, notes }) => {
    const names = [...new Set(notes.map(({ entry }) => entry.name))];
    const word = impact ?? 'vulnerability';
    const remark = [
      span(`${nickname ?? names.join(', ')} `, MUTED),
      span(noteSign(word, theme), { tone: noteTone(word) }),
    ];
    return { id, name: id, remark };
  });
}

/** Mechanisms to go to. */
export function mechanismLeads(title: string, mechanisms: readonly Mechanism[]): Leads {
  return leadsOf(title, mechanisms, ({ id, name }) => ({ id, name, remark: [] }));
}

function leadsOf<Item>(title: string, all: readonly Item[], leadOf: (item: Item) => Lead): Leads {
  return { title, items: all.slice(0, MOST_ITEMS).map(leadOf), more: Math.max(0, all.length - MOST_ITEMS) };
}
