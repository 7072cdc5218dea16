const SETTING = /^:(!?)([\w][\w-]*)(!?):(?:\s+(.*))?$/;
const CONDITION = /^(ifdef|ifndef|ifeval|endif)::([^[\]]*)\[(.*)\]\s*$/;
const REFERENCE = /\{([\w][\w-]*)\}/g;

/** More text than this is not made of one line by its references. */
const LONGEST_LINE = 100_000;

/** Lines with the values of their attributes, and without those that a condition leaves out, which are empty here. */
export function resolveAttributes(lines: readonly string[]): readonly string[] {
  const values = new Map<string, string>([
    ['nbsp', ' '],
    ['zwsp', ''],
    ['empty', ''],
    ['plus', '+'],
    ['asterisk', '*'],
  ]);
  const conditions: boolean[] = [];
  return lines.map((line) => {
    const [, kind, names = '', rest = ''] = CONDITION.exec(line) ?? [];
    const isOn = conditions.every(Boolean);
    if (kind === 'endif') conditions.pop();
    else if (kind !== undefined && rest !== '' && kind !== 'ifeval')
      return isOn && holds(kind, names, values) ? resolve(rest, values) : '';
    else if (kind !== undefined) conditions.push(kind !== 'ifeval' && holds(kind, names, values));
    if (kind !== undefined || !isOn) return '';
    const [, off, name, offBehind, value = ''] = SETTING.exec(line) ?? [];
    if (name === undefined) return resolve(line, values);
    if (off === '!' || offBehind === '!') values.delete(name);
    else values.set(name, resolve(value.trim(), values));
    return '';
  });
}

function holds(kind: string, names: string, values: ReadonlyMap<string, string>): boolean {
  const isAny = !names.includes('+');
  const known = names.split(/[,+]/).map((name) => values.has(name.trim()));
  const isSet = isAny ? known.some(Boolean) : known.every(Boolean);
  return kind === 'ifdef' ? isSet : !isSet;
}

function resolve(line: string, values: ReadonlyMap<string, string>): string {
  if (!line.includes('{')) return line;
  const resolved = line.replace(REFERENCE, (whole, name: string) => values.get(name) ?? whole);
  return resolved.length > LONGEST_LINE ? line : resolved;
}
