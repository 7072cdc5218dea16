import { ControlString } from './control-string.ts';
import type { KeyEvent } from './event.ts';
import { sgrReport, x10Report } from './mouse.ts';
import { altName, controlName, csiEvent, ss3Event } from './names.ts';
import { PasteText } from './paste.ts';
import { C1, CSI_BODY, type End, ESCAPE, lateRest, passed, SS3_BODY, STRING_END, TEXT } from './sequences.ts';

const LONGEST_CSI = 64;
/** How long to wait for the rest of something unfinished, in milliseconds. */
const REST_OF_ESCAPE_MS = 25;
const REST_OF_SEQUENCE_MS = 300;
const REST_OF_PASTE_MS = 1000;
/** The time in which the rest of a sequence is still recognised after its Escape was taken for a key, in milliseconds. */
const LATE_MS = 500;

type State = 'keys' | 'paste' | 'string' | 'overlong';

/**
 * Decodes the input from a terminal into events, however it is split into reads. A sequence is decoded only once it is complete;
 * an unknown one is ignored. No state is permanent: `patience` says how long to wait before `flush` gives up what is unfinished,
 * and Ctrl-c works in every state.
 */
export class KeyDecoder {
  #state: State = 'keys';
  /** The beginning of a sequence. */
  #begun = '';
  /** A beginning that was given up. `#isLate`: whether `#begun` starts with such a beginning, followed by later input. */
  #givenUp = '';
  #isLate = false;
  readonly #said = new ControlString();
  readonly #pasted = new PasteText();
  #events: KeyEvent[] = [];

  /** Decodes a read that came `elapsed` milliseconds after the previous one. */
  push(text: string, elapsed = Infinity): readonly KeyEvent[] {
    if (this.#state === 'string' && this.#said.isOverdue(elapsed)) this.#giveUpString();
    const rest = this.#said.withoutRest(text, elapsed);
    const input = this.#givenUp || this.#isLate ? this.#afterGivenUp(rest, elapsed) : this.#begun + rest;
    this.#begun = '';
    let at = 0;
    while (at < input.length) {
      const end = this.#step(input, at);
      if (end === null) this.#begun = input.slice(at);
      at = end ?? input.length;
    }
    return this.#taken();
  }

  /** Gives up unfinished input: an Escape becomes a key, a paste ends, letters after an Escape that was a key become text. */
  flush(): readonly KeyEvent[] {
    const begun = this.#begun;
    const isKey = this.#state === 'keys' && !this.#isLate && begun.length <= 2;
    const isEscape = isKey && [...begun].every((character) => character === ESCAPE);
    if (this.#state === 'paste') this.#endPaste(false);
    if (this.#state === 'string') this.#giveUpString();
    if (isEscape) for (const _ of begun) this.#press('escape');
    if (this.#isLate && /^.(?:.|\]1+)$/s.test(begun)) this.#type(begun.slice(1));
    this.#begun = '';
    this.#givenUp = !isKey ? '' : isEscape ? ESCAPE : begun;
    this.#isLate = false;
    this.#state = 'keys';
    return this.#taken();
  }

  /** The time without input after which `flush` is due, in milliseconds; `null` if nothing is unfinished. */
  get patience(): number | null {
    if (this.#state === 'paste') return REST_OF_PASTE_MS;
    if (this.#state !== 'keys') return REST_OF_SEQUENCE_MS;
    if (this.#begun === '') return null;
    const isShort = this.#begun.length <= 2 && !(this.#isLate && this.#begun.endsWith('['));
    return isShort ? REST_OF_ESCAPE_MS : REST_OF_SEQUENCE_MS;
  }

  #step(input: string, at: number): End {
    if (this.#state === 'paste') return this.#paste(input, at);
    if (this.#state === 'string') return this.#string(input, at);
    if (this.#state === 'overlong') return this.#overlong(input, at);
    const first = input.charAt(at);
    if (first === ESCAPE) return this.#escape(input, at);
    const introducer = C1[first];
    if (introducer !== undefined) return this.#sequence(introducer, input, at + 1, false);
    TEXT.lastIndex = at;
    if (TEXT.test(input)) return this.#text(input, at, TEXT.lastIndex);
    if (first < '\u0080') this.#press(controlName(first));
    return at + 1;
  }

  #text(input: string, from: number, to: number): End {
    // Only the first half of a surrogate pair has arrived.
    const isCut = to === input.length && /[\ud800-\udbff]/.test(input.charAt(to - 1));
    const end = isCut ? to - 1 : to;
    this.#type(input.slice(from, end));
    if (isCut) this.#begun = input.charAt(end);
    return to;
  }

  #escape(input: string, at: number): End {
    const second = input.charAt(at + 1);
    if (second === '') return null;
    if (second === ESCAPE) return this.#twoEscapes(input, at);
    if ('[O]PX^_'.includes(second)) return this.#sequence(second, input, at + 2, false);
    const character = String.fromCodePoint(input.codePointAt(at + 1) ?? 0);
    this.#press(altName(character));
    return at + 1 + character.length;
  }

  /** Decodes Alt and an arrow as rxvt sends them, or Escape pressed twice in quick succession. */
  #twoEscapes(input: string, at: number): End {
    const third = input.charAt(at + 2);
    if (third === '') return null;
    if (third === '[' || third === 'O') return this.#sequence(third, input, at + 3, true);
    this.#press('escape');
    return at + 1;
  }

  #sequence(introducer: string, input: string, from: number, hasAlt: boolean): End {
    if (introducer === '[') return this.#csi(input, from, hasAlt);
    if (introducer === 'O') return this.#ss3(input, from, hasAlt);
    if (from === input.length) return null;
    this.#beginString(introducer);
    return from;
  }

  #ss3(input: string, from: number, hasAlt: boolean): End {
    SS3_BODY.lastIndex = from;
    const body = SS3_BODY.exec(input)?.[0] ?? '';
    const end = from + body.length;
    const letter = input.charAt(end);
    if (letter === '') return null;
    if (letter < ' ' || letter > '~') return end;
    this.#add(ss3Event(body, letter, hasAlt));
    return end + 1;
  }

  #csi(input: string, from: number, hasAlt: boolean): End {
    // The Linux console sends F1 to F5 as `ESC [ [` and a letter.
    if (input.charAt(from) === '[') return passed(input, from + 1, 1);
    CSI_BODY.lastIndex = from;
    const body = CSI_BODY.exec(input)?.[0] ?? '';
    const end = from + body.length;
    if (/^\d+\$$/.test(body)) return this.#endCsi(body.slice(0, -1), '$', hasAlt, end);
    if (end === input.length) {
      if (body.length <= LONGEST_CSI) return null;
      this.#state = 'overlong';
      return end;
    }
    const final = input.charAt(end);
    if (final < '@' || final > '~') return end;
    if (final === 'M' && body === '') return this.#x10(input, end + 1);
    return this.#endCsi(body, final, hasAlt, end + 1);
  }

  #endCsi(body: string, final: string, hasAlt: boolean, end: number): End {
    if (body === '200' && final === '~') this.#state = 'paste';
    else if (body.startsWith('<') && /[Mm]/.test(final)) this.#add(sgrReport(body, final));
    else if (body.length <= LONGEST_CSI) this.#add(csiEvent(body, final, hasAlt));
    return end;
  }

  #x10(input: string, from: number): End {
    const end = passed(input, from, 3);
    if (end === from + 3) this.#add(x10Report(input.slice(from, end)));
    return end;
  }

  #overlong(input: string, at: number): End {
    CSI_BODY.lastIndex = at;
    const end = at + (CSI_BODY.exec(input)?.[0].length ?? 0);
    if (end === input.length) return end;
    this.#state = 'keys';
    return /[@-~]/.test(input.charAt(end)) ? end + 1 : end;
  }

