import { hasLink, isLink, rawTextOf, type Token, textOf } from '../elements/tokens.ts';
import { linkAt, partsOf } from '../name/parts.ts';
import { beginsWithNamedLink } from '../name/read-name.ts';
import { nameOfAddress } from '../name/trim.ts';
import { hasWords } from '../words/normalize.ts';

/** A paragraph with at least this share of items, in tenths, is a list. */
const SHARE_OF_ITEMS = 6;

const BULLET = /^\s*[•·▪►▸●○◦–—*»→✔✅☑]/u;
const SEPARATOR = /^\s*(?:[)\]]\s*)?(?:[-–—―:：|»→·]|=>)\s*(.*)/su;

type Line = readonly Token[];

/** The lines of a paragraph that are items; none where it is prose. `standsAlone` is whether no list follows in its section. */
export function itemLines(tokens: readonly Token[], standsAlone: boolean): readonly Line[] {
  if (!hasLink(tokens)) return [];
  const broken = splitAt(tokens, isBreak).filter((line) => textOf(line) !== '' || hasLink(line));
  const lines = broken.flatMap((line) => {
    const soft = splitSoftly(line);
    return soft.length > 1 && soft.every((one) => kindOf(one) !== 'prose') ? soft : [line];
  });
  const kinds = lines.map(kindOf);
  const items = kinds.filter((kind) => kind !== 'prose').length;
  if (items === 0) return [];
  const isList = items * 10 >= lines.length * SHARE_OF_ITEMS;
  if (lines.length === 1) {
    const [line = []] = lines;
    return standsAlone || BULLET.test(textOf(line)) ? lines : [];
  }
  return lines.filter((_, index) => kinds[index] === 'item' || (isList && kinds[index] === 'bare'));
}

const isBreak = (token: Token): boolean => token.kind === 'break';

function splitAt(tokens: readonly Token[], isEnd: (token: Token) => boolean): Line[] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (isEnd(token)) lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
}

/** Parts a line where the file begins a new one. */
function splitSoftly(tokens: Line): Line[] {
  const parted = tokens.flatMap((token): Token[] => {
    if (token.kind !== 'text' || !token.text.includes('\n')) return [token];
    return token.text
      .split('\n')
      .flatMap((text, index) =>
        index === 0 ? [{ ...token, text }] : [{ kind: 'break' } as const, { ...token, text }],
      );
  });
  return splitAt(parted, isBreak).filter((line) => textOf(line) !== '' || hasLink(line));
}

/** `item` has a separator and words behind its link, `bare` ends there. */
function kindOf(line: Line): 'item' | 'bare' | 'prose' {
  if (!beginsWithNamedLink(line)) return 'prose';
  const { tokens, named } = partsOf(line);
  const first = named[0] ?? 0;
  const behind = tokens.slice(first + 1);
  const text = textOf(behind);
  const others = behind.filter(isLink).length;
  const link = linkAt(tokens, first);
  // To a file beside the list, such as a translation.
  if (link.url === '' || nameOfAddress(link.url) === link.text) return 'prose';
  if (text === '' && others === 0) return 'bare';
  const [, said = ''] = SEPARATOR.exec(rawTextOf(behind)) ?? [];
  if (!hasWords(said)) return /[|·•/]/.test(text) || hasWords(text) || others > 0 ? 'prose' : 'bare';
  return isBar(behind) ? 'prose' : 'item';
}

/** Links in a row with nothing but signs between them lead somewhere else. */
function isBar(behind: Line): boolean {
  const links = behind.filter(isLink);
  if (links.length === 0) return false;
  const beside = behind.map((token) => (token.kind === 'text' ? token.text : ' ')).join(' ');
  return !hasWords(beside.replace(/\b(?:and|or)\b/gi, ''));
}
