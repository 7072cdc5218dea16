/**
 * Names, in lower case, by which the catalog finds an entry although they have releases of their own. Judging them by the numbers
 * of the entry would be wrong.
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
