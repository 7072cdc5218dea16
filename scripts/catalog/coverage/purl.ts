/** A package URL in its parts: `golang`, `github.com/opencontainers/runc`. */
export type Purl = { readonly type: string; readonly name: string };

/** Reads a package URL that the schema of the catalog lets through. */
export function readPurl(purl: string): Purl {
  const [, type = '', name = ''] = /^pkg:([a-z]+)\/(.+)$/.exec(purl) ?? [];
  return { type, name: decodeURIComponent(name) };
}

/** A Go module without the number of its major version: advisories before it was raised count as well. */
export function moduleRoot(module: string): string {
  return module.replace(/\/v\d+$/, '');
}
