import type { Mount } from '../facts.ts';

const SIZE = /^(?:size|tmpfs-size)=/;
const READ_ONLY = /^(?:ro|readonly)(?:=(?:true|1))?$/;

/** Reads a volume as `-v` and compose write it: `source:target:options`, or only a target. */
export function volumeMount(text: string, written: string): Mount {
  const [first = '', ...others] = text.replace(/^([A-Za-z]):(?=[\\/])/, '$1\u0000').split(/:(?![^$]*\})/);
  const source = others.length === 0 ? null : first.replace('\u0000', ':');
  const [target = first, ...rest] = others;
  const options = rest.join(':').split(',').filter(Boolean);
  return {
    kind: source !== null && isPath(source) ? 'bind' : 'volume',
    source,
    target,
    isReadOnly: options.some((option) => READ_ONLY.test(option)),
    options,
    isSized: false,
    written,
  };
}

const isPath = (source: string): boolean => /^[./~\\]|^[A-Za-z]:|^\$/.test(source);

/** Reads a tmpfs as `--tmpfs` and compose write it: `target:options`. */
export function tmpfsMount(text: string, written: string): Mount {
  const [target = '', rest = ''] = text.split(':');
  const options = rest.split(',').filter(Boolean);
  return {
    kind: 'tmpfs',
    source: null,
    target,
    isReadOnly: options.some((option) => READ_ONLY.test(option)),
    options,
    isSized: options.some((option) => SIZE.test(option)),
    written,
  };
}

/** Returns the mount of the engine’s socket for which `--use-api-socket` asks. */
export const apiSocket = (written: string): Mount =>
  describedMount('type=bind,src=/var/run/docker.sock,dst=/var/run/docker.sock', written);

/** Reads a mount as `--mount` writes it: `type=bind,src=/a,dst=/b,readonly`. */
export function describedMount(text: string, written: string): Mount {
  const parts = text.split(',');
  const value = (...names: readonly string[]) =>
    parts.find((part) => names.some((name) => part.startsWith(`${name}=`)))?.replace(/^[^=]*=/, '') ?? null;
  const type = value('type') ?? 'volume';
  const source = value('source', 'src');
  const mount: Mount = {
    kind: type === 'bind' || type === 'volume' || type === 'tmpfs' ? type : 'other',
    source,
    target: value('target', 'dst', 'destination') ?? '',
    isReadOnly: parts.some((part) => READ_ONLY.test(part)),
    options: parts.flatMap((part) => part.replace(/^volume-opt=o=/, '')),
    isSized: parts.some((part) => SIZE.test(part)),
    written,
  };
  return throughDriver(mount, parts.find((part) => part.startsWith(DEVICE))?.slice(DEVICE.length) ?? null);
}

const DEVICE = 'volume-opt=device=';

/** Returns the mount of a volume as what it is if its driver mounts a path of the host: a bind mount. */
export const throughDriver = (mount: Mount, device: string | null): Mount =>
  mount.kind === 'volume' && device?.startsWith('/') ? { ...mount, kind: 'bind', source: device } : mount;
