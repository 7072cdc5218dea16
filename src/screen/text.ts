import { eastAsianWidth } from 'get-east-asian-width';

/** Latin, punctuation, arrows, and the signs that the screen is drawn with: one cell each. */
const NARROW = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2190-\u21ff\u2500-\u25fc\u25ff\u2605\u2713\u2715]*$/;

/**
 * Cells that `text` takes in a terminal. The text is clean (see `sanitize`), so every code point stands for itself:
 * there are no emoji clusters on whose width terminals disagree.
 */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += widthOfCharacter(character);
  return cells;
}

function widthOfCharacter(character: string): number {
  return /\p{Mark}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}

/** `text` in at most `width` cells, with `ellipsis` at its end where something is cut off. */
export function clip(text: string, width: number, ellipsis: string): string {
  if (widthOf(text) <= width) return text;
  return `${takeCells(text, width - widthOf(ellipsis))}${width < widthOf(ellipsis) ? '' : ellipsis}`;
}

/** As much of the beginning of `text` as goes into `width` cells. */
export function takeCells(text: string, width: number): string {
  let cells = 0;
  let taken = '';
  for (const character of text) {
    cells += widthOfCharacter(character);
    if (cells > width) break;
    taken += character;
  }
  return taken;
}

const LIKENESSES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '…': '~',
  '·': '-',
  '•': '*',
};

/** `text` in ASCII, in as many cells: letters lose their accents, and what nothing is like becomes a question mark. */
export function asciiOf(text: string): string {
  return text.replace(/[^\u0020-\u007e]/gu, (sign) => LIKENESSES[sign] ?? withoutAccents(sign));
}

function withoutAccents(sign: string): string {
  const letter = sign.normalize('NFD').replace(/\p{Mark}/gu, '');
  return /^[\u0020-\u007e]$/.test(letter) ? letter : '?'.repeat(widthOfCharacter(sign));
}

/** `text` broken at blanks into rows of at most `width` cells; a word longer than a row is broken where the row ends. */
export function wrap(text: string, width: number): readonly string[] {
  const room = Math.max(width, 1);
  const rows: string[] = [];
  let row = '';
  let cells = 0;
  for (const word of text.split(' ')) {
    const wordCells = widthOf(word);
    if (row !== '' && cells + 1 + wordCells <= room) {
      row += ` ${word}`;
      cells += 1 + wordCells;
      continue;
    }
    if (row !== '') rows.push(row);
    row = word;
    cells = wordCells;
    while (cells > room) {
      const piece = takeCells(row, room) || [...row][0] || '';
      rows.push(piece);
      row = row.slice(piece.length);
      cells = widthOf(row);
    }
  }
  return row === '' && rows.length > 0 ? rows : [...rows, row];
}
