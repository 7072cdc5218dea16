/** A text without its front matter, the title from that, and how many lines were removed. */
export type WithoutFrontMatter = { readonly text: string; readonly title: string | null; readonly lines: number };

/** Removes front matter in YAML (`---`) or TOML (`+++`). If it is not closed, it is ordinary text. */
export function takeFrontMatter(text: string): WithoutFrontMatter {
  const none = { text, title: null, lines: 0 };
  const mark = /^(---|\+\+\+)[ \t]*\n/.exec(text)?.[1];
  if (mark === undefined) return none;
  const closing = new RegExp(`^${mark === '---' ? '---' : '\\+\\+\\+'}[ \\t]*$`, 'm');
  const start = text.indexOf('\n') + 1;
  const found = closing.exec(text.slice(start));
  if (found === null) return none;
  const front = text.slice(start, start + found.index);
  // A list between two rules is not front matter.
  if (front.trim() !== '' && !/^[\w-]+[ \t]*[:=]/m.test(front)) return none;
  const title = /^title[ \t]*[:=][ \t]*(.+)$/m
    .exec(front)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const rest = text.slice(start + found.index + found[0].length);
  return { text: rest, title: title ?? null, lines: front.split('\n').length };
}
