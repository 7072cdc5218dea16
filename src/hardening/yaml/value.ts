/** A YAML value. Numbers and booleans are kept as text. */
export type YamlValue = string | null | readonly YamlValue[] | YamlMap;
export type YamlMap = ReadonlyMap<string, YamlValue>;

export const isMap = (value: YamlValue | undefined): value is YamlMap => value instanceof Map;

export const isList = (value: YamlValue | undefined): value is readonly YamlValue[] => Array.isArray(value);

export const textOf = (value: YamlValue | undefined): string | null => (typeof value === 'string' ? value : null);

/** Returns the texts of a list, or a single text as a list. */
export function textsOf(value: YamlValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.flatMap((one) => (typeof one === 'string' ? [one] : [])) : [];
}

/** Reads a boolean; `null` for any other value, such as a variable. */
export function truthOf(value: YamlValue | undefined): boolean | null {
  const text = textOf(value) ?? '';
  if (/^(?:true|yes|on)$/i.test(text)) return true;
  return /^(?:false|no|off)$/i.test(text) ? false : null;
}

/** Returns the maps in a list. */
export const mapsOf = (value: YamlValue | undefined): readonly YamlMap[] =>
  isList(value) ? value.filter((one) => isMap(one)) : [];

/** Adds the keys of merged maps (`<<`) to the map that merges them, which keeps its own. */
export function addMerged(map: Map<string, YamlValue>, merged: readonly YamlMap[]): YamlMap {
  for (const [key, value] of merged.flatMap((one) => [...one])) if (!map.has(key)) map.set(key, value);
  return map;
}

const EMPTY: YamlMap = new Map();

/** Returns a map within a map; an empty map if there is none. */
export function mapIn(map: YamlMap, key: string): YamlMap {
  const value = map.get(key);
  return isMap(value) ? value : EMPTY;
}

/** Returns the text of a scalar without its quotes and its tag. */
export function scalar(written: string): string | null {
  const word = written.trim().replace(/^![^\s[{]*\s*/, '');
  if (word === '' || word === '~' || word === 'null') return null;
  const quote = word[0];
  if ((quote !== '"' && quote !== "'") || word.length < 2) return word;
  const inner = word.endsWith(quote) ? word.slice(1, -1) : word.slice(1);
  return quote === '"' ? inner.replace(/\\(["\\/])/g, '$1') : inner.replaceAll("''", "'");
}
