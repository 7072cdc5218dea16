import { describe, expect, test } from 'vitest';
import { changesFor, type Expected, rulings } from '../../support/fragments.ts';

const STRICT = 'docker run --user 1000:1000 --cap-drop=ALL --security-opt no-new-privileges --read-only nginx';

const FRAGMENTS: readonly (readonly [fragment: string, ...expected: readonly Expected[]])[] = [
  [
    'docker run nginx',
    ['untrusted-application', 'cannot tell', 'no user is named, so the image decides'],
    ['mount-nosuid', 'not met', 'no_new_privs is not set'],
    ['seccomp-filter', 'met', 'Docker’s default profile applies'],
    ['separate-id-ranges', 'cannot tell', 'the daemon decides'],
    ['isolate-root-services', 'cannot tell', 'the image decides'],
    ['restrict-devices', 'met', 'the default nodes only'],
    ['drop-capabilities', 'not met', 'no capability is dropped'],
    ['read-only-kernel-files', 'met', 'masked by default'],
    ['remap-root', 'cannot tell', 'the daemon decides'],
    ['services-on-host', 'not met', 'it keeps capabilities'],
    ['kernel-level-isolation', 'met', 'no full privileges'],
    ['separate-vm', 'met', 'it has no capability over drivers'],
    ['read-only-container', 'not met', 'can be written to'],
    ['small-writable-area', 'not met', 'all of its root filesystem'],
  ],
  [
    'docker run -d --privileged --name dind docker:dind',
    ['seccomp-filter', 'not met', 'with --privileged, nothing is filtered'],
    ['separate-id-ranges', 'not met', 'no security module confines it'],
    ['restrict-devices', 'not met', '--privileged opens devices'],
    ['drop-capabilities', 'not met', '--privileged gives CAP_SYS_ADMIN'],
    ['read-only-kernel-files', 'not met', '--privileged opens them'],
    ['services-on-host', 'not met', '--privileged opens the host to it'],
    ['kernel-level-isolation', 'not met', '--privileged, and no kernel of its own below it'],
    ['separate-vm', 'not met', '--privileged, and no virtual machine of its own'],
  ],
  ...['runsc', 'io.containerd.kata.v2'].map((runtime): readonly [string, ...Expected[]] => [
    `docker run --runtime=${runtime} x`,
    ['seccomp-filter', 'cannot tell', `whether ${runtime} applies the profile depends on its own settings`],
    ['kernel-level-isolation', 'met', 'a kernel of its own'],
  ]),
  [
    'docker run --cap-add=SYS_ADMIN x',
    ['kernel-level-isolation', 'not met', '--cap-add=SYS_ADMIN, and no kernel of its own'],
    ['separate-vm', 'not met', '--cap-add=SYS_ADMIN, and no virtual machine of its own'],
  ],
  ['docker run --privileged=false alpine', ['kernel-level-isolation', 'met', 'no full privileges']],
  // Arguments after the image belong to the program in the container.
  [
    'docker run alpine --privileged --read-only',
    ['seccomp-filter', 'met', 'default profile'],
    ['read-only-container', 'not met', 'can be written to'],
  ],
  [
    STRICT,
    ['untrusted-application', 'met', '--user 1000:1000'],
    ['mount-nosuid', 'met', 'sets no_new_privs'],
    ['drop-capabilities', 'met', 'all capabilities are dropped'],
    ['services-on-host', 'met', 'an ordinary user'],
    ['read-only-container', 'met', '--read-only'],
    ['small-writable-area', 'met', 'nothing can be written to'],
  ],
  [
    'docker run --cap-drop ALL --cap-add NET_BIND_SERVICE -u www nginx',
    ['drop-capabilities', 'met', 'all capabilities are dropped but NET_BIND_SERVICE'],
  ],
  [
    'docker run --cap-drop=ALL --cap-add=net_admin,cap_sys_time x',
    ['drop-capabilities', 'cannot tell', 'whether it needs NET_ADMIN, SYS_TIME'],
  ],
  [
    'docker run --cap-drop=MKNOD --cap-drop=NET_RAW x',
    ['drop-capabilities', 'not met', 'only MKNOD, NET_RAW are dropped, so'],
  ],
  ['docker run --cap-drop NET_RAW x', ['drop-capabilities', 'not met', 'only NET_RAW is dropped, so it keeps']],
  [
    'docker run --cap-add=CAP_SYS_ADMIN --device /dev/fuse x',
    ['drop-capabilities', 'not met', '--cap-add=SYS_ADMIN gives CAP_SYS_ADMIN'],
    ['read-only-kernel-files', 'not met', '--cap-add=SYS_ADMIN opens them'],
    ['kernel-level-isolation', 'not met', '--cap-add=SYS_ADMIN, and no kernel of its own'],
    ['restrict-devices', 'met', 'only /dev/fuse besides the default nodes'],
  ],
  ['docker run --cap-add ALL x', ['services-on-host', 'not met', '--cap-add=ALL opens the host']],
  ['docker run --security-opt=no-new-privileges:true x', ['mount-nosuid', 'met', 'sets no_new_privs']],
  [
    'docker run --security-opt no-new-privileges=false x',
    ['mount-nosuid', 'not met', 'with --security-opt no-new-privileges=false'],
  ],
  [
    'docker run --security-opt seccomp=unconfined x',
    ['seccomp-filter', 'not met', 'with --security-opt seccomp=unconfined, nothing'],
  ],
  ['docker run --security-opt seccomp=/etc/web.json x', ['seccomp-filter', 'met', 'the profile /etc/web.json filters']],
  [
    'docker run --security-opt apparmor=unconfined x',
    ['separate-id-ranges', 'not met', 'apparmor=unconfined, no security module'],
    ['read-only-kernel-files', 'not met', 'apparmor=unconfined opens them'],
  ],
  ['docker run --security-opt label=disable x', ['separate-id-ranges', 'not met', 'label=disable']],
  [
    'docker run --security-opt systempaths=unconfined x',
    ['read-only-kernel-files', 'not met', 'systempaths=unconfined opens them'],
  ],
  [
    'docker run -v /var/run/docker.sock:/var/run/docker.sock:ro portainer/portainer-ce',
    ['services-on-host', 'not met', '-v /var/run/docker.sock:/var/run/docker.sock:ro opens the host'],
  ],
  [
    'docker run --net=host --pid host --user 65534 --cap-drop=ALL -v "/:/host:ro,rslave" quay.io/prometheus/node-exporter',
    ['services-on-host', 'not met', '-v /:/host:ro,rslave opens the host'],
    ['separate-vm', 'met', 'it has no capability over drivers'],
    ['read-only-kernel-files', 'cannot tell', 'read-only but not masked'],
  ],
  [
    'docker run --network host --cap-add NET_ADMIN vpn',
    ['separate-vm', 'not met', '--cap-add=NET_ADMIN, and no virtual machine'],
  ],
  ['docker run --cap-add NET_ADMIN vpn', ['separate-vm', 'met', 'it has no capability over drivers']],
  ['docker run --device=/dev/sda:/dev/xvdc:r x', ['restrict-devices', 'not met', '--device=/dev/sda opens devices']],
  ['docker run --device=/dev/disk/by-label/data x', ['restrict-devices', 'not met', 'by-label/data opens devices']],
  ['docker run --device /dev/kvm x', ['restrict-devices', 'met', 'only /dev/kvm besides the default nodes']],
  ['docker run --gpus all x', ['restrict-devices', 'met', 'only the GPUs of --gpus all besides the default nodes']],
  ['podman run --device nvidia.com/gpu=all x', ['restrict-devices', 'met', 'only nvidia.com/gpu=all besides']],
  ['docker run --runtime=nvidia x', ['restrict-devices', 'met', 'only the GPUs of --runtime=nvidia besides']],
  [
    'docker run --gpus all $OPTS -d x',
    ['restrict-devices', 'cannot tell', '$OPTS may change this; otherwise: only the'],
  ],
  ...['c *:* rmw', 'a *:* rwm', 'b 8:* rmw', 'c 1:1 r', 'c 1:* rw'].map((rule): readonly [string, Expected] => [
    `docker run --device-cgroup-rule="${rule}" x`,
    ['restrict-devices', 'not met', `--device-cgroup-rule=${rule} opens devices`],
  ]),
  ['docker run --device-cgroup-rule "c 188:* rmw" x', ['restrict-devices', 'met', 'only c 188:* rmw']],
  ['docker run -v /dev/urandom:/dev/random x', ['restrict-devices', 'met', 'the default nodes only']],
  ['docker run -v /dev/kvm:/dev/kvm x', ['restrict-devices', 'not met', '-v /dev/kvm:/dev/kvm opens devices']],
  [
    'docker run -v /var/run/docker.sock:/s -u 7 x',
    ['kernel-level-isolation', 'not met', '-v /var/run/docker.sock:/s, and no kernel of its own'],
  ],
  ...['/etc', '/etc/cron.d', '/usr/bin', '/root/', '/boot', '/var/lib/docker/x'].map(
    (source): readonly [string, Expected] => [
      `docker run -v ${source}:/a -u 7 --cap-drop ALL x`,
      ['services-on-host', 'not met', `-v ${source}:/a opens the host`],
    ],
  ),
  ...['/etc:/a:ro', '/etc/nginx:/a', '/usr/share/fonts:/a', '/srv:/a', '/var/lib/app:/a', '/lib/modules:/a'].map(
    (mount): readonly [string, Expected] => [
      `docker run -v ${mount} -u 7 --cap-drop ALL x`,
      ['services-on-host', 'met', 'an ordinary user'],
    ],
  ),
  ['docker run -v /var/run:/var/run:ro x', ['services-on-host', 'not met', '-v /var/run:/var/run:ro opens the host']],
  ['docker run -v /dev/shm:/dev/shm x', ['restrict-devices', 'met', 'the default nodes only']],
  [
    'docker run --mount type=bind,src=/sys,dst=/sys x',
    ['read-only-kernel-files', 'not met', '--mount type=bind,src=/sys,dst=/sys opens them'],
  ],
  [
    'docker run --userns=host x',
    ['remap-root', 'not met', 'with --userns=host'],
    ['separate-id-ranges', 'not met', '--userns=host'],
  ],
  [
    'docker run --runtime=runsc --privileged x',
    ['kernel-level-isolation', 'met', 'runsc has a kernel of its own'],
    ['separate-vm', 'cannot tell', 'runsc is no virtual machine'],
  ],
  ['docker run --runtime io.containerd.kata.v2 -u 0 x', ['isolate-root-services', 'met', 'is a virtual machine']],
  ['docker run --runtime=house-made --privileged x', ['kernel-level-isolation', 'cannot tell', 'house-made']],
  [
    'docker run --runtime=runc --user root x',
    ['isolate-root-services', 'not met', '--user root is root, and no virtual machine'],
  ],
  ['docker run -u0:0 x', ['untrusted-application', 'not met', '--user 0:0 is root']],
  [
    'docker run --user "$(id -u):$(id -g)" --cap-drop ALL x',
    ['untrusted-application', 'cannot tell', 'the user is a variable, $(id -u)'],
    ['isolate-root-services', 'cannot tell', 'the user is a variable, $(id -u)'],
    ['services-on-host', 'cannot tell', 'the user is a variable, $(id -u)'],
  ],
  [
    'podman run --userns=keep-id --cap-drop all x',
    ['isolate-root-services', 'cannot tell', 'the user who calls Podman'],
    ['services-on-host', 'cannot tell', 'the user who calls Podman'],
  ],
  [
    'docker run --runtime=runsc x',
    ['isolate-root-services', 'cannot tell', 'nothing here says whether runsc keeps root apart'],
  ],
  [
    'docker run --read-only --tmpfs /run:size=64m --tmpfs /tmp x',
    ['small-writable-area', 'met', '/run, /tmp, where no setuid bit counts'],
  ],
  ['docker run --read-only -v data:/data x', ['small-writable-area', 'cannot tell', 'whether /data is nosuid']],
  ['docker run --read-only -v conf:/etc/web:ro x', ['small-writable-area', 'met', 'nothing can be written to']],
  [
    'docker run --read-only --mount type=volume,src=d,dst=/data,volume-opt=o=nosuid x',
    ['small-writable-area', 'met', '/data, where no setuid bit counts'],
  ],
  // Another container or a variable may open what nothing here opens.
  [
    'docker run --volumes-from db --user 7 --cap-drop ALL --read-only x',
    ['restrict-devices', 'cannot tell', '--volumes-from db may change this; otherwise: the default nodes only'],
    ['read-only-kernel-files', 'cannot tell', '--volumes-from db may change this; otherwise: '],
    ['services-on-host', 'cannot tell', '--volumes-from db may change this; otherwise: '],
    ['kernel-level-isolation', 'cannot tell', '--volumes-from db may change this; otherwise: '],
    ['small-writable-area', 'cannot tell', '--volumes-from db may change this; otherwise: '],
    ['mount-nosuid', 'not met', 'no_new_privs is not set'],
    ['drop-capabilities', 'met', 'all capabilities are dropped'],
    ['seccomp-filter', 'met', 'default profile'],
    ['separate-vm', 'met', 'no capability'],
  ],
  [
    'docker run -v $DATA:/data:ro --user 7 --cap-drop ALL x',
    ['services-on-host', 'cannot tell', '-v $DATA:/data:ro may change this; otherwise: '],
    ['drop-capabilities', 'met', 'all capabilities are dropped'],
  ],
  ...['$PWD', '"$PWD"/src', '$(pwd)', '$HOME/.config', '~/src'].map((source): readonly [string, Expected] => [
    `docker run -v ${source}:/data --user 7 --cap-drop ALL x`,
    ['services-on-host', 'met', 'an ordinary user'],
  ]),
  ['docker run --device $DEVICE x', ['restrict-devices', 'cannot tell', '--device=$DEVICE may change this']],
  ['docker run --cap-add $cap x', ['kernel-level-isolation', 'cannot tell', '--cap-add=$cap may change this']],
  ...['--pid=container:db', '--net container:db', '--ipc=ns:/proc/1/ns/ipc', '--network=$NET'].map(
    (shared): readonly [string, ...Expected[]] => [
      `podman run ${shared} --user 7 --cap-drop ALL x`,
      ['services-on-host', 'cannot tell', `${shared} may change this; otherwise: an ordinary user`],
      ['separate-vm', 'met', 'no capability'],
    ],
  ),
  ['docker run --network container:vpn --cap-add NET_ADMIN x', ['separate-vm', 'cannot tell', 'container:vpn may']],
  ['docker run --network name=host,alias=a x', ['services-on-host', 'not met', '--network name=host,alias=a opens']],
  ['docker run --cap-drop ALL $OPTS -d x', ['drop-capabilities', 'cannot tell', '$OPTS may change this; otherwise: ']],
  ['docker run --user 7 --cap-drop ALL $OPTS -d x', ['services-on-host', 'cannot tell', '$OPTS may change this']],
  ...['--userns=container:db', '--userns=$MAP'].map((map): readonly [string, ...Expected[]] => [
    `podman run ${map} x`,
    ['remap-root', 'cannot tell', `nothing here says how ${map} maps user ids`],
    ['separate-id-ranges', 'cannot tell', `nothing here says how ${map} maps user ids`],
  ]),
  [
    'docker run --userns=auto x',
    ['remap-root', 'cannot tell', 'Docker knows only --userns=host'],
    ['separate-id-ranges', 'cannot tell', 'the daemon decides'],
  ],
  [
    'podman run --pod web --user 7 --cap-drop ALL x',
    ['services-on-host', 'cannot tell', '--pod web may change this; otherwise: '],
  ],
  ['podman run --pod new:web x', ['kernel-level-isolation', 'met', 'no full privileges']],
  [
    'docker run --use-api-socket --user 7 --cap-drop ALL x',
    ['kernel-level-isolation', 'not met', '--use-api-socket, and no kernel of its own'],
    ['services-on-host', 'not met', '--use-api-socket opens the host'],
  ],
  ['docker run --use-api-socket=false x', ['kernel-level-isolation', 'met', 'no full privileges']],
  [
    'docker run --mount type=volume,dst=/h,volume-opt=type=none,volume-opt=o=bind,volume-opt=device=/etc x',
    ['services-on-host', 'not met', 'volume-opt=device=/etc opens the host'],
  ],
  [
    'docker run --security-opt writable-cgroups=true x',
    ['read-only-kernel-files', 'not met', '--security-opt writable-cgroups=true opens them'],
  ],
  ['docker run --security-opt odd x', ['seccomp-filter', 'cannot tell', '--security-opt odd may change this']],
  [
    'docker run --security-opt seccomp=$PROFILE x',
    ['seccomp-filter', 'cannot tell', '--security-opt seccomp=$PROFILE may change this; otherwise: the profile'],
  ],
  ['docker run --security-opt seccomp=$PWD/p.json x', ['seccomp-filter', 'met', 'the profile $PWD/p.json filters']],
  // These share nothing with the host.
  [
    'docker run --env-file a --ulimit nofile=9 --pid=private --ipc=shareable --network web --user 7 --cap-drop ALL x',
    ['services-on-host', 'met', 'an ordinary user'],
  ],
  ['docker run --cgroupns=host x', ['services-on-host', 'not met', '--cgroupns=host opens the host']],
  ['docker run --read-only=false x', ['read-only-container', 'not met', 'with --read-only=false']],
  // Short options in one word, with their values in the next word or appended.
  [
    'docker run -itdu1000 -v/dev:/dev -p8080:80 --rm -e A=b --memory 1g ubuntu bash',
    ['untrusted-application', 'met', '--user 1000'],
    ['restrict-devices', 'not met', '-v/dev:/dev opens'],
  ],
  [
    'DOCKER_HOST=x sudo -E /usr/bin/docker -H tcp://x --context y container create --read-only nginx',
    ['read-only-container', 'met', '--read-only'],
  ],
  // A variable may contain any option.
  [
    'docker run $OPTS --privileged x',
    ['mount-nosuid', 'cannot tell', '$OPTS may change this; otherwise: '],
    ['seccomp-filter', 'not met', '--privileged'],
  ],
  [
    'docker run --read-only $IMAGE sh',
    ['read-only-container', 'met', '--read-only'],
    ['mount-nosuid', 'not met', 'no_new_privs'],
  ],
  [
    'docker run --privileged=$P x',
    ['kernel-level-isolation', 'cannot tell', '--privileged=$P may change this; otherwise: '],
  ],
  [
    'podman run nginx',
    ['remap-root', 'cannot tell', 'without root, Podman maps user ids'],
    ['separate-id-ranges', 'not met', 'Podman gives it no range of its own'],
  ],
  ['sudo podman run nginx', ['remap-root', 'not met', 'root calls Podman']],
  [
    'podman run --userns=auto:size=65536 --read-only -v data:/data nginx',
    ['remap-root', 'met', '--userns=auto:size=65536'],
    ['separate-id-ranges', 'met', 'a range of user ids of its own'],
    ['small-writable-area', 'met', '/data, where no setuid bit counts'],
  ],
  [
    'podman run --userns=keep-id --read-only -v data:/data:suid nginx',
    ['untrusted-application', 'cannot tell', 'the user who calls Podman'],
    ['small-writable-area', 'not met', '/data is mounted suid'],
  ],
  [
    'podman run --security-opt unmask=ALL x',
    ['read-only-kernel-files', 'not met', '--security-opt unmask=ALL opens them'],
  ],
  ['podman --runtime=krun run --privileged x', ['separate-vm', 'met', 'krun is a virtual machine']],
  ['podman run --uidmap 0:100000:65536 x', ['separate-id-ranges', 'cannot tell', 'whether another container']],
];

