import { toAscii } from '../text/width.ts';
import type { Line, Style, Tone } from './line.ts';

/** Every sign the screen draws besides the catalog's text. */
export type Glyphs = {
  readonly closed: string;
  readonly open: string;
  readonly cursor: string;
  readonly bookmark: string;
  /** Of what is marked to be compared. */
  readonly mark: string;
  /** Before what is not the same everywhere. */
  readonly differs: string;
  readonly vertical: string;
  readonly horizontal: string;
  readonly teeDown: string;
  readonly thumb: string;
  readonly ellipsis: string;
  readonly dot: string;
  readonly arrow: string;
  readonly lead: string;
  readonly more: string;
  readonly less: string;
  readonly bar: string;
  readonly star: string;
  readonly tick: string;
  readonly box: string;
  readonly range: string;
  readonly up: string;
  readonly down: string;
  readonly right: string;
  readonly left: string;
  readonly note: {
    readonly grave: string;
    readonly caution: string;
    readonly myth: string;
    readonly strength: string;
    readonly history: string;
  };
  readonly status: {
    readonly active: string;
    readonly maintenance: string;
    readonly archived: string;
    readonly superseded: string;
    readonly discontinued: string;
    readonly moved: string;
    readonly unknown: string;
  };
};

const UNICODE: Glyphs = {
  closed: '▸',
  open: '▾',
  cursor: '▌',
  bookmark: '★',
  mark: '◆',
  differs: '≠',
  vertical: '│',
  horizontal: '─',
  teeDown: '┬',
  thumb: '┃',
  ellipsis: '…',
  dot: '·',
  arrow: '→',
  lead: '›',
  more: '▾',
  less: '▴',
  bar: '█',
  star: '★',
  tick: '✓',
  box: '□',
  range: '–',
  up: '↑',
  down: '↓',
  right: '→',
  left: '←',
  note: { grave: '▲', caution: '△', myth: '≠', strength: '✓', history: '·' },
  status: {
    active: '●',
    maintenance: '◐',
    archived: '✕',
    superseded: '✕',
    discontinued: '✕',
    moved: '→',
    unknown: '○',
  },
};

const ASCII: Glyphs = {
  closed: '+',
  open: '-',
  cursor: '>',
  bookmark: '*',
  mark: '=',
  differs: '*',
  vertical: '|',
  horizontal: '-',
  teeDown: '+',
  thumb: '#',
  ellipsis: '~',
  dot: '-',
  arrow: '->',
  lead: '>',
  more: 'v',
  less: '^',
  bar: '#',
  star: '*',
  tick: 'x',
  box: '_',
  range: '-',
  up: 'Up',
  down: 'Down',
  right: 'Right',
  left: 'Left',
  note: { grave: '!', caution: '?', myth: '/', strength: '+', history: '-' },
  status: {
    active: 'o',
    maintenance: 'm',
    archived: 'x',
    superseded: 'x',
    discontinued: 'x',
    moved: '>',
    unknown: '.',
  },
};

/** How things look: with colour or without, with Unicode signs or in plain ASCII. */
export type Theme = {
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly hyperlinks: boolean;
  /** How many cells the terminal gives to signs of ambiguous width, such as │ … ● é: one, or two. */
  readonly ambiguous: 'narrow' | 'wide';
  readonly glyphs: Glyphs;
};

/** Lines and marks of two cells would fit nowhere: where they would be wide, they are those of ASCII. */
export function createTheme(options: {
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly hyperlinks: boolean;
  readonly ambiguous?: Theme['ambiguous'];
}): Theme {
  const ambiguous = options.unicode ? (options.ambiguous ?? 'narrow') : 'narrow';
  return { ...options, ambiguous, glyphs: options.unicode && ambiguous === 'narrow' ? UNICODE : ASCII };
}

/** The terminal's own sixteen colours, so that the reader's palette decides, on a light ground as on a dark one. */
const COLOURS: Readonly<Record<Tone, string>> = { accent: '36', good: '32', warn: '33', bad: '31', muted: '2' };

/** A line as the bytes a terminal draws it from; every style is closed again. */
export function paint(line: Line, theme: Theme): string {
  return line.map(({ text, style }) => paintText(text, style, theme)).join('');
}

function paintText(text: string, style: Style, theme: Theme): string {
  const drawn = theme.unicode ? text : toAscii(text);
  const codes = text === '' ? '' : styleCodes(style, theme);
  const painted = codes === '' ? drawn : `\u001b[${codes}m${drawn}\u001b[0m`;
  return style.link && theme.hyperlinks ? `${hyperlink(style.link)}${painted}${hyperlink('')}` : painted;
}

function styleCodes({ bold, underline, inverse, tone }: Style, { colour }: Theme): string {
  const colours = tone && (colour || tone === 'muted') ? `;${COLOURS[tone]}` : '';
  return `${bold ? ';1' : ''}${underline ? ';4' : ''}${inverse ? ';7' : ''}${colours}`.slice(1);
}

const hyperlink = (url: string): string => `\u001b]8;;${url}\u001b\\`;
