import type MarkdownIt from 'markdown-it';

type Parser = InstanceType<typeof MarkdownIt>;
type Nesting = -1 | 0 | 1;
type Token = ReturnType<Parser['parse']>[number];

/**
 * The fields of a markdown-it token that are read. Its own tokens have twice as many, some of them arrays. All tokens of a piece,
 * which may be half a million, are kept until the link definitions at its end have been parsed.
 */
export class BlockToken {
  readonly type: string;
  readonly tag: string;
  readonly nesting: Nesting;
  readonly level: number;
  content = '';
  /** Whether this is a paragraph in a list without empty lines, which has no element of its own. */
  hidden = false;
  /** The line of the piece, counted from 1; 0 for a token that begins on no line of its own, such as a cell. */
  line = 0;

  constructor(type: string, tag: string, nesting: Nesting, level: number) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
    this.level = level;
  }

  set map([start]: readonly [number, number]) {
    this.line = start + 1;
  }

  get block(): boolean {
    return true;
  }

  // The rules of markdown-it set these as well, but they are never read.
  set attrs(_: unknown) {}
  set children(_: unknown) {}
  set info(_: unknown) {}
  set markup(_: unknown) {}
  set meta(_: unknown) {}
}

/** Makes a parser create small tokens for blocks. */
export function keepSmallTokens({ block }: Parser): void {
  block.State = class extends block.State {
    /** Tokens that close an element or open a cell contain nothing but their tag, so one of each is enough. */
    readonly #alike = new Map<string, Token>();

    override push(type: string, tag: string, nesting: Nesting): Token {
      if (nesting < 0) this.level -= 1;
      const isAlike = nesting < 0 || tag === 'td' || tag === 'th';
      const token = isAlike ? this.#tokenLike(type, tag, nesting) : this.#newToken(type, tag, nesting);
      if (nesting > 0) this.level += 1;
      this.tokens.push(token);
      return token;
    }

    #newToken(type: string, tag: string, nesting: Nesting): Token {
      return new BlockToken(type, tag, nesting, this.level) as unknown as Token;
    }

    #tokenLike(type: string, tag: string, nesting: Nesting): Token {
      const key = nesting < 0 ? tag : type;
      const token = this.#alike.get(key) ?? this.#newToken(type, tag, nesting);
      this.#alike.set(key, token);
      return token;
    }
  };
}
