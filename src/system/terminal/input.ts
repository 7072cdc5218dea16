import type { ReadStream } from 'node:tty';

const ESCAPE = '\u001b';
const BELL = '\u0007';

/** OSC, DCS, APC, PM and SOS with what they carry: no key sends them. */
const REPLY = new RegExp(String.raw`${ESCAPE}[\]P_^X][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\)`, 'gu');

/** The beginning of a sequence whose rest is in the next read. */
const BEGUN = new RegExp(String.raw`${ESCAPE}(?:[[O][\d;]*)?$`, 'u');

/** Longer than the rest of a sequence takes to come, shorter than a reader waits for Escape. */
const REST_MS = 20;

/**
 * Mends what is read from the terminal before Ink takes it for keys. Answers to what another program has asked, and was
 * too impatient to wait for, are taken out. What was typed before the terminal gave raw keys has its Enter as a line
 * feed; there it is an Enter again. When many keys come at once a read may end within a key, whose beginning Ink would
 * take for Escape if it were busy meanwhile: it waits for the rest.
 */
export function mendInput(stdin: ReadStream): void {
  const read = stdin.read.bind(stdin);
  let isFirst = true;
  let begun = '';
  const release = () => {
    const text = begun;
    begun = '';
    if (text !== '') stdin.unshift(text, 'utf8');
  };
  stdin.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (typeof chunk !== 'string') return chunk;
    const keys = begun + (isFirst ? chunk.replaceAll('\n', '\r') : chunk);
    isFirst = false;
    const at = keys.search(BEGUN);
    begun = at > 0 ? keys.slice(at) : '';
    if (begun !== '') setTimeout(release, REST_MS);
    return keys.slice(0, keys.length - begun.length).replace(REPLY, '');
  };
}
