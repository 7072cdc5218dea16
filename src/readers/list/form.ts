/** The forms in which lists are read. */
export type Form = 'markdown' | 'mdx' | 'html' | 'json' | 'yaml' | 'rst' | 'org' | 'asciidoc';

const ENDINGS: Readonly<Record<string, Form>> = {
  ...{ md: 'markdown', markdown: 'markdown', mdown: 'markdown', mkd: 'markdown', mdx: 'mdx' },
  ...{ html: 'html', htm: 'html', xhtml: 'html', json: 'json', yml: 'yaml', yaml: 'yaml' },
  ...{ rst: 'rst', org: 'org', adoc: 'asciidoc', asciidoc: 'asciidoc' },
};

/** How much of a text is looked at when its name says nothing. */
const LOOKED_AT = 20_000;

/** The form of a list: what its name says, or else what the text looks like. */
export function formOf(name: string, text: string): Form {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return ENDINGS[ending] ?? formOfText(text.slice(0, LOOKED_AT).trimStart());
}

function formOfText(text: string): Form {
  if (/^[{"]|^\[(?!!?\[|[^\]\n]*\](?:\(|\[|:))/.test(text)) return 'json';
  if (/^<(?:!doctype|html)[\s>]/i.test(text)) return 'html';
  if (/^<[a-z][^\n]*>/i.test(text) && !/^(?:#{1,6} |[-*+] |.*\]\()/m.test(text)) return 'html';
  if (/^#\+title:/im.test(text) || (/^\*+ \S/m.test(text) && /\[\[[^[\]]+\](?:\[|\])/.test(text))) return 'org';
  if (/^= \S/m.test(text) && (/^:[\w-]+:/m.test(text) || /^==+ \S/m.test(text))) return 'asciidoc';
  if (isRst(text)) return 'rst';
  return 'markdown';
}

/** A title with a line of `=` above and below, a directive, or a link that only reStructuredText writes so. */
const isRst = (text: string): boolean =>
  /^(={3,})\n.+\n\1/m.test(text) || /^\.\. (?:[\w-]+::|_|\|)/m.test(text) || /`[^`<\n]+<https?:[^>\n]+>`_/.test(text);
