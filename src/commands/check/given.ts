import { isatty } from 'node:tty';
import { readAsked, readAskedLines } from '../../products/part.ts';
import type { ProductVersion } from '../../products/product-version.ts';
import { readStandardInput } from '../../system/standard-input.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { CheckRequest } from '../check.ts';
import { askHost, type Host } from './host.ts';

const STDIN = 0;
/** The word for standard input, by convention. */
const STANDARD_INPUT = '-';

const USAGE = 'check needs names and versions, such as: awesome-containers check runc@1.1.4 docker@24.0.5';

/** Reads the versions to check, from words, standard input or the programs installed here. Returns a message if that fails. */
export async function readGiven({ words, host }: Pick<CheckRequest, 'words' | 'host'>): Promise<Host | string> {
  const asked = words === '' && host ? [] : await readNames(words);
  if (typeof asked === 'string') return asked;
  if (!host) return { asked, clients: [], faults: [], missing: [] };
  const here = await askHost(process.env);
  return { ...here, asked: [...asked, ...here.asked] };
}

async function readNames(words: string): Promise<readonly ProductVersion[] | string> {
  if (words !== '' && words !== STANDARD_INPUT) {
    const asked = readAsked(words);
    const lacking = asked.find(({ version }) => version === null || version === '');
    if (lacking?.name.startsWith('@'))
      return `a name is missing before “${lacking.name}”, such as: check runc${lacking.name}`;
    return lacking ? `${lacking.name} needs a version, such as: check ${lacking.name}@1.2.3` : asked;
  }
  if (words === '' && isatty(STDIN)) return USAGE;
  const text = await readStandardInput();
  if (text === null) return 'standard input is larger than 4 MB; give only names and versions';
  const asked = readAskedLines(text.split('\n').map(sanitize).join('\n'));
  return asked.length === 0 ? USAGE : asked;
}
