import { takeCells } from '../../../text/width.ts';

/** The lengths of the heads of columns. */
export const HEAD_SIZES = ['word', 'short', 'letters'] as const;
export type HeadSize = (typeof HEAD_SIZES)[number];

/** The heads of a column: a word; for mechanisms, also at most four letters (`short`) and two letters (`letters`). */
export type Heads = Readonly<Record<HeadSize, string>>;

/** Common abbreviations of the mechanisms of the catalog. */
const KNOWN: ReadonlyMap<string, readonly [word: string, short: string, letters: string]> = new Map([
  ['namespaces', ['namespaces', 'ns', 'ns']],
  ['user-namespaces', ['user ns', 'user', 'us']],
  ['cgroups', ['cgroups', 'cgrp', 'cg']],
  ['seccomp', ['seccomp', 'secc', 'sc']],
  ['capabilities', ['capabilities', 'caps', 'ca']],
  ['no-new-privs', ['no_new_privs', 'nnp', 'np']],
  ['apparmor', ['AppArmor', 'AppA', 'AA']],
  ['selinux', ['SELinux', 'SELx', 'SE']],
  ['svirt', ['sVirt', 'sVrt', 'sV']],
  ['landlock', ['Landlock', 'Land', 'LL']],
  ['chroot', ['chroot', 'chrt', 'ch']],
  ['kvm', ['KVM', 'KVM', 'VM']],
  ['mount-options', ['mount options', 'mnt', 'mo']],
  ['copy-on-write', ['copy on write', 'CoW', 'cw']],
  ['grsecurity', ['grsecurity', 'grsc', 'gr']],
  ['pivot-root', ['pivot_root', 'pivr', 'pr']],
  ['yama', ['Yama', 'Yama', 'Ya']],
  ['bpf-lsm', ['BPF LSM', 'BPF', 'BP']],
  ['kernel-lockdown', ['lockdown', 'lock', 'lo']],
  ['dm-verity', ['verity', 'vrty', 've']],
  ['idmapped-mounts', ['idmapped', 'idmp', 'id']],
  ['seccomp-user-notification', ['notification', 'ntfy', 'un']],
  ['sev-snp', ['SEV-SNP', 'SNP', 'SN']],
  ['tdx', ['TDX', 'TDX', 'TD']],
  ['rlimits', ['rlimits', 'rlim', 'rl']],
]);

const WIDEST_WORD = 14;

/** Returns the heads of a mechanism: abbreviations or, for a mechanism of a list of the user's own, the beginning of its name. */
export function headsOf(id: string, name: string): Heads {
  const known = KNOWN.get(id);
  if (known !== undefined) return { word: known[0], short: known[1], letters: known[2] };
  return { word: takeCells(name, WIDEST_WORD), short: takeCells(name, 4), letters: takeCells(name, 2) };
}
