import { hasLink, isLink, rawTextOf, type Token, textOf } from '../elements/tokens.ts';
import { isAddressText } from '../name/label.ts';
import { isWordy, linkAt, partsOf } from '../name/parts.ts';
import { beginsWithNamedLink } from '../name/read-name.ts';
import { nameOfAddress } from '../name/trim.ts';
import { hasWords } from '../words/normalize.ts';

/** A paragraph is a list if at least this many tenths of its lines are items. */
const SHARE_OF_ITEMS = 6;

const BULLET = /^\s*[•·▪►▸●○◦–—*»→✔✅☑]/u;
const SEPARATOR = /^\s*(?:[)\]]\s*)?(?:[-–—―:：|»→·]|=>)\s*(.*)/su;

type Line = readonly Token[];

/**
 * Returns the lines of a paragraph that are items; none if it is prose. `standsAlone` is whether no list follows in its section.
 */
export function itemLines(tokens: readonly Token[], standsAlone: boolean): readonly Line[] {
  if (!hasLink(tokens)) return [];
  const broken = splitAt(tokens, isBreak).filter((line) => textOf(line) !== '' || hasLink(line));
  const lines = broken.flatMap((line) => {
    const soft = splitSoftly(line);
    return soft.length > 1 && soft.every((one) => kindOf(one) !== 'prose') ? soft : [line];
  });
  const kinds = lines.map(kindOf);
  if (standsAlone && isDescribed(lines)) return [tokens];
  const items = kinds.filter((kind) => kind !== 'prose').length;
  if (!kinds.some((kind) => kind === 'item' || kind === 'bare')) return [];
  const isList = items * 10 >= lines.length * SHARE_OF_ITEMS;
  if (lines.length === 1) {
    const [line = []] = lines;
    return standsAlone || BULLET.test(textOf(line)) ? lines : [];
  }
  return lines.filter((_, index) => kinds[index] === 'item' || (isList && kinds[index] !== 'prose'));
}

/** Whether the first line only names an entry, and the others only describe it. */
function isDescribed(lines: readonly Line[]): boolean {
  const [head = [], ...others] = lines.length > 1 ? lines : splitSoftly(lines[0] ?? []);
  return others.length > 0 && isHead(head) && others.every((line) => kindOf(line) === 'prose');
}

/** Whether a line is only a link, in bold or with facts in code after it, so that the lines below describe it. */
function isHead(line: Line): boolean {
  const { tokens, links, lead } = partsOf(line);
  const first = links.find((index) => !linkAt(tokens, index).isImage);
  if (first === undefined || isWordy(lead)) return false;
  const link = linkAt(tokens, first);
  const behind = tokens.slice(first + 1).filter((token) => token.kind === 'text');
  const facts = behind.filter(({ mark }) => mark === 'code').length;
  if (behind.some(({ mark, text }) => mark !== 'code' && hasWords(text))) return false;
  return link.isBold ? !isAddressText(link.text) : facts > 0 && beginsWithNamedLink(line);
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

/** Splits a line at the line breaks of the source, which HTML shows as spaces. */
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

/**
 * Classifies a line. An `item` has a separator and words after its link; a `bare` line ends with its link. A `label` line is an
 * item only among other items.
 */
function kindOf(line: Line): 'item' | 'bare' | 'label' | 'prose' {
  if (!beginsWithNamedLink(line)) return beginsWithLabel(line) ? 'label' : 'prose';
  const { tokens, named } = partsOf(line);
  const first = named[0] ?? 0;
  const behind = tokens.slice(first + 1);
  const text = textOf(behind);
  const others = behind.filter(isLink).length;
  const link = linkAt(tokens, first);
  // A relative link, such as to a translation.
  if (link.url === '') return 'prose';
  const [, said = ''] = SEPARATOR.exec(rawTextOf(behind)) ?? [];
  if (hasWords(said)) return isBar(behind) ? 'prose' : 'item';
  if (nameOfAddress(link.url) === link.text) return 'prose';
  return /[|·•/]/.test(text) || hasWords(text) || others > 0 ? 'prose' : 'bare';
}

/** Whether a line begins with a label followed by a separator and words: "Matrix" is a label, but also the name of a program. */
function beginsWithLabel(line: Line): boolean {
  const { tokens, links, lead } = partsOf(line);
  const first = links.find((index) => !linkAt(tokens, index).isImage);
  if (first === undefined || isWordy(lead) || !LETTER.test(linkAt(tokens, first).text)) return false;
  const [, said = ''] = SEPARATOR.exec(rawTextOf(tokens.slice(first + 1))) ?? [];
  return hasWords(said) && !isAddressText(linkAt(tokens, first).text);
}

const LETTER = /\p{L}/u;

/** Whether a line is a bar of links to other places, with only punctuation, "and" or "or" between them. */
function isBar(behind: Line): boolean {
  const links = behind.filter(isLink);
  if (links.length === 0) return false;
  const beside = behind.map((token) => (token.kind === 'text' ? token.text : ' ')).join(' ');
  return !hasWords(beside.replace(/\b(?:and|or)\b/gi, ''));
}
