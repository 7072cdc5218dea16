import { toAscii } from '../text/width.ts';
import { type Depth, type Palette, type PaletteChoice, paletteFor } from './colours/palette.ts';
import type { Line, Style } from './line.ts';

/** The names of the themes in the settings. `auto` and `high-contrast` follow the background of the terminal. */
export const THEME_NAMES = ['auto', 'dark', 'light', 'high-contrast', 'none'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

/** Every sign that the screen draws in addition to the catalog's text. */
export type Glyphs = {
  readonly closed: string;
  readonly open: string;
  readonly cursor: string;
  readonly bookmark: string;
  /** Beside entries that are marked for comparison. */
  readonly mark: string;
  /** Before fields that differ between the compared entries. */
  readonly differs: string;
  readonly vertical: string;
  readonly horizontal: string;
  /** The rule over the pane that has the keys. */
  readonly heavy: string;
  readonly teeDown: string;
  readonly thumb: string;
  /** The thumb of a scroll bar beside text, where there is no rule. */
  readonly edge: string;
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
  heavy: '━',
  teeDown: '┬',
  thumb: '┃',
  edge: '▐',
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
  heavy: '=',
  teeDown: '+',
  thumb: '#',
  edge: '|',
  ellipsis: '~',
  dot: '-',
  arrow: '->',
  lead: '>',
  more: 'v',
  less: '^',
  bar: '#',
  star: '*',
  tick: '+',
  box: '_',
  range: '-',
  up: 'Up',
  down: 'Down',
  right: 'Right',
  left: 'Left',
  note: { grave: '!', caution: '^', myth: '/', strength: '+', history: '-' },
  status: {
    active: 'o',
    maintenance: 'm',
    archived: 'x',
    superseded: 'x',
    discontinued: 'x',
    moved: '%',
    unknown: '.',
  },
};

/** The look of the screen: with colour or without, with Unicode signs or in plain ASCII. */
export type Theme = PaletteChoice & {
  readonly unicode: boolean;
  readonly hyperlinks: boolean;
  /** Whether the terminal draws characters of ambiguous width, such as │ … ● é, in one cell or in two. */
  readonly ambiguous: 'narrow' | 'wide';
  readonly glyphs: Glyphs;
  readonly palette: Palette;
};

/** Creates a theme. Where rules and signs would be two cells wide, which fits nowhere, the ASCII ones are used. */
export function createTheme(options: {
  readonly colour: boolean;
  readonly unicode: boolean;
  readonly hyperlinks: boolean;
  readonly ambiguous?: Theme['ambiguous'];
  readonly contrast?: Theme['contrast'];
  readonly background?: Theme['background'];
  readonly depth?: Depth;
}): Theme {
  const { colour, unicode, hyperlinks, contrast = 'usual', background = 'dark', depth = 256 } = options;
  const ambiguous = unicode ? (options.ambiguous ?? 'narrow') : 'narrow';
  const choice: PaletteChoice = { colour, contrast, background, depth };
  const glyphs = unicode && ambiguous === 'narrow' ? UNICODE : ASCII;
  return { ...choice, unicode, hyperlinks, ambiguous, glyphs, palette: paletteFor(choice) };
}

/** Returns a line as text with escape sequences; every style is reset at the end of its span. */
export function paint(line: Line, theme: Theme): string {
  return line.map(({ text, style }) => paintText(text, style, theme)).join('');
}

function paintText(text: string, style: Style, theme: Theme): string {
  const drawn = theme.unicode ? text : toAscii(text);
  const codes = text === '' ? '' : styleCodes(style, theme);
  const painted = codes === '' ? drawn : `\u001b[${codes}m${drawn}\u001b[0m`;
  return style.link && theme.hyperlinks ? `${hyperlink(style.link)}${painted}${hyperlink('')}` : painted;
}

function styleCodes({ bold, underline, inverse, tone }: Style, { palette }: Theme): string {
  const ink = palette[tone ?? 'text'];
  const colours = ink && `;${ink}`;
  return `${bold ? ';1' : ''}${underline ? ';4' : ''}${inverse ? ';7' : ''}${colours}`.slice(1);
}

const hyperlink = (url: string): string => `\u001b]8;;${url}\u001b\\`;
