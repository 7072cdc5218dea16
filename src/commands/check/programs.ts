/** A program that prints its version, and how to read its output. */
export type Program = {
  /** The program's names on PATH. The first one that is found is run. */
  readonly programs: readonly string[];
  readonly words: readonly string[];
  /** The pattern for each product that the output names. The first group that matches is the version. */
  readonly says: Readonly<Record<string, RegExp>>;
  /** The platform on which the output has this meaning; every platform if it is left out. */
  readonly platform?: NodeJS.Platform;
};

const asked = (programs: string, product: string, pattern: RegExp, words = '--version'): Program => ({
  programs: programs.split(' '),
  words: words.split(' '),
  says: { [product]: pattern },
});

/** Programs that talk to a server. The server may have another version. */
export const CLIENTS: ReadonlySet<string> = new Set(['docker', 'buildctl', 'incus']);

/**
 * The programs that `--host` runs. Some print the version of the distribution's package after their own; then the package version
 * is used: `Docker version 24.0.7, build 24.0.7-0ubuntu2`.
 */
export const PROGRAMS: readonly Program[] = [
  asked('dockerd docker', 'docker', /^Docker version [^\s,]+, build (\d+\.\d\S*)|^Docker version ([^\s,]+)/m),
  asked('containerd', 'containerd', /^containerd \S+ \S+ (\d+\.\d\S*)|^containerd \S+ (\S+)/m),
  asked('runc', 'runc', /^runc version (\S+)/m),
  asked('crun', 'crun', /^crun version (\S+)/m),
  asked('youki', 'youki', /^youki (?:version:? )?(\S+)/m),
  asked('crio', 'cri-o', /^(?:crio version|Version:) *(\S+)/m),
  asked('podman', 'podman', /^podman version (\S+)/m),
  asked('buildah', 'buildah', /^buildah version (\S+)/m),
  asked('skopeo', 'skopeo', /^skopeo version (\S+)/m),
  asked('buildkitd buildctl', 'buildkit', /^build\w+ \S+ (\S+)/m),
  asked('nerdctl', 'nerdctl', /^nerdctl version (\S+)/m),
  asked('docker-compose', 'docker-compose', /^Docker Compose version (\S+)/m),
  asked('kubelet', 'kubernetes', /^Kubernetes (\S+)/m),
  asked('k3s', 'k3s', /^k3s version (\S+)/m),
  asked('nomad', 'nomad', /^Nomad (\S+)/m),
  asked('helm', 'helm', /^(v\d\S*)/m, 'version --short'),
  asked('lxc-start', 'lxc', /^(\d\S*)/m),
  asked('incusd incus', 'incus', /^(?:Client version: )?(\d\S*)/m),
  asked('lxd', 'lxd', /^(\d\S*)/m),
  asked('bwrap', 'bubblewrap', /^bubblewrap (\S+)/m),
  asked('firejail', 'firejail', /^firejail version (\S+)/m),
  asked('flatpak', 'xdg-app', /^Flatpak (\S+)/m),
  asked('snap', 'snappy', /^snapd +(\d\S*)|^snap +(\d\S*)/m),
  asked('runsc', 'gvisor', /^runsc version (\S+)/m),
  asked('kata-runtime', 'kata-containers', /^kata-runtime *: *(\S+)/m),
  asked('sysbox-runc', 'sysbox', /^\s*version:\s*(\S+)/m),
  asked('firecracker', 'firecracker', /^Firecracker (\S+)/m),
  asked('cloud-hypervisor', 'cloud-hypervisor', /^cloud-hypervisor (\S+)/m),
  asked('apptainer', 'apptainer', /^apptainer version (\S+)/m),
  asked('nvidia-ctk', 'nvidia-container-toolkit', /CLI version (\S+)/),
  asked('criu', 'criu', /^Version: (\S+)/m),
  asked('limactl', 'lima', /^limactl version (\S+)/m),
  asked('trivy', 'trivy', /^Version: (\S+)/m),
  {
    programs: ['slirp4netns'],
    words: ['--version'],
    says: { slirp4netns: /^slirp4netns version (\S+)/m, libslirp: /^libslirp: (\S+)/m },
  },
  { ...asked('uname', 'linux', /^Linux (\S+)/m, '-sr'), platform: 'linux' },
];
