/** Where the relative links of a list lead from. */
export type Base = {
  /** The address of the page that shows the list. */
  readonly page: string;
  /** What `/` stands for, where the list is a file of a project; `null` where it is the root of the host. */
  readonly root: string | null;
};

const ABSOLUTE = /^(?:#|[a-z][a-z0-9+.-]*:|[/\\]{2}|$)/i;
const WEB = /^https?:/;

/** The whole address of a link; one that is whole already, an anchor, or what leads nowhere stays as it is. */
export function resolveLink(href: string, base: Base | null): string {
  const text = href.replace(/[\t\n\r]/g, '').trim();
  if (base === null || ABSOLUTE.test(text)) return href;
  const inProject = base.root !== null && /^[/\\]/.test(text);
  const given = inProject ? text.replace(/^[/\\]+/, '') : text;
  const from = inProject && base.root !== null ? base.root : base.page;
  if (!URL.canParse(given, from)) return href;
  const { href: whole } = new URL(given, from);
  return WEB.test(whole) ? whole : href;
}

/** The base of a page that names one itself, which may be relative as well. */
export function namedBase(named: string | null, base: Base | null): Base | null {
  if (named === null) return base;
  const page = resolveLink(named, base);
  return WEB.test(page) && URL.canParse(page) ? { page, root: null } : base;
}
