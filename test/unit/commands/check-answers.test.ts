import { expect, test } from 'vitest';
import { readAsked } from '../../../src/products/product-version.ts';
import { check, noteId } from '../../../src/products/report.ts';
import { catalog } from '../../support/library.ts';

type State = 'open' | 'fixed' | 'unaffected' | 'unknown';

/** The state of one vulnerability in a version, according to its advisory. */
type Row = readonly [asked: string, id: string, state: State];

const GO = 'https://pkg.go.dev/vuln/';

const ANSWERS: Readonly<Record<string, readonly Row[]>> = {
  [`${GO}GO-2024-2491`]: [
    ['runc@1.0.0-rc92', 'CVE-2024-21626', 'unaffected'],
    ['runc@1.0.0-rc93', 'CVE-2024-21626', 'open'],
    ['runc@1.1.4', 'CVE-2024-21626', 'open'],
    ['runc@v1.1.11', 'CVE-2024-21626', 'open'],
    ['runc@1.1.12', 'CVE-2024-21626', 'fixed'],
    ['runc@1.1.4-0ubuntu1~22.04.3', 'CVE-2024-21626', 'unknown'],
    ['runc@1.1.12-0ubuntu3', 'CVE-2024-21626', 'fixed'],
    ['github.com/opencontainers/runc@v1.1.5', 'CVE-2024-21626', 'open'],
  ],
  [`${GO}GO-2025-4096`]: [
    ['runc@1.1.15', 'CVE-2025-31133', 'open'],
    ['runc@1.2.7', 'CVE-2025-31133', 'open'],
    ['runc@1.2.8', 'CVE-2025-31133', 'fixed'],
    ['runc@1.3.2', 'CVE-2025-31133', 'open'],
    ['runc@1.4.0-rc.2', 'CVE-2025-31133', 'open'],
    ['runc@1.4.0-rc.3', 'CVE-2025-31133', 'fixed'],
  ],
  [`${GO}GO-2026-5761`]: [
    ['runc@1.5.0-rc.2', 'CVE-2026-41579', 'open'],
    ['runc@1.4.2', 'CVE-2026-41579', 'open'],
    ['runc@1.4.3', 'CVE-2026-41579', 'fixed'],
  ],
  [`${GO}GO-2022-0914`]: [
    ['runc@1.0.0-rc9', 'CVE-2021-30465', 'open'],
    ['runc@1.0.0-rc94', 'CVE-2021-30465', 'open'],
    ['runc@1.0.0-rc95', 'CVE-2021-30465', 'fixed'],
    ['runc@1.0.0~rc93+ds1-5+deb11u3', 'CVE-2021-30465', 'unknown'],
  ],
  [`${GO}GO-2024-3005`]: [
    ['docker@24.0.5', 'CVE-2024-41110', 'open'],
    ['docker@26.1.4', 'CVE-2024-41110', 'open'],
    ['docker@5:25.0.6-1~ubuntu.22.04~jammy', 'CVE-2024-41110', 'fixed'],
    ['docker@5:25.0.5-1~ubuntu.22.04~jammy', 'CVE-2024-41110', 'open'],
    ['docker@27.1.1+incompatible', 'CVE-2024-41110', 'fixed'],
  ],
  [`${GO}GO-2025-3830`]: [
    ['docker@28.1.1', 'CVE-2025-54388', 'unaffected'],
    ['docker@28.2.2', 'CVE-2025-54388', 'open'],
    ['docker@28.3.3', 'CVE-2025-54388', 'fixed'],
  ],
  [`${GO}GO-2023-1699`]: [
    ['docker@20.10.23', 'CVE-2023-28840', 'open'],
    ['docker.io@20.10.24+dfsg1', 'CVE-2023-28840', 'fixed'],
    ['docker@23.0.2', 'CVE-2023-28840', 'open'],
  ],
  [`${GO}GO-2025-4100`]: [
    ['containerd@1.6.20', 'CVE-2024-25621', 'open'],
    ['containerd@1.6.20~ds1-1+b1', 'CVE-2024-25621', 'unknown'],
    ['containerd@1.7.29', 'CVE-2024-25621', 'fixed'],
    ['containerd@2.0.6', 'CVE-2024-25621', 'open'],
    ['containerd://2.2.0', 'CVE-2024-25621', 'fixed'],
  ],
  [`${GO}GO-2022-0344`]: [
    ['containerd@1.4.12', 'CVE-2022-23648', 'open'],
    ['containerd@1.6.1', 'CVE-2022-23648', 'fixed'],
  ],
  [`${GO}GO-2022-0784`]: [
    ['containerd@1.3.9', 'CVE-2020-15257', 'fixed'],
    ['containerd@1.4.2', 'CVE-2020-15257', 'open'],
  ],
  [`${GO}GO-2026-5758`]: [
    ['containerd@1.6.38', 'CVE-2026-53488', 'unaffected'],
    ['containerd@2.3.1', 'CVE-2026-53488', 'open'],
    ['containerd@2.3.2', 'CVE-2026-53488', 'fixed'],
  ],
  [`${GO}GO-2026-5622`]: [['containerd@2.0.8', 'CVE-2026-53489', 'unaffected']],
  [`${GO}GO-2025-3414`]: [
    ['buildah@1.38.0', 'CVE-2024-11218', 'open'],
    ['buildah@1.37.6', 'CVE-2024-11218', 'fixed'],
  ],
  [`${GO}GO-2025-3935`]: [
    ['podman@4.9.3', 'CVE-2025-9566', 'open'],
    ['podman@4.9.3+ds1-1ubuntu0.2', 'CVE-2025-9566', 'unknown'],
    ['podman@5.6.1', 'CVE-2025-9566', 'fixed'],
  ],
  [`${GO}GO-2022-0354`]: [
    ['cri-o@1.18.4', 'CVE-2022-0811', 'unaffected'],
    ['cri-o@1.23.1', 'CVE-2022-0811', 'open'],
    ['crio@1.22.3', 'CVE-2022-0811', 'fixed'],
  ],
  [`${GO}GO-2024-3286`]: [
    ['kubernetes@v1.28.11+k3s1', 'CVE-2024-10220', 'open'],
    ['kubelet@v1.29.7', 'CVE-2024-10220', 'fixed'],
    ['kubernetes@v1.28.3-gke.100', 'CVE-2024-10220', 'unknown'],
  ],
  [`${GO}GO-2022-0910`]: [['k8s@1.22.1', 'CVE-2021-25741', 'open']],
  [`${GO}GO-2025-3646`]: [
    ['k3s@v1.31.7+k3s1', 'CVE-2025-46599', 'unaffected'],
    ['k3s@v1.32.3+k3s1', 'CVE-2025-46599', 'open'],
    ['k3s@v1.32.4+k3s1', 'CVE-2025-46599', 'fixed'],
  ],
  [`${GO}GO-2024-3073`]: [
    ['nomad@1.7.10', 'CVE-2024-7625', 'open'],
    ['nomad@1.6.14', 'CVE-2024-7625', 'fixed'],
  ],
  [`${GO}GO-2022-0815`]: [['umoci@0.4.6', 'CVE-2021-29136', 'open']],
  [`${GO}GO-2023-1772`]: [
    ['distribution@2.8.1', 'CVE-2023-2253', 'open'],
    ['distribution@2.8.2', 'CVE-2023-2253', 'fixed'],
  ],
  [`${GO}GO-2025-4160`]: [
    ['grype@0.67.0', 'CVE-2025-65965', 'unaffected'],
    ['grype@0.104.1', 'CVE-2025-65965', 'fixed'],
    ['grype@0.104.0', 'CVE-2025-65965', 'open'],
  ],
  [`${GO}GO-2025-4222`]: [
    ['cni plugins@1.5.1', 'CVE-2025-67499', 'unaffected'],
    ['github.com/containernetworking/plugins@v1.8.0', 'CVE-2025-67499', 'open'],
    ['containernetworking-plugins@1.9.0', 'CVE-2025-67499', 'fixed'],
    ['cni@1.8.0', 'CVE-2025-67499', 'unknown'],
  ],
};

const rows = Object.entries(ANSWERS).flatMap(([source, answers]) => answers.map((row) => [...row, source] as const));

test.each(rows)('%s: %s is %s (%s)', (asked, id, state) => {
  const [product] = check(catalog, readAsked(asked)).products;
  const states = (['open', 'fixed', 'unaffected'] as const).filter((one) =>
    product?.[one].some((note) => noteId(note) === id),
  );
  const isUnknown = product?.unknown.some(({ note }) => noteId(note) === id) ?? false;
  expect(isUnknown ? [...states, 'unknown'] : states).toEqual([state]);
});