  #beginString(introducer: string): void {
    this.#state = 'string';
    this.#said.begin(introducer);
  }

  #giveUpString(): void {
    this.#said.giveUp(this.#begun);
    this.#begun = '';
    this.#state = 'keys';
  }

  /** Skips a control string. No key sends one, but a terminal may answer with it. */
  #string(input: string, at: number): End {
    STRING_END.lastIndex = at;
    const end = STRING_END.exec(input)?.index;
    this.#said.add(input.slice(at, end));
    if (end === undefined) return input.length;
    const sign = input.charAt(end);
    if (sign === ESCAPE && end + 1 === input.length) {
      this.#begun = ESCAPE;
      return input.length;
    }
    this.#state = 'keys';
    const isEnd = sign === ESCAPE ? input.charAt(end + 1) === '\\' : sign === '\u0007' || sign === '\u009c';
    if (isEnd) this.#events.push(...this.#said.end());
    return isEnd ? end + (sign === ESCAPE ? 2 : 1) : end;
  }

  #paste(input: string, at: number): End {
    const { end, isInterrupted } = this.#pasted.take(input, at);
    if (end === null) return input.length;
    this.#endPaste(isInterrupted);
    return end;
  }

  #endPaste(isInterrupted: boolean): void {
    const text = this.#pasted.taken();
    this.#state = 'keys';
    if (isInterrupted) this.#press('ctrl+c');
    else this.#events.push({ type: 'paste', text });
  }

  /** Returns the input to decode after a beginning was given up. If its rest arrives after all, that is left out. */
  #afterGivenUp(text: string, elapsed: number): string {
    const begun = this.#isLate ? this.#begun : this.#givenUp;
    const whole = begun + text;
    const rest = elapsed > LATE_MS ? undefined : lateRest(whole);
    if (rest === undefined && this.#isLate) this.#type(begun.slice(1));
    this.#givenUp = '';
    this.#isLate = rest?.kind === 'begun';
    if (rest === undefined) return text;
    if (rest.kind === 'string') this.#beginString(whole.charAt(1));
    return whole.slice(rest.end);
  }

  #add(event: KeyEvent | undefined): void {
    const isDropped = this.#isLate || event === undefined;
    this.#isLate = false;
    if (isDropped) return;
    if (event.type === 'text') this.#type(event.text);
    else this.#events.push(event);
  }

  readonly #press = (name: string) => this.#events.push({ type: 'key', name });

  #type(text: string): void {
    const whole = text.replace(/\ufffd|\p{Surrogate}/gu, '');
    if (whole !== '') this.#events.push({ type: 'text', text: whole });
  }

  #taken(): readonly KeyEvent[] {
    const events = this.#events.splice(0);
    this.#isLate &&= this.#begun !== '';
    return events;
  }
}
