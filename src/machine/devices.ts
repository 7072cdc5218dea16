import { type Facts, isKernelFrom, releaseOf, textOf } from './facts.ts';
import { type Finding, finding, type Outcome } from './finding.ts';
import { KVM, PATHS, RELEASE } from './paths.ts';
import { isPrivileged } from './process.ts';
import { isContained } from './surroundings.ts';

/** Judges whether virtual machines, and runtimes that use them, run at full speed. */
export function judgeKvm(facts: Facts): Finding {
  return finding({ id: 'kvm', title: 'KVM', mechanisms: ['kvm'] }, kvm(facts));
}

function kvm(facts: Facts): Outcome {
  const evidence = [KVM];
  const access = facts.access[KVM] ?? 'missing';
  if (access === 'writable') {
    const meaning =
      'Virtual machines run on the processor itself: Kata Containers, Firecracker, gVisor’s KVM platform.';
    return { state: 'available', value: 'writable by this user', meaning, evidence };
  }
  if (access === 'denied') {
    return {
      state: 'restricted',
      value: 'not writable by this user',
      meaning: 'The kernel has KVM, but virtual machines that this user starts cannot use it.',
      advice: 'As root: usermod -aG kvm NAME, if the device belongs to the group kvm. Then log in again.',
      evidence,
    };
  }
  if (access === 'unknown') {
    const meaning = 'Whether virtual machines can use the processor’s support could not be found out.';
    return { state: 'not known', value: 'could not be read', meaning, evidence };
  }
  return { ...withoutKvm(facts), state: 'missing', evidence: [KVM, PATHS.processor] };
}

function withoutKvm(facts: Facts): Pick<Outcome, 'value' | 'meaning' | 'advice'> {
  const [flag] = /\b(?:vmx|svm)\b/.exec(textOf(facts, PATHS.processor)) ?? [];
  const meaning = 'Runtimes that are made of virtual machines, such as Kata Containers and Firecracker, do not start.';
  const value = 'no /dev/kvm';
  if (isContained(facts)) return { value, meaning, advice: 'Give it to the container: --device /dev/kvm.' };
  if (flag === undefined) {
    const advice =
      'Switch virtualization on in the firmware. In a virtual machine, switch nested virtualization on at its host.';
    return { value, meaning, advice };
  }
  const module = flag === 'vmx' ? 'kvm_intel' : 'kvm_amd';
  return { value: `no /dev/kvm; the processor has ${flag}`, meaning, advice: `As root: modprobe ${module}.` };
}

/** Judges whether image layers can be mounted with overlayfs, and whether ordinary users can do so. */
export function judgeOverlay(facts: Facts): Finding {
  return finding({ id: 'overlayfs', title: 'overlayfs', mechanisms: ['copy-on-write'] }, overlay(facts));
}

function overlay(facts: Facts): Outcome {
  const evidence = [PATHS.fileSystems, RELEASE];
  const list = textOf(facts, PATHS.fileSystems);
  if (!/^(?:nodev)?\t\w+$/m.test(list)) {
    const meaning = 'It is unknown whether the kernel can combine the layers of an image.';
    return { state: 'not known', value: 'could not be read', meaning, evidence };
  }
  if (!/^nodev\toverlay$/m.test(list)) {
    return {
      state: 'not known',
      value: 'not loaded at present',
      meaning: 'The kernel loads it when it is first mounted, if it has it as a module.',
      advice: 'As root: modprobe overlay. Without it, rootless engines use fuse-overlayfs.',
      evidence,
    };
  }
  const isRootless = isKernelFrom(facts, 5, 11);
  if (isRootless === false && !isPrivileged(facts)) {
    return {
      state: 'restricted',
      value: 'for root only',
      meaning: 'Ordinary users can mount it since Linux 5.11. Some distributions allowed it earlier.',
      advice: 'Install fuse-overlayfs: rootless engines use it in place of overlayfs.',
      evidence,
    };
  }
  const rootless = releaseOf(facts.system) === null ? 'rootless not known' : 'rootless too, in a user namespace';
  return {
    state: 'available',
    value: isRootless === false ? 'for root only' : rootless,
    meaning: 'The kernel puts the layers of an image together without copying them.',
    evidence,
  };
}
