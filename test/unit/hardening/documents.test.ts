import { describe, expect, test } from 'vitest';
import { changesFor, type Expected, rulings } from '../../support/fragments.ts';

const FRAGMENTS: readonly (readonly [title: string, fragment: string, ...expected: readonly Expected[]])[] = [
  [
    'a typical service',
    `
version: "3.8"
services:
  web:
    image: nginx:1.29
    ports: ["80:80"]
    restart: unless-stopped
`,
    ['untrusted-application', 'cannot tell', 'the image decides'],
    ['mount-nosuid', 'not met', 'no_new_privs is not set'],
    ['seccomp-filter', 'met', 'Docker’s default profile'],
  ],
  [
    'the inside of a service, copied from the middle of its file',
    `image: ghcr.io/app
    user: "10001:10001"
    read_only: true
    cap_drop:
    - ALL
    security_opt:
      - no-new-privileges:true
      - seccomp:./web.json
    tmpfs:
      - /run:size=16m`,
    ['untrusted-application', 'met', 'user: 10001:10001'],
    ['mount-nosuid', 'met', 'no_new_privs'],
    ['seccomp-filter', 'met', './web.json'],
    ['drop-capabilities', 'met', 'all capabilities are dropped'],
    ['small-writable-area', 'met', '/run'],
  ],
  [
    'a service with its name only',
    `agent:
  image: agent
  privileged: true
  network_mode: host
  pid: "host"
  volumes:
    - /var/run/docker.sock:/var/run/docker.sock
    - type: bind
      source: /sys
      target: /host/sys
      read_only: true
  devices: [/dev/mem:/dev/mem]`,
    ['services-on-host', 'not met', 'privileged: true opens the host'],
    ['restrict-devices', 'not met', 'privileged: true opens devices'],
  ],
  [
    'a service that shares namespaces',
    'x: {image: a, network_mode: host, cap_drop: [ALL], user: "1"}',
    ['services-on-host', 'not met', 'network_mode: host opens the host'],
  ],
  [
    'a service that takes its options from an anchor',
    `
x-strict: &strict
  cap_drop: [ALL]
  read_only: true
services:
  web:
    <<: *strict
    image: nginx
  db:
    <<: *strict
    read_only: false # for now
    image: postgres
`,
    ['drop-capabilities', 'met', 'all capabilities are dropped'],
    ['read-only-container', 'not met', 'db: with read_only: false'],
  ],
  [
    'a service that takes its options from an anchor in brackets',
    'x-base: &base {privileged: true}\nservices:\n  web: {<<: *base, image: nginx}\n',
    ['kernel-level-isolation', 'not met', 'privileged: true, and no kernel of its own'],
  ],
  [
    'a service that extends another file',
    'web:\n  extends:\n    file: base.yaml\n    service: web\n  image: nginx',
    ['read-only-container', 'cannot tell', 'extends may change this; otherwise: '],
  ],
  [
    'a service with variables',
    'web:\n  image: a\n  privileged: $PRIVILEGED\n  user: "$UID:$GID"',
    ['kernel-level-isolation', 'cannot tell', 'privileged: $PRIVILEGED may change this; otherwise: '],
    ['untrusted-application', 'cannot tell', 'the user is a variable'],
  ],
  ...['gpus: all', 'gpus: [{driver: nvidia, count: 2}]'].map((gpus): (typeof FRAGMENTS)[number] => [
    `a service with ${gpus}`,
    `web: {image: a, ${gpus}}`,
    ['restrict-devices', 'met', `only the GPUs of ${gpus.replace(/: \[.*/, '')} besides the default nodes`],
  ]),
  [
    'a service that reserves a GPU',
    'web:\n  image: a\n  deploy:\n    resources:\n      reservations:\n        devices: [{capabilities: [gpu]}]\n',
    ['restrict-devices', 'met', 'only the devices of deploy.resources.reservations besides the default nodes'],
  ],
  [
    'a pod with a GPU, a claim and a block volume',
    `spec:
  containers:
  - name: a
    resources:
      limits: {cpu: 2, hugepages-2Mi: 1Gi, nvidia.com/gpu: 1}
      claims: [{name: nic}]
    volumeDevices: [{name: disk, devicePath: /dev/xvda}]`,
    ['restrict-devices', 'met', 'only nvidia.com/gpu: 1, resources.claims: nic, volumeDevices: /dev/xvda besides'],
  ],
  [
    'a service that takes over mounts and namespaces',
    'web: {image: a, volumes_from: [db], ipc: "service:db", user: "7", cap_drop: [ALL]}',
    ['restrict-devices', 'cannot tell', 'volumes_from: db may change this; otherwise: '],
    ['services-on-host', 'cannot tell', 'volumes_from: db may change this; otherwise: '],
    ['mount-nosuid', 'not met', 'no_new_privs is not set'],
  ],
  [
    'a service that asks for the socket of the engine',
    'web: {image: a, use_api_socket: true}',
    ['kernel-level-isolation', 'not met', 'use_api_socket: true, and no kernel of its own'],
  ],
  [
    'a volume that is a path of the host',
    'services: {web: {image: a, volumes: [data:/h]}}\nvolumes: {data: {driver_opts: {type: none, o: bind, device: /}}}',
    ['services-on-host', 'not met', 'volumes: data:/h opens the host'],
  ],
  [
    'a service without an image, in a file with others',
    'services:\n  web: {image: a}\n  db: {command: b, volumes: ["/run/docker.sock:/s"]}\n',
    ['kernel-level-isolation', 'not met', 'db: volumes: /run/docker.sock:/s, and no kernel'],
  ],
  [
    'a container to debug a pod',
    'containers: [{name: a}]\nephemeralContainers: [{name: debug, securityContext: {privileged: true}}]\n',
    ['kernel-level-isolation', 'not met', 'debug: privileged: true'],
  ],
  ...['pid: "service:db"', 'network_mode: "container:db"', 'ipc: $IPC'].map((shared): (typeof FRAGMENTS)[number] => [
    `a service with ${shared}`,
    `web: {image: a, ${shared}, user: "7", cap_drop: [ALL]}`,
    ['services-on-host', 'cannot tell', `${shared.replaceAll('"', '')} may change this; otherwise: `],
  ]),
  [
    'a service with a path in a variable',
    'web: {image: a, volumes: ["$DATA:/data"]}',
    ['kernel-level-isolation', 'cannot tell', 'volumes: $DATA:/data may change this; otherwise: '],
  ],
  [
    'a pod without a security context',
    `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    image: nginx
`,
    ['mount-nosuid', 'not met', 'no_new_privs is not set'],
    ['seccomp-filter', 'cannot tell', 'the kubelet decides'],
    ['remap-root', 'not met', 'without hostUsers: false'],
    ['small-writable-area', 'not met', 'all of its root filesystem'],
  ],
  [
    'a deployment whose container overrides its pod',
    `
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      hostUsers: false
      runtimeClassName: gvisor
      securityContext:
        runAsNonRoot: true
        runAsUser: 0
        seccompProfile:
          type: Unconfined
      containers:
        - name: web
          image: nginx
          command:
            - sh
            - -c
            - |
              # privileged: true
              exec nginx
          securityContext:
            runAsUser: 1000
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            seccompProfile: {type: RuntimeDefault}
            capabilities:
              drop: ["ALL"]
              add: ["NET_BIND_SERVICE"]
          volumeMounts:
            - name: run
              mountPath: /run
            - {name: conf, mountPath: /etc/nginx}
      volumes:
        - name: run
          emptyDir: {medium: Memory, sizeLimit: 64Mi}
        - name: conf
          configMap: {name: web}
`,
    ['untrusted-application', 'met', 'runAsUser: 1000'],
    ['mount-nosuid', 'met', 'allowPrivilegeEscalation: false'],
    ['seccomp-filter', 'cannot tell', 'whether gvisor applies the profile'],
    ['separate-id-ranges', 'met', 'a range of user ids of its own'],
    ['drop-capabilities', 'met', 'all capabilities are dropped but NET_BIND_SERVICE'],
    ['kernel-level-isolation', 'met', 'gvisor has a kernel of its own'],
    ['small-writable-area', 'met', '/run, where no setuid bit counts'],
  ],
  [
    'a privileged agent on every node',
    `
kind: DaemonSet
spec:
  template:
    spec:
      hostPID: true
      hostNetwork: true
      initContainers: [{name: setup, image: busybox, securityContext: {privileged: true}}]
      containers:
      - name: agent
        image: agent
        securityContext: {allowPrivilegeEscalation: false}
        volumeMounts: [{name: root, mountPath: /host}]
      volumes: [{name: root, hostPath: {path: /}}]
`,
    ['seccomp-filter', 'not met', 'setup: with privileged: true, nothing is filtered'],
    ['mount-nosuid', 'not met', 'setup: with privileged: true, no_new_privs is not set'],
    ['restrict-devices', 'not met', 'setup: privileged: true opens devices'],
    ['services-on-host', 'not met', 'opens the host to it'],
  ],
  [
    'a security context without its pod',
    'securityContext:\n      runAsNonRoot: true\n      procMount: Unmasked\n',
    ['untrusted-application', 'met', 'runAsNonRoot: true'],
    ['remap-root', 'cannot tell', 'the rest of the pod may change this; otherwise: '],
    ['read-only-kernel-files', 'not met', 'procMount: Unmasked opens them'],
  ],
  [
    'a container in a list',
    '- name: a\n  image: b\n  imagePullPolicy: Always\n  securityContext:\n    privileged: false\n    readOnlyRootFilesystem: true\n',
    ['read-only-container', 'met', 'readOnlyRootFilesystem: true'],
    ['kernel-level-isolation', 'cannot tell', 'the rest of the pod may change this; otherwise: '],
  ],
  [
    'the output of kubectl as JSON',
    '{"kind": "Pod", "spec": {\n "hostUsers": true,\n "containers": [{"name": "a", "securityContext": {"capabilities": {"add": ["SYS_ADMIN"]}}}]}}',
    ['remap-root', 'not met', 'with hostUsers: true'],
    ['drop-capabilities', 'not met', 'capabilities.add: SYS_ADMIN'],
  ],
  [
    'an emptyDir without a limit',
    'spec:\n  containers:\n  - name: a\n    securityContext: {readOnlyRootFilesystem: true}\n    volumeMounts: [{name: t, mountPath: /tmp}]\n  volumes: [{name: t, emptyDir: {}}]',
    ['small-writable-area', 'not met', '/tmp: emptyDir has no sizeLimit'],
  ],
  [
    'a template with a placeholder',
    'kind: Pod\nspec:\n  containers:\n  - name: web\n    securityContext: {{ .Values.context | toYaml }}\n',
    ['mount-nosuid', 'cannot tell', 'a template may change this; otherwise: '],
  ],
  [
    'a line with wrong indentation',
    'services:\n  web:\n    image: nginx\n      read_only: true\n',
    ['read-only-container', 'cannot tell', 'the line “read_only: true” may change this; otherwise: '],
  ],
  [
    'several documents in one file',
    'kind: ConfigMap\ndata: {a: b}\n---\nkind: Pod\nspec:\n  containers: [{name: a, securityContext: {seccompProfile: {type: Unconfined}}}]\n',
    ['seccomp-filter', 'not met', 'seccompProfile.type: Unconfined'],
  ],
];

