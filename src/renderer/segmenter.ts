type Segment = { readonly segment: string; readonly index: number };
type Segments = Iterable<Segment> & { containing(index?: number): Segment | undefined };
type Options = { readonly granularity?: 'grapheme' };

/** In ASCII each character is a grapheme, except for this line end. */
const ASCII = /^[\0-\u007f]*$/;
const PAIRED_LINE_END = '\r\n';

/** Takes the place of `Intl.Segmenter`, with the same segments. A real one is created for the first text that needs it. */
export class Segmenter {
  readonly #locale: string | undefined;
  readonly #options: Options | undefined;
  #real: Intl.Segmenter | undefined;

  constructor(locale?: string, options?: Options) {
    this.#locale = locale;
    this.#options = options;
  }

  segment(text: string): Segments {
    if (ASCII.test(text) && !text.includes(PAIRED_LINE_END)) return new Characters(text);
    this.#real ??= new Intl.Segmenter(this.#locale, this.#options);
    return this.#real.segment(text);
  }
}

class Characters implements Segments {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  containing(index = 0): Segment | undefined {
    return index >= 0 && index < this.#text.length ? { segment: this.#text.charAt(index), index } : undefined;
  }

  *[Symbol.iterator](): Generator<Segment> {
    for (let index = 0; index < this.#text.length; index++) yield { segment: this.#text.charAt(index), index };
  }
}
