import { type Answer, listOf, type Row, SHORT_PAGE } from '../answer.ts';
import type { Machine } from '../state.ts';
import { labelled, listed, sentence, sentences } from '../words/join.ts';

/** Describes what this machine offers to isolate with, and what to do where a check fails. */
export function machineAnswer({ system, findings, tools, absent }: Machine): Answer {
  if (system.os !== 'linux') {
    const paragraphs = ['This needs a Linux kernel: type here in the Linux that runs your containers.'];
    return { title: 'This machine does not run Linux', paragraphs, list: null };
  }
  const rows = findings.map(({ title, state, value, meaning, advice }): Row => {
    const text = sentences([`${title}: ${state}, ${value}`, meaning, advice ?? '']);
    return {
      text,
      leadsTo: { none: 'This finding has no page. Type search and its name to find what is told of it.' },
    };
  });
  const found = tools.map(({ name, path }) => `${name} at ${path}`);
  return {
    title: `This machine, Linux ${system.kernel}, ${system.machine}`,
    paragraphs: [
      sentence(found.length === 0 ? 'Tools: none of those that were looked for' : `Tools: ${listed(found)}`),
      ...labelled('Tools that were not found', absent.join(', ')),
    ],
    list: listOf(['finding', 'findings'], rows, SHORT_PAGE),
  };
}
