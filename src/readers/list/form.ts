/** The forms of lists that can be read. */
export type Form = 'markdown' | 'mdx' | 'html' | 'json' | 'yaml' | 'rst' | 'org' | 'asciidoc';

const ENDINGS: Readonly<Record<string, Form>> = {
  ...{ md: 'markdown', markdown: 'markdown', mdown: 'markdown', mkd: 'markdown', mdx: 'mdx' },
  ...{ html: 'html', htm: 'html', xhtml: 'html', json: 'json', yml: 'yaml', yaml: 'yaml' },
  ...{ rst: 'rst', org: 'org', adoc: 'asciidoc', asciidoc: 'asciidoc' },
};

/** How many UTF-16 units of a text are looked at if its name does not tell the form. */
const LOOKED_AT = 20_000;

/** Returns the form of a list, from the ending of its name or else from what the text looks like. */
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

/**
 * Whether a text has a title with a line of `=` above and below, a directive, or a link that only reStructuredText writes this
 * way.
 */
const isRst = (text: string): boolean =>
  /^(={3,})\n.+\n\1/m.test(text) || /^\.\. (?:[\w-]+::|_|\|)/m.test(text) || /`[^`<\n]+<https?:[^>\n]+>`_/.test(text);
