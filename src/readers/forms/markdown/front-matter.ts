/** A text without its front matter, of which only the title is kept; `lines` is how many were taken away. */
export type WithoutFrontMatter = { readonly text: string; readonly title: string | null; readonly lines: number };

/** Takes away front matter in YAML (`---`) or TOML (`+++`). What is not closed is ordinary text. */
export function takeFrontMatter(text: string): WithoutFrontMatter {
  const none = { text, title: null, lines: 0 };
  const mark = /^(---|\+\+\+)[ \t]*\n/.exec(text)?.[1];
  if (mark === undefined) return none;
  const closing = new RegExp(`^${mark === '---' ? '---' : '\\+\\+\\+'}[ \\t]*$`, 'm');
  const start = text.indexOf('\n') + 1;
  const found = closing.exec(text.slice(start));
  if (found === null) return none;
  const front = text.slice(start, start + found.index);
  // A list between two rules is no front matter.
  if (front.trim() !== '' && !/^[\w-]+[ \t]*[:=]/m.test(front)) return none;
  const title = /^title[ \t]*[:=][ \t]*(.+)$/m
    .exec(front)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  const rest = text.slice(start + found.index + found[0].length);
  return { text: rest, title: title ?? null, lines: front.split('\n').length };
}