describe('the verdicts on a compose service or a pod', () => {
  test.each(FRAGMENTS.map(([title, fragment, ...expected]) => [title, fragment, expected] as const))(
    '%s',
    (_, fragment, expected) => {
      const all = rulings(fragment);
      for (const [measure, verdict, why] of expected) {
        const said = all.find((line) => line.startsWith(`${measure}: `));
        expect(said).toMatch(new RegExp(`^${measure}: ${verdict}: `));
        expect(said).toContain(why);
      }
    },
  );
});

describe('the changes to make are in the syntax of the file', () => {
  test.each([
    ['web: {image: a}', 'read-only-container', ['read_only: true'], []],
    ['web: {image: a, user: root}', 'untrusted-application', ['user: "1000:1000"'], ['user: root']],
    ['web: {image: a, cap_add: [SYS_ADMIN]}', 'drop-capabilities', ['cap_drop: [ALL]'], ['cap_add: SYS_ADMIN']],
    [
      'web: {image: a, volumes: ["/var/run/docker.sock:/s:ro", {type: bind, source: /run/docker.sock, target: /t}]}',
      'kernel-level-isolation',
      [],
      ['volumes: /var/run/docker.sock:/s:ro', 'volumes: /run/docker.sock:/t'],
    ],
    ['containers: [{name: a}]', 'drop-capabilities', ['securityContext.capabilities.drop: ["ALL"]'], []],
    ['containers: [{name: a}]', 'seccomp-filter', ['securityContext.seccompProfile.type: RuntimeDefault'], []],
  ])('%s: %s', (fragment, measure, add, remove) => {
    expect(changesFor(fragment, measure)).toEqual({ add, remove });
  });
});
