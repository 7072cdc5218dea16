import { isVariable, type Workload } from '../facts.ts';

type Said = Pick<Workload, 'unread' | 'noNewPrivileges' | 'seccomp' | 'apparmor' | 'selinuxOff' | 'unmasks'>;

const UNMASKING = /^(?:systempaths=unconfined|writable-cgroups=(?!false|0))/;
const KNOWN: ReadonlySet<string> = new Set([
  ...['no-new-privileges', 'seccomp', 'apparmor', 'label', 'credentialspec', 'proc-opts'],
  ...['mask', 'unmask', 'systempaths', 'writable-cgroups'],
]);

/** Reads `--security-opt`, or compose's `security_opt`. `written` returns an option as the user wrote it. */
export function readSecurity(options: readonly string[], written: (option: string) => string): Said {
  const pairs = options.map((option) => {
    const [, key = option, value = ''] = /^([^=:]+)[=:]([\s\S]*)$/.exec(option) ?? [];
    return { option, key, value };
  });
  const last = (name: string) => pairs.findLast(({ key }) => key === name);
  const first = (is: (pair: (typeof pairs)[number]) => boolean) => {
    const found = pairs.find(is);
    return found === undefined ? null : written(found.option);
  };
  const noNew = last('no-new-privileges');
  return {
    // A variable in a path is that of a profile.
    unread: first(({ key, value }) => !KNOWN.has(key) || (isVariable(value) && !value.includes('/'))),
    noNewPrivileges: noNew === undefined || isVariable(noNew.value) ? null : !/^(?:false|0)$/i.test(noNew.value),
    seccomp: last('seccomp')?.value ?? null,
    apparmor: last('apparmor')?.value ?? null,
    selinuxOff: first(({ key, value }) => key === 'label' && /^disable$|^type[:=]spc_t$/.test(value)),
    unmasks: first(({ key, value }) => key === 'unmask' || UNMASKING.test(`${key}=${value}`)),
  };
}
