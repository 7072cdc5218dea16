import { type Anchors, OpenBrackets, readFlow } from './flow.ts';
import { documentsIn, type YamlLine } from './lines.ts';
import { addMerged, isMap, mapsOf, scalar, type YamlMap, type YamlValue } from './value.ts';

/**
 * A YAML document. `doubt` is the first line that does not fit in its place; some of the document may then be missing from
 * `value`.
 */
export type YamlDocument = { readonly value: YamlValue; readonly doubt: string | null };

/**
 * Reads the YAML that describes containers, complete or cut out of a file: block and flow style, anchors and merges. It never
 * fails: a line that it cannot place becomes the `doubt`.
 */
export const readYaml = (text: string): readonly YamlDocument[] =>
  documentsIn(text).map((lines) => {
    const reader = new Reader(lines);
    const value = reader.all();
    return { value, doubt: reader.doubt };
  });

/**
 * The greatest depth that is read. No description of a container is nested more deeply, and deeper recursion would overflow the
 * stack.
 */
const DEEPEST = 50;
const PROPERTY = /^([&*!])(\S*)\s*/;
const BLOCK_TEXT = /^[|>][-+\d]*$/;

class Reader {
  doubt: string | null = null;
  readonly #lines: YamlLine[];
  readonly #anchors: Anchors = new Map();
  #at = 0;

  constructor(lines: readonly YamlLine[]) {
    this.#lines = [...lines];
  }

  all(): YamlValue {
    const value = this.#node(0);
    const left = this.#lines[this.#at];
    if (left) this.doubt ??= left.text;
    return value;
  }

  /** Reads the value that begins on the next line, whatever its indent. */
  #node(depth: number): YamlValue {
    const line = this.#lines[this.#at];
    if (line === undefined) return null;
    if (depth < DEEPEST && isItem(line.text)) return this.#list(line.indent, depth + 1);
    if (depth < DEEPEST && splitKey(line.text)) return this.#map(line.indent, depth + 1);
    this.#at++;
    return this.#inline(line.text, line.indent, depth);
  }

  #list(indent: number, depth: number): readonly YamlValue[] {
    const items: YamlValue[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent && isItem(line.text); line = this.#lines[this.#at]) {
      const rest = line.text.slice(1).trimStart();
      if (!isItem(rest) && !splitKey(rest)) {
        this.#at++;
        items.push(this.#inline(rest, indent, depth));
      } else {
        // The text after the dash begins a new value, whose indent is its column.
        this.#lines[this.#at] = { indent: indent + line.text.length - rest.length, text: rest };
        items.push(this.#node(depth));
      }
    }
    this.#passDeeper(indent);
    return items;
  }

  #map(indent: number, depth: number): YamlMap {
    const map = new Map<string, YamlValue>();
    const merged: YamlMap[] = [];
    for (let line = this.#lines[this.#at]; line?.indent === indent; line = this.#lines[this.#at]) {
      const pair = isItem(line.text) ? null : splitKey(line.text);
      if (!pair) break;
      this.#at++;
      const value = this.#inline(pair.rest, indent, depth);
      if (pair.key === '<<') merged.push(...(isMap(value) ? [value] : mapsOf(value)));
      else this.#set(map, pair.key, value);
      this.#passDeeper(indent);
    }
    return addMerged(map, merged);
  }

  /** Sets a key. A duplicate key is a doubt, because tools refuse it. */
  #set(map: Map<string, YamlValue>, key: string, value: YamlValue): void {
    if (map.has(key)) this.#doubting(key);
    map.set(key, value);
  }

  /** Reads the value after a key, which may continue on the lines below. */
  #inline(text: string, indent: number, depth: number): YamlValue {
    const [property = '', sign, name = ''] = PROPERTY.exec(text) ?? [];
    if (sign === '*') return this.#anchors.get(name) ?? this.#doubting(text);
    if (sign !== undefined) {
      const value = this.#inline(text.slice(property.length), indent, depth);
      if (sign === '&') this.#anchors.set(name, value);
      return value;
    }
    if (text === '') return this.#below(indent, depth);
    if (BLOCK_TEXT.test(text)) return this.#textBelow(indent);
    if (/^[[{"']/.test(text)) return readFlow(this.#untilClosed(text), this.#anchors, (left) => this.#doubting(left));
    const more = this.#continued(indent);
    return scalar([text, ...more].join(' '));
  }

  /** Reads the value below a key: a deeper one, or a list that begins in the same column. */
  #below(indent: number, depth: number): YamlValue {
    const line = this.#lines[this.#at];
    if (line === undefined) return null;
    const isBelow = line.indent > indent || (line.indent === indent && isItem(line.text) && depth > 0);
    return isBelow && depth < DEEPEST ? this.#node(depth) : null;
  }

  #textBelow(indent: number): string {
    const from = this.#at;
    while ((this.#lines[this.#at]?.indent ?? -1) > indent) this.#at++;
    return this.#lines
      .slice(from, this.#at)
      .map(({ text }) => text)
      .join('\n');
  }

  #untilClosed(text: string): string {
    const open = new OpenBrackets();
    const whole = [text];
    for (let line: string | undefined = text; line !== undefined && open.take(line); ) {
      line = this.#lines[this.#at++]?.text;
      if (line === undefined) this.#doubting(text);
      whole.push(line ?? '');
    }
    return whole.join(' ');
  }

  /** Returns the lines that continue a plain text. */
  #continued(indent: number): readonly string[] {
    const from = this.#at;
    for (let line = this.#lines[from]; line && line.indent > indent; line = this.#lines[this.#at]) {
      if (isItem(line.text) || splitKey(line.text)) break;
      this.#at++;
    }
    return this.#lines.slice(from, this.#at).map(({ text }) => text);
  }

  /** Skips lines that are indented more deeply than anything they could belong to. */
  #passDeeper(indent: number): void {
    for (let line = this.#lines[this.#at]; line && line.indent > indent; line = this.#lines[++this.#at]) {
      this.#doubting(line.text);
    }
  }

  #doubting(text: string): null {
    this.doubt ??= text;
    return null;
  }
}

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');

/** Splits a line into a key and the text after it; `null` if it has no key. */
function splitKey(text: string): { readonly key: string; readonly rest: string } | null {
  const quoted = /^("(?:[^"\\]|\\.)*"|'[^']*')\s*:(?:\s+|$)/.exec(text);
  if (quoted) return { key: scalar(quoted[1] ?? '') ?? '', rest: text.slice(quoted[0].length) };
  if (/^[[{"'|>]/.test(text)) return null;
  const at = text.search(/:(?:\s|$)/);
  return at === -1 ? null : { key: text.slice(0, at).trim(), rest: text.slice(at + 1).trim() };
}
