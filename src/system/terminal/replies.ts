import type { ReadStream } from 'node:tty';

const ESCAPE = '\u001b';
const BELL = '\u0007';

/** OSC, DCS, APC, PM and SOS with what they carry: no key sends them. */
const REPLY = new RegExp(String.raw`${ESCAPE}[\]P_^X][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\)`, 'gu');

/**
 * Takes out of what is read from the terminal its answers to what another program has asked, and was too impatient to
 * wait for. Ink passes over those that are CSI, and would take these for keys.
 */
export function passOverReplies(stdin: ReadStream): void {
  const read = stdin.read.bind(stdin);
  stdin.read = (size?: number) => {
    const chunk: unknown = read(size);
    return typeof chunk === 'string' ? chunk.replace(REPLY, '') : chunk;
  };
}
