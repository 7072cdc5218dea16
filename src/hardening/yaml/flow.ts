import type { YamlValue } from './value.ts';
import { scalar } from './value.ts';

/** Deeper nesting is no description of a container. */
const DEEPEST = 50;

/** Counts the brackets and quotes that are still open, over as many lines as they go. */
export class OpenBrackets {
  #depth = 0;
  #quote = '';

  /** Takes the next line, and says whether something is still open. */
  take(line: string): boolean {
    for (let at = 0; at < line.length; at++) {
      const sign = line[at] ?? '';
      if (this.#quote !== '') at += this.#passQuoted(sign);
      else if (isQuote(line, at)) this.#quote = sign;
      else this.#depth += DEPTHS[sign] ?? 0;
    }
    return this.#depth > 0 || this.#quote !== '';
  }

  /** How many signs more belong to one within quotes. */
  #passQuoted(sign: string): number {
    if (sign === this.#quote) this.#quote = '';
    return sign === '\\' && this.#quote === '"' ? 1 : 0;
  }
}

const DEPTHS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/** A value in brackets, as JSON has it as well; what is not closed goes to the end. */
export function readFlow(text: string): YamlValue {
  return new Flow(text).value(0);
}

class Flow {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): YamlValue {
    this.#skip();
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
    this.#at++;
    while (this.#goesOn('}')) {
      const key = String(scalar(this.#word()) ?? '');
      this.#skip();
      const hasValue = this.#text[this.#at] === ':';
      if (hasValue) this.#at++;
      map.set(key, hasValue ? this.value(depth) : null);
    }
    return map;
  }

  /** Whether something stands before the closing bracket, which is passed over. */
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

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  /** A word, up to a sign that ends it. It has one letter at least, so that reading goes on. */
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

/** The index behind the quote that closes the one at `from`; one more than the text has where there is none. */
function quoteEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && text[from] === '"') at++;
    else if (text[at] === text[from]) return at + 1;
  }
  return text.length + 1;
}
