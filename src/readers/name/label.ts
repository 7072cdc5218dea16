import type { LinkToken, Token } from '../elements/tokens.ts';
import { LABELS } from '../words/labels.ts';
import { hasWords, normalize } from '../words/normalize.ts';

const COUNTED =
  /^(?:v?\d+(?:[.,]\d+)*|\d+(?:st|nd|rd|th)|\p{L}|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})|(?:part|ep|episode|mirror|vol|volume|slide|chapter|day|week|lesson|version|v)\.? ?\d+(?:\.\d+)*|#\d+)$/u;
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i;
const BRACKETED = /^\s*[[【].*[\]】]\s*$/s;

const ONE_LETTER = /^\p{L}$/u;
const SIGNED_LETTER = /\p{L}[+#]/u;

/** Whether a text is itself an address. */
export const isAddressText = (text: string): boolean => ADDRESS.test(text.trim());

/** In UTF-16 units. A longer text is not a label, unless it is an address. */
const LONGEST_LABEL = 300;

/** Whether a text names nothing: "source", "screenshot 2", a number, a version, an address. */
export function isLabelText(text: string): boolean {
  if (text.length > LONGEST_LABEL) return isAddressText(text);
  if (!hasWords(text) || isAddressText(text) || BRACKETED.test(text)) return true;
  const words = normalize(text);
  if (words === '') return true;
  // The name of an account, such as `@octocat`.
  if (/^\s*@\S/.test(text)) return false;
  // `C++` and `F#` are names, although a letter alone is a label.
  if (ONE_LETTER.test(words) && SIGNED_LETTER.test(text)) return false;
  return LABELS.has(words) || COUNTED.test(words) || LABELS.has(words.replace(/ #?\d+$/, ''));
}

/** Whether the link at `index` names nothing. A link in square brackets is a label, too. */
export function isLabel(tokens: readonly Token[], index: number): boolean {
  const link = tokens[index] as LinkToken;
  if (link.isImage || isLabelText(link.text)) return true;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  return endsWith(before, /[[【]\s*$/) && endsWith(after, /^\s*[\]】]/);
}

const endsWith = (token: Token | undefined, sign: RegExp): boolean => token?.kind === 'text' && sign.test(token.text);
