import type { Form } from '../../hardening/facts.ts';
import type { Judgement, Verdict } from '../../hardening/judgement.ts';
import { type Line, MUTED, type Span, span, type Tone } from '../../screen/line.ts';
import type { Theme } from '../../screen/theme.ts';

const TONES: Readonly<Record<Verdict, Tone>> = { met: 'good', 'not met': 'bad', 'cannot tell': 'warn' };

export const VERDICTS: readonly Verdict[] = ['met', 'not met', 'cannot tell'];

function glyphOf(verdict: Verdict, { glyphs }: Theme): string {
  if (verdict === 'met') return glyphs.status.active;
  return verdict === 'not met' ? glyphs.note.grave : '?';
}

/** Returns the sign of a verdict. The signs differ in shape, for screens without colour. */
export const verdictSign = (verdict: Verdict, theme: Theme): Span =>
  span(glyphOf(verdict, theme), { tone: TONES[verdict] });

export const verdictWord = (verdict: Verdict): Span => span(verdict, { tone: TONES[verdict], bold: true });

/** Returns the sign for whether a measure is done. */
export const tickSign = (isDone: boolean, { glyphs }: Theme): Span =>
  isDone ? span(glyphs.tick, { tone: 'good', bold: true }) : span(glyphs.box, MUTED);

/** Returns the signs with their meanings, a line for each. */
export function legend(isJudged: boolean, theme: Theme): readonly Line[] {
  return [
    [tickSign(true, theme), span(' done', MUTED)],
    [tickSign(false, theme), span(' to do', MUTED)],
    ...(isJudged ? VERDICTS.map((verdict): Line => [verdictSign(verdict, theme), span(` ${verdict}`, MUTED)]) : []),
  ];
}

/** Returns the number of measures with each verdict, such as `● 3 met`. */
export const countsOf = ({ measures }: Judgement, theme: Theme): readonly Line[] =>
  VERDICTS.map((verdict): Line => {
    const count = measures.filter((one) => one.verdict === verdict).length;
    return [verdictSign(verdict, theme), span(` ${count}`), span(` ${verdict}`, MUTED)];
  });

const FORMS: Readonly<Record<Form, string>> = {
  docker: 'docker run',
  podman: 'podman run',
  compose: 'compose',
  kubernetes: 'pod',
};

/** The most containers that a title names; with more, it would become a paragraph. */
const MOST_NAMES = 6;

/** Returns the title of the judged fragment, such as `docker run web`. */
export function fragmentTitle({ form, names }: Judgement): string {
  const more = names.length - MOST_NAMES;
  const named = more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  return `${FORMS[form]} ${named.join(', ')}`.trimEnd();
}

/** The sentence that says what a judgement is based on. */
export const SCOPE = 'Judged by this text alone: the image, engine and host may change the result.';
