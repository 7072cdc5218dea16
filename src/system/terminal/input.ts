import type { ReadStream } from 'node:tty';

const ESCAPE = '\u001b';
const BELL = '\u0007';

/** OSC, DCS, APC, PM and SOS with what they carry: no key sends them. */
const REPLY = new RegExp(String.raw`${ESCAPE}[\]P_^X][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\)`, 'gu');

/**
 * Mends what is read from the terminal before Ink takes it for keys. Answers to what another program has asked, and was
 * too impatient to wait for, are taken out. What was typed before the terminal gave raw keys has its Enter as a line
 * feed; there it is an Enter again.
 */
export function mendInput(stdin: ReadStream): void {
  const read = stdin.read.bind(stdin);
  let isFirst = true;
  stdin.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (typeof chunk !== 'string') return chunk;
    const keys = isFirst ? chunk.replaceAll('\n', '\r') : chunk;
    isFirst = false;
    return keys.replace(REPLY, '');
  };
}
