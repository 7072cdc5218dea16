const SETTING = /^:(!?)([\w][\w-]*)(!?):(?:\s+(.*))?$/;
const CONDITION = /^(ifdef|ifndef|ifeval|endif)::([^[\]]*)\[(.*)\]\s*$/;
const REFERENCE = /\{([\w][\w-]*)\}/g;

/** In UTF-16 units: the longest line that references may produce, and the most text that they may add to a file. */
const LONGEST_LINE = 100_000;
const MOST_ADDED = 2_000_000;

/** The values of attributes, and how many UTF-16 units they may still add to the file. */
type Values = Map<string, string> & { left: number };

/** Whether each open condition holds, and how many do not. */
type Conditions = { readonly hold: boolean[]; failed: number };

/** Attributes that every file has on GitHub. */
const KNOWN: readonly (readonly [name: string, value: string])[] = [
  ['nbsp', ' '],
  ['zwsp', ''],
  ['empty', ''],
  ['plus', '+'],
  ['asterisk', '*'],
  ['env-github', ''],
];

/**
 * Replaces references to attributes with their values. Settings, conditions and the lines that a condition leaves out become
 * empty lines.
 */
export function resolveAttributes(lines: readonly string[]): readonly string[] {
  const values: Values = Object.assign(new Map(KNOWN), { left: MOST_ADDED });
  const open: Conditions = { hold: [], failed: 0 };
  return lines.map((line) => {
    const isShown = open.failed === 0;
    const condition = CONDITION.exec(line);
    if (condition !== null) return throughCondition(condition, isShown, values, open);
    return isShown ? throughSetting(line, values) : '';
  });
}

/** Opens or closes a condition; returns the text of a condition on a single line. */
function throughCondition(
  [, kind = '', names = '', text = '']: RegExpExecArray,
  isShown: boolean,
  values: Values,
  open: Conditions,
): string {
  const isTrue = kind !== 'ifeval' && holds(kind, names, values);
  if (kind === 'endif') open.failed -= open.hold.pop() === false ? 1 : 0;
  else if (text === '' || kind === 'ifeval') {
    open.hold.push(isTrue);
    open.failed += isTrue ? 0 : 1;
  } else if (isTrue && isShown) return resolve(text, values);
  return '';
}

/** Stores the value of an attribute; returns any other line with its references resolved. */
function throughSetting(line: string, values: Values): string {
  const [, off, name, offBehind, value = ''] = SETTING.exec(line) ?? [];
  if (name === undefined) return resolve(line, values);
  if (off === '!' || offBehind === '!') values.delete(name);
  else values.set(name, resolve(value.trim(), values));
  return '';
}

function holds(kind: string, names: string, values: ReadonlyMap<string, string>): boolean {
  const known = names.split(/[,+]/).map((name) => values.has(name.trim()));
  const isSet = names.includes('+') ? known.every(Boolean) : known.some(Boolean);
  return kind === 'ifdef' ? isSet : !isSet;
}

function resolve(line: string, values: Values): string {
  if (!line.includes('{')) return line;
  let length = line.length;
  const resolved = line.replace(REFERENCE, (whole, name: string) => {
    const value = values.get(name) ?? whole;
    length += value.length;
    return length > LONGEST_LINE || length > values.left ? whole : value;
  });
  if (length > LONGEST_LINE || length > values.left) return line;
  values.left -= length - line.length;
  return resolved;
}
