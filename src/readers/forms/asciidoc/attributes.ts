const SETTING = /^:(!?)([\w][\w-]*)(!?):(?:\s+(.*))?$/;
const CONDITION = /^(ifdef|ifndef|ifeval|endif)::([^[\]]*)\[(.*)\]\s*$/;
const REFERENCE = /\{([\w][\w-]*)\}/g;

/** More text than this is not made of one line by its references. */
const LONGEST_LINE = 100_000;

/** Attributes that every file has on GitHub. */
const KNOWN: readonly (readonly [name: string, value: string])[] = [
  ['nbsp', ' '],
  ['zwsp', ''],
  ['empty', ''],
  ['plus', '+'],
  ['asterisk', '*'],
  ['env-github', ''],
];

/** Lines with the values of their attributes, and without those that a condition leaves out, which are empty here. */
export function resolveAttributes(lines: readonly string[]): readonly string[] {
  const values = new Map(KNOWN);
  /** Whether each condition that is open holds. */
  const open: boolean[] = [];
  return lines.map((line) => {
    const isShown = !open.includes(false);
    const condition = CONDITION.exec(line);
    if (condition !== null) return throughCondition(condition, isShown, values, open);
    return isShown ? throughSetting(line, values) : '';
  });
}

/** Opens or closes a condition; gives the text that one on a single line has. */
function throughCondition(
  [, kind = '', names = '', text = '']: RegExpExecArray,
  isShown: boolean,
  values: Map<string, string>,
  open: boolean[],
): string {
  const isTrue = kind !== 'ifeval' && holds(kind, names, values);
  if (kind === 'endif') open.pop();
  else if (text === '' || kind === 'ifeval') open.push(isTrue);
  else if (isTrue && isShown) return resolve(text, values);
  return '';
}

/** Keeps the value of an attribute; gives any other line with its references resolved. */
function throughSetting(line: string, values: Map<string, string>): string {
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

function resolve(line: string, values: ReadonlyMap<string, string>): string {
  if (!line.includes('{')) return line;
  const resolved = line.replace(REFERENCE, (whole, name: string) => values.get(name) ?? whole);
  return resolved.length > LONGEST_LINE ? line : resolved;
}
