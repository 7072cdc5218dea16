import { isKnownOption } from './known-options.ts';
import type { Word } from './words.ts';

/** An option of a command. `name` is its long name, `written` how the command spells it. */
export type Given = { readonly name: string; readonly value: string; readonly written: string };

/** The options of a command. `rest` is the index of the first word after them. */
export type Options = {
  readonly given: readonly Given[];
  readonly rest: number;
  /** A variable among the options, which may contain any option. */
  readonly hidden: string | null;
};

const SHORT: Readonly<Record<string, string>> = {
  ...{ a: 'attach', c: 'cpu-shares', d: 'detach', e: 'env', h: 'hostname', i: 'interactive', l: 'label', m: 'memory' },
  ...{ P: 'publish-all', p: 'publish', q: 'quiet', t: 'tty', u: 'user', v: 'volume', w: 'workdir' },
};

/** Whether `run` has this option, in either engine. */
export const isKnown = ({ name }: Given): boolean => SWITCHES.has(name) || isKnownOption(name);

/** Options of `run` without a value, in either engine. All others take one. */
const SWITCHES: ReadonlySet<string> = new Set([
  ...['detach', 'interactive', 'tty', 'publish-all', 'quiet', 'rm', 'rmi', 'init', 'privileged', 'read-only'],
  ...['no-healthcheck', 'oom-kill-disable', 'sig-proxy', 'disable-content-trust', 'help', 'use-api-socket'],
  ...['env-host', 'http-proxy', 'no-hosts', 'no-hostname', 'passwd', 'read-only-tmpfs', 'replace', 'tls-verify'],
  'unsetenv-all',
]);

/** Options of the engine itself, before its command, that take no value. */
const ENGINE_SWITCHES: ReadonlySet<string> = new Set([
  ...['D', 'debug', 'tls', 'tlsverify', 'help', 'remote', 'r', 'syslog', 'noout', 'trace', 'transient-store'],
]);

/** Reads the options of `run` from index `from` up to the image. */
export function readOptions(words: readonly Word[], from: number): Options {
  const given: Given[] = [];
  let hidden: string | null = null;
  let at = from;
  for (; at < words.length; at++) {
    const { text = '', isBareVariable = false } = words[at] ?? {};
    if (text === '--') return { given, rest: at + 1, hidden };
    // If the variable is the image itself and its arguments begin with a dash, it is taken for options too.
    if (isBareVariable && words[at + 1]?.text.startsWith('-')) hidden = text;
    else if (!text.startsWith('-') || text === '-') break;
    else {
      const { options, takesNext } = readOne(text, words[at + 1]?.text ?? '');
      given.push(...options);
      if (takesNext) at++;
    }
  }
  return { given, rest: at, hidden };
}

type Read = { readonly options: readonly Given[]; readonly takesNext: boolean };

function readOne(text: string, next: string): Read {
  return text.startsWith('--') ? readLong(text, next) : readShort(text, next);
}

function readLong(text: string, next: string): Read {
  const [, name = '', , value] = /^--([^=]*)(=([\s\S]*))?$/.exec(text) ?? [];
  if (value !== undefined) return { options: [{ name, value, written: text }], takesNext: false };
  if (SWITCHES.has(name)) return { options: [{ name, value: 'true', written: text }], takesNext: false };
  return { options: [{ name, value: next, written: `${text} ${next}` }], takesNext: true };
}

/** Reads several short options in one word, such as `-itv /a:/b` or `-u1000`. */
function readShort(text: string, next: string): Read {
  const options: Given[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = SHORT[text[at] ?? ''] ?? '';
    const letter = `-${text[at]}`;
    const value = text.slice(at + 1).replace(/^=/, '');
    if (SWITCHES.has(name)) options.push({ name, value: 'true', written: letter });
    else if (value !== '') return { options: [...options, { name, value, written: letter + value }], takesNext: false };
    else return { options: [...options, { name, value: next, written: `${letter} ${next}` }], takesNext: true };
  }
  return { options, takesNext: false };
}

/** Reads the options of the engine itself, before its command. */
export function readEngineOptions(words: readonly Word[], from: number): Options {
  const given: Given[] = [];
  let at = from;
  for (; words[at]?.text.startsWith('-'); at++) {
    const written = words[at]?.text ?? '';
    const [, name = '', , value] = /^--?([^=]*)(=([\s\S]*))?$/.exec(written) ?? [];
    if (value !== undefined) given.push({ name, value, written });
    else if (!ENGINE_SWITCHES.has(name)) given.push({ name, value: words[++at]?.text ?? '', written });
  }
  return { given, rest: at, hidden: null };
}
