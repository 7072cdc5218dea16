/** The options of `run` and `create` that take a value, in Docker, Podman or both. */
const VALUED: ReadonlySet<string> = new Set(
  `add-host annotation arch attach authfile blkio-weight blkio-weight-device cap-add cap-drop cert-dir cgroup-conf
  cgroup-parent cgroupns cgroups chrootdirs cidfile conmon-pidfile cpu-count cpu-percent cpu-period cpu-quota cpu-rt-period
  cpu-rt-runtime cpu-shares cpus cpuset-cpus cpuset-mems creds decryption-key detach-keys device device-cgroup-rule
  device-read-bps device-read-iops device-write-bps device-write-iops dns dns-opt dns-option dns-search domainname entrypoint
  env env-file env-merge expose gidmap gpus group-add group-entry health-cmd health-interval health-log-destination
  health-max-log-count health-max-log-size health-on-failure health-retries health-start-interval health-start-period
  health-startup-cmd health-startup-interval health-startup-retries health-startup-success health-startup-timeout
  health-timeout hooks-dir hostname hosts-file hostuser image-volume init-ctr init-path io-maxbandwidth io-maxiops ip ip6 ipc
  isolation kernel-memory label label-file link link-local-ip log-driver log-opt mac-address memory memory-reservation
  memory-swap memory-swappiness mount name net net-alias network network-alias oom-score-adj os passwd-entry personality pid
  pidfile pids-limit platform pod pod-id-file preserve-fd preserve-fds publish pull rdt-class requires restart retry
  retry-delay rootfs runtime sdnotify seccomp-policy secret security-opt shm-size shm-size-systemd stop-signal stop-timeout
  storage-opt subgidname subuidname sysctl systemd timeout tmpfs tz uidmap ulimit umask unsetenv user userns uts variant
  volume volume-driver volumes-from workdir`.split(/\s+/),
);

/** Whether an option that takes a value is known. After an unknown option, the next word may be its value or the image. */
export const isKnownOption = (name: string): boolean => VALUED.has(name);
