/** The addresses that the relative links of a list are resolved against. */
export type Base = {
  /** The address of the page that shows the list. */
  readonly page: string;
  /** The address that `/` stands for, if the list is a file of a project; `null` if that is the root of the host. */
  readonly root: string | null;
};

const ABSOLUTE = /^(?:#|[a-z][a-z0-9+.-]*:|[/\\]{2}|$)/i;
const WEB = /^https?:/;

/**
 * Returns the absolute address of a link. Absolute addresses, anchors and links that cannot be resolved are returned unchanged.
 */
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

/** Returns the base that a page names itself, which may be relative to `base`. Without a usable one, returns `base`. */
export function namedBase(named: string | null, base: Base | null): Base | null {
  if (named === null) return base;
  const page = resolveLink(named, base);
  return WEB.test(page) && URL.canParse(page) ? { page, root: null } : base;
}
