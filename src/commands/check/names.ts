/** Names of packages and programs beside those that the catalog has, and what the catalog calls them. */
export const PACKAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ['docker.io', 'docker'],
  ['docker-ce', 'docker'],
  ['moby-engine', 'docker'],
  ['containerd.io', 'containerd'],
  ['kubelet', 'kubernetes'],
  ['kube-apiserver', 'kubernetes'],
  ['containerd/containerd', 'containerd'],
  ['docker/docker', 'docker'],
  ['moby/moby', 'docker'],
  ['cri-o/cri-o', 'cri-o'],
  ['kubernetes/kubernetes', 'kubernetes'],
  ['k8s.io/kubernetes', 'kubernetes'],
  ['containernetworking-plugins', 'cni plugins'],
  ['containernetworking/plugins', 'cni plugins'],
  ['containernetworking/cni', 'libcni'],
  ['notaryproject/notation-go', 'notation-go'],
  ['oras-project/oras-go', 'oras-go'],
  ['quay/claircore', 'claircore'],
]);

/**
 * Names by which the catalog finds an entry, of things whose releases are not those of the entry: to judge one by the
 * other's numbers would be wrong.
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