describe('the verdicts on a command', () => {
  test.each(FRAGMENTS.map(([fragment, ...expected]) => [fragment, expected] as const))('%s', (fragment, expected) => {
    const all = rulings(fragment);
    for (const [measure, verdict, why] of expected) {
      const said = all.find((line) => line.startsWith(`${measure}: `));
      expect(said).toMatch(new RegExp(`^${measure}: ${verdict}: `));
      expect(said).toContain(why);
    }
  });
});

describe('a command is parsed like in a shell', () => {
  const whole = rulings(STRICT);

  test.each([
    ['over several lines', STRICT.replaceAll(' --', ' \\\n  --')],
    ['with blanks after its backslashes', STRICT.replaceAll(' --', ' \\  \r\n --')],
    ['whose line breaks were lost in a paste', STRICT.replaceAll(' --', ' \\  --')],
    ['whose backslashes were lost', STRICT.replaceAll(' --', '\n    --')],
    ['from PowerShell', STRICT.replaceAll(' --', ' `\n  --')],
    ['after a prompt', `$ ${STRICT}`],
    ['after a root prompt', `# ${STRICT}`],
    ['with values after “=”', STRICT.replace('--user ', '--user=').replace('opt no', 'opt=no')],
    ['in quotes', STRICT.replace('1000:1000', "'1000:1000'").replace('no-new-privileges', '"no-new-privileges"')],
    ['with a comment', `${STRICT} # --privileged`],
    ['after another command', `cd /srv && docker pull nginx; ${STRICT}`],
  ])('%s', (_, fragment) => {
    expect(rulings(fragment)).toEqual(whole);
  });

  test('of several commands, the worst one counts, with its name', () => {
    const both = `${STRICT}\ndocker run --name db --privileged postgres`;
    expect(rulings(both)).toContainEqual('drop-capabilities: not met: db: --privileged gives CAP_SYS_ADMIN');
  });
});

