/** A program to look for on PATH, and the id of its entry in the catalog; `null` for helpers that have none. */
type Tool = readonly [program: string, entry: string | null];

/** Engines, runtimes, sandboxes, tools for images, and the helpers of rootless containers. */
const TOOLS: readonly Tool[] = [
  ['docker', 'docker'],
  ['dockerd', 'docker'],
  ['podman', 'podman'],
  ['containerd', 'containerd'],
  ['ctr', 'containerd'],
  ['nerdctl', 'nerdctl'],
  ['crio', 'cri-o'],
  ['runc', 'runc'],
  ['crun', 'crun'],
  ['youki', 'youki'],
  ['runsc', 'gvisor'],
  ['kata-runtime', 'kata-containers'],
  ['sysbox-runc', 'sysbox'],
  ['lxc-start', 'lxc'],
  ['lxc', 'lxd'],
  ['incus', 'incus'],
  ['systemd-nspawn', 'systemd-nspawn'],
  ['apptainer', 'apptainer'],
  ['firecracker', 'firecracker'],
  ['cloud-hypervisor', 'cloud-hypervisor'],
  ['bwrap', 'bubblewrap'],
  ['firejail', 'firejail'],
  ['nsjail', 'nsjail'],
  ['minijail0', 'minijail'],
  ['landrun', 'landrun'],
  ['flatpak', 'xdg-app'],
  ['snap', 'snappy'],
  ['distrobox', 'distrobox'],
  ['toolbox', 'toolbx'],
  ['buildah', 'buildah'],
  ['buildkitd', 'buildkit'],
  ['skopeo', 'skopeo'],
  ['umoci', 'umoci'],
  ['kubectl', 'kubernetes'],
  ['k3s', 'k3s'],
  ['criu', 'criu'],
  ['unshare', 'unshare'],
  ['nsenter', 'nsenter'],
  ['rootlesskit', 'rootlesskit'],
  ['slirp4netns', 'slirp4netns'],
  ['pasta', 'pasta'],
  ['fuse-overlayfs', 'fuse-overlayfs'],
  ['newuidmap', null],
  ['newgidmap', null],
];

/** The names of the programs to look for. */
export const PROGRAMS: readonly string[] = TOOLS.map(([program]) => program);

const ENTRIES: ReadonlyMap<string, string | null> = new Map(TOOLS);

/** Returns the id of the entry for a program, or `null`. */
export const entryOf = (program: string): string | null => ENTRIES.get(program) ?? null;
