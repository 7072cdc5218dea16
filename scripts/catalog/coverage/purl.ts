/** A package URL in its parts, for example `golang` and `github.com/opencontainers/runc`. */
export type Purl = { readonly type: string; readonly name: string };

/** Reads a package URL that has passed the catalog's schema. */
export function readPurl(purl: string): Purl {
  const [, type = '', name = ''] = /^pkg:([a-z]+)\/(.+)$/.exec(purl) ?? [];
  return { type, name: decodeURIComponent(name) };
}

/** Returns a Go module's path without its major version, because advisories for earlier major versions count as well. */
export function moduleRoot(module: string): string {
  return module.replace(/\/v\d+$/, '');
}