describe('the changes to make', () => {
  test.each([
    ['docker run nginx', 'drop-capabilities', ['--cap-drop=ALL'], []],
    ['docker run -u root nginx', 'untrusted-application', ['--user 1000:1000'], ['--user root']],
    ['docker run --privileged nginx', 'restrict-devices', [], ['--privileged']],
    ['docker run --user $UID nginx', 'isolate-root-services', [], []],
    ['docker run --cap-drop=ALL --cap-add=SYS_ADMIN x', 'drop-capabilities', [], ['--cap-add=SYS_ADMIN']],
    ['docker run x', 'small-writable-area', ['--read-only', '--tmpfs /run:rw,nosuid,nodev,noexec,size=64m'], []],
    ['podman run x', 'remap-root', ['--userns=auto'], []],
    // A mount is named as the command contains it.
    ...[
      '--mount type=bind,source=/var/run/docker.sock,target=/var/run/docker.sock,readonly',
      '--volume=/var/run/docker.sock:/s',
    ].map((mount): [string, string, string[], string[]] => [
      `docker run ${mount} x`,
      'kernel-level-isolation',
      [],
      [mount],
    ]),
    ['docker run --read-only --tmpfs /tmp:exec,suid x', 'small-writable-area', [], ['suid in --tmpfs /tmp:exec,suid']],
  ])('%s: %s', (fragment, measure, add, remove) => {
    expect(changesFor(fragment, measure)).toEqual({ add, remove });
  });
});
