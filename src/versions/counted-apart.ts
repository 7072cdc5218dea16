/**
 * Names by which the catalog finds an entry, in small letters, of things whose releases are not those of the entry: to judge
 * one by the other's numbers would be wrong.
 */
export const COUNTED_APART: ReadonlySet<string> = new Set([
  'buildx',
  'docker buildx',
  'clear containers',
  'firecracker-containerd',
  'hubble',
  'nvidia-container-runtime',
  'nvidia-docker',
  'okd',
  'runv',
  'sigstore',
  'singularity',
  'swarmkit',
]);

export const isCountedApart = (name: string): boolean => COUNTED_APART.has(name);
