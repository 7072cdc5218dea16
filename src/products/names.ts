/**
 * Packages that the projects or their vendors build themselves. The suffix of their versions is therefore not a distribution's.
 */
export const OWN_PACKAGES: ReadonlySet<string> = new Set([
  ...['docker-ce', 'docker-ce-cli', 'containerd.io', 'kubelet', 'kubeadm', 'kubectl'],
]);

/** Further names of packages and programs, each with its name in the catalog. */
export const PACKAGE_NAMES: ReadonlyMap<string, string> = new Map([
  ['kernel', 'linux'],
  ['linux kernel', 'linux'],
  ['kernel-core', 'linux'],
  ['kernel-default', 'linux'],
  ['torvalds/linux', 'linux'],
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
