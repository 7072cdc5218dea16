import type { Subject, TreeNode } from '../../data/tree.ts';
import type { Entry } from '../../data/types.ts';
import { touchedNames, type Vulnerability } from '../../data/vulnerabilities.ts';
import { itemSummary } from '../../search/text/documents.ts';
import type { Row } from '../answer.ts';
import { capital, counted, facts, sentences } from './join.ts';

/** Returns the status of an entry and since when: `archived since 2020`. Empty if none is recorded. */
export function statusWords({ status, statusSince }: Pick<Entry, 'status' | 'statusSince'>): string {
  if (status === null) return '';
  const word = status === 'unknown' ? 'status unknown' : status;
  return statusSince === null ? word : `${word} since ${statusSince}`;
}

/** Returns the impact of a vulnerability, to be listed among other facts. */
export const impactWords = ({ impact }: Pick<Vulnerability, 'impact'>): string => impact ?? 'vulnerability';

/** Returns a few words about a subject, to follow its name: `runtime, active`. */
export function kindWords(subject: Subject): string {
  switch (subject.kind) {
    case 'entry':
      return facts([subject.entry.kind, statusWords(subject.entry)]);
    case 'measure':
      return `measure of level ${subject.measure.level}`;
    case 'mechanism':
      return 'mechanism';
    case 'vulnerability':
      return facts([impactWords(subject.vulnerability), `affects ${touchedNames(subject.vulnerability)}`]);
    default:
      return '';
  }
}

/** Returns the name of a node, followed by the nickname for a vulnerability. */
export const nameOf = ({ label, subject }: TreeNode): string =>
  subject.kind === 'vulnerability' ? facts([label, subject.vulnerability.nickname]) : label;

/** Returns a name and what it is: `runc: runtime, active`. */
export function named(node: TreeNode): string {
  const kind = kindWords(node.subject);
  return kind === '' ? nameOf(node) : `${nameOf(node)}: ${kind}`;
}

/** Returns an item as a row of a list, with its summary. `remark` is anything else worth saying about it in that list. */
export function itemRow(node: TreeNode, remark = ''): Row {
  const below = node.count > 0 ? `holds ${counted(node.count, 'entry', 'entries')}` : '';
  const text = sentences([facts([named(node), below]), capital(remark), itemSummary(node.subject)]);
  return { text, leadsTo: { place: { kind: 'item', id: node.id } } };
}
