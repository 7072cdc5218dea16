import type MarkdownIt from 'markdown-it';

type Parser = InstanceType<typeof MarkdownIt>;
type Nesting = -1 | 0 | 1;
type Token = ReturnType<Parser['parse']>[number];

/**
 * What is read of a token of markdown-it, whose own have twice as many fields, and arrays in them. All tokens of a piece wait for
 * the definition that may stand at its end, and a piece may have half a million.
 */
export class BlockToken {
  readonly type: string;
  readonly tag: string;
  readonly nesting: Nesting;
  readonly level: number;
  content = '';
  /** Whether this is a paragraph that a list without empty lines does not show. */
  hidden = false;
  /** Of the piece, from 1 on; 0 for what begins on no line of its own, such as a cell. */
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

  // The rules of markdown-it set these as well, and nobody asks for them.
  set attrs(_: unknown) {}
  set children(_: unknown) {}
  set info(_: unknown) {}
  set markup(_: unknown) {}
  set meta(_: unknown) {}
}

/** Has a parser make small tokens of blocks. */
export function keepSmallTokens({ block }: Parser): void {
  block.State = class extends block.State {
    /** What closes, or opens a cell, says nothing but its tag: one token does for all. */
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
