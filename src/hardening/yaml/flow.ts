import { addMerged, isMap, mapsOf, scalar, type YamlMap, type YamlValue } from './value.ts';

/** The greatest depth that is read. No description of a container is nested more deeply. */
const DEEPEST = 50;

/** Tracks the brackets and quotes that are still open, across lines. */
export class OpenBrackets {
  #depth = 0;
  #quote = '';

  /** Reads the next line. Returns whether anything is still open. */
  take(line: string): boolean {
    for (let at = 0; at < line.length; at++) {
      const sign = line[at] ?? '';
      if (this.#quote !== '') at += this.#passQuoted(sign);
      else if (isQuote(line, at)) this.#quote = sign;
      else this.#depth += DEPTHS[sign] ?? 0;
    }
    return this.#depth > 0 || this.#quote !== '';
  }

  /** Handles a character within quotes. Returns the number of characters to skip after it. */
  #passQuoted(sign: string): number {
    if (sign === this.#quote) this.#quote = '';
    return sign === '\\' && this.#quote === '"' ? 1 : 0;
  }
}

const DEPTHS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/** The values that have an anchor, by its name. */
export type Anchors = Map<string, YamlValue>;
/** Reports text that does not fit in its place. */
type Doubting = (text: string) => null;

/** Reads a flow value: a list or a map in brackets, as in JSON. An unclosed one extends to the end of the text. */
export function readFlow(text: string, anchors: Anchors, doubting: Doubting): YamlValue {
  return new Flow(text, anchors, doubting).value(0);
}

/** An anchor, an alias or a tag. */
const PROPERTY = /([&*!])([^\s,[\]{}]*)/y;

class Flow {
  readonly #text: string;
  readonly #anchors: Anchors;
  readonly #doubting: Doubting;
  #at = 0;

  constructor(text: string, anchors: Anchors, doubting: Doubting) {
    this.#text = text;
    this.#anchors = anchors;
    this.#doubting = doubting;
  }

  value(depth: number): YamlValue {
    this.#skip();
    PROPERTY.lastIndex = this.#at;
    const [property = '', kind, name = ''] = PROPERTY.exec(this.#text) ?? [];
    this.#at += property.length;
    if (kind === '*') return this.#anchors.get(name) ?? this.#doubting(property);
    const value = property !== '' && this.#isOver() ? null : this.#content(depth);
    if (kind === '&') this.#anchors.set(name, value);
    return value;
  }

  #content(depth: number): YamlValue {
    const sign = this.#text[this.#at];
    if (sign === '[' && depth < DEEPEST) return this.#list(depth + 1);
    if (sign === '{' && depth < DEEPEST) return this.#map(depth + 1);
    return scalar(this.#word());
  }

  #list(depth: number): YamlValue {
    const items: YamlValue[] = [];
    this.#at++;
    while (this.#goesOn(']')) items.push(this.value(depth));
    return items;
  }

  #map(depth: number): YamlValue {
    const map = new Map<string, YamlValue>();
    const merged: YamlMap[] = [];
    this.#at++;
    while (this.#goesOn('}')) {
      const key = String(scalar(this.#word()) ?? '');
      this.#skip();
      const hasValue = this.#text[this.#at] === ':';
      if (hasValue) this.#at++;
      const value = hasValue && !this.#isOver() ? this.value(depth) : null;
      if (key === '<<') merged.push(...(isMap(value) ? [value] : mapsOf(value)));
      else map.set(key, value);
    }
    return addMerged(map, merged);
  }

  /** Whether an item comes before the closing bracket. Skips commas, and the bracket if it comes next. */
  #goesOn(close: string): boolean {
    this.#skip();
    while (this.#text[this.#at] === ',') {
      this.#at++;
      this.#skip();
    }
    if (this.#at >= this.#text.length) return false;
    if (this.#text[this.#at] !== close) return true;
    this.#at++;
    return false;
  }

  /** Whether a value ends before it has begun, as in `{a: , b: }`. */
  #isOver(): boolean {
    this.#skip();
    return /^[,\]}]?$/.test(this.#text[this.#at] ?? '');
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  /** Reads a word up to a character that ends it. It has at least one character, so that the caller makes progress. */
  #word(): string {
    const from = this.#at;
    if (isQuote(this.#text, from)) this.#at = quoteEnd(this.#text, from);
    else {
      while (this.#at < this.#text.length && !this.#isEnd()) this.#at++;
    }
    if (this.#at === from) this.#at++;
    return this.#text.slice(from, this.#at);
  }

  #isEnd(): boolean {
    const sign = this.#text[this.#at] ?? '';
    return /[,[\]{}]/.test(sign) || (sign === ':' && /[\s,[\]{}]|^$/.test(this.#text[this.#at + 1] ?? ''));
  }
}

const isQuote = (text: string, at: number): boolean =>
  (text[at] === '"' || text[at] === "'") && /[\s[{,:]/.test(text[at - 1] ?? ' ');

/**
 * Returns the index after the quote that closes the one at `from`, or one more than the length of the text if it is not closed.
 */
function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && text[from] === '"') at++;
    else if (text[at] === text[from]) return at + 1;
  }
  return text.length + 1;
}
